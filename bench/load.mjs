// The load, in a process of its own: connections that each send the requests in turn, one after the other, for some
// seconds, after as long a warm-up as asked for. Told what to do by its parent, and answers with one message.
import autocannon from 'autocannon';

process.on('message', async ({ url, requests, connections, warmupSeconds, seconds }) => {
  const run = (duration, onResponse) =>
    new Promise((resolve, reject) => {
      let started = 0;
      const instance = autocannon(
        {
          url,
          connections,
          duration,
          timeout: 60,
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
  if (warmupSeconds > 0) await run(warmupSeconds);
  process.send({ began: true });
  const latencies = [];
  let bytes = 0;
  const result = await run(seconds, (_, _status, size, milliseconds) => {
    latencies.push(milliseconds);
    bytes += size;
  });
  const message = {
    latencies: Float64Array.from(latencies),
    seconds: result.duration,
    bytes,
    statuses: result.statusCodeStats,
    errors: result.errors + result.timeouts,
  };
  // The parent lets this process go once it has the message: to go earlier would lose it.
  process.send(message);
});
