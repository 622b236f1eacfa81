// The load, in a process of its own: connections that each send the requests in turn, one after the other, for some
// seconds, after as long a warm-up as asked for. Told what to do by its parent, and answers with one message.
import autocannon from 'autocannon';

process.on('message', async ({ url, requests, connections, warmupSeconds, seconds }) => {
  const run = (until, onResponse) =>
    new Promise((resolve, reject) => {
      let started = 0;
      const instance = autocannon(
        {
          url,
          connections,
          ...until,
          timeout: 600,
          // It ends with a sample, so a run may last this many milliseconds longer.
          sampleInt: 100,
          requests,
          // Each connection begins elsewhere, so that not all ask the same at the same time.
          setupClient: (client) => {
            const at = Math.floor((started++ * requests.length) / connections);
            client.setRequests([...requests.slice(at), ...requests.slice(0, at)]);
          },
        },
        (error, result) => (error ? reject(error) : resolve(result)),
      );
      if (onResponse) instance.on('response', onResponse);
    });

  // Where the time does not suffice for every connection to be answered, so many answers are awaited instead: a run that
  // is cut short would count too few, and leave its questions to burden the next.
  const slow = (await secondsOfOne(url, requests)) * connections > Math.min(seconds, warmupSeconds || seconds);
  if (warmupSeconds > 0) await run(slow ? { amount: connections } : { duration: warmupSeconds });
  process.send({ began: true });
  const latencies = [];
  let bytes = 0;
  const began = performance.now();
  const result = await run(
    slow ? { amount: 2 * connections } : { duration: seconds },
    (_, _status, size, milliseconds) => {
      latencies.push(milliseconds);
      bytes += size;
    },
  );
  const message = {
    latencies: Float64Array.from(latencies),
    seconds: (performance.now() - began) / 1000,
    bytes,
    statuses: result.statusCodeStats,
    errors: result.errors + result.timeouts,
  };
  // The parent lets this process go once it has the message: to go earlier would lose it.
  process.send(message);
});

/** How long an answer takes while nothing else is asked: the middle one of three. */
async function secondsOfOne(url, requests) {
  const times = [];
  for (let at = 0; at < 3; at++) {
    const { path, ...request } = requests[Math.floor((at * requests.length) / 3)];
    const began = performance.now();
    await (await fetch(new URL(path, url), request)).arrayBuffer();
    times.push((performance.now() - began) / 1000);
  }
  return times.sort((a, b) => a - b)[1];
}
