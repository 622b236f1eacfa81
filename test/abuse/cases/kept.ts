import { type Attack, outcome } from '../attack.js';

/** What might be kept of requests, one after another. */
function series(
  tried: string,
  count: number,
  quick: boolean,
  body: (place: number, time: number) => object,
  times = 1,
): Attack {
  return {
    tried,
    quick,
    run: async (server) => {
      const met = new Map<string, number>();
      for (let place = 0; place < count; place++) {
        for (let time = 0; time < times; time++) {
          const { status, text, ms } = await server.ask(body(place, time));
          const [told] = outcome({ status, text, ms }).split(',');
          met.set(told!, (met.get(told!) ?? 0) + 1);
        }
      }
      return [...met].map(([told, found]) => `${found} × ${told}`).join(', ');
    },
  };
}

const long = (place: number) => `v${place}_${'x'.repeat(200_000)}`;

export default [
  series('200 requests with an undeclared variable of a long new name', 200, true, (place) => ({
    query: '{dataset{release}}',
    variables: { [long(place)]: 1 },
  })),
  series('2,000 requests with an undeclared variable of a long new name', 2_000, false, (place) => ({
    query: '{dataset{release}}',
    variables: { [long(place)]: 1 },
  })),
  series('2,000 documents that use an undeclared variable of a long new name', 2_000, false, (place) => ({
    query: `{countries(first:$${long(place).slice(0, 100_000)}){totalCount}}`,
  })),
  series('457 different queries of 1.8 kB, each twice', 457, false, query, 2),
  series('60 different queries of 1.8 kB, each twice', 60, true, query, 2),
  series('1,000 valid queries that cost too much', 1_000, false, (place) => ({
    query: `query q${place}{schemes{groups{members{groups{members{groups{code${place}:slug}}}}}}}`,
  })),
] satisfies Attack[];

/** With other variables each time, so that the second is written anew and not taken from what is kept. */
function query(place: number, time: number) {
  const fields = Array.from(
    { length: 29 },
    (_, at) => `field_${place}_${at}_of_it: participantCount(asOf:"2020-01-01")`,
  );
  return { query: `{initiatives(first:5){nodes{slug name ${fields.join(' ')}}}}`, variables: { time } };
}
