// Another client, in a process of its own: asks a small question every 50 ms, and tells of its longest wait when asked.
const [address] = process.argv.slice(2);
let worst = 0;
let failed = 0;

setInterval(async () => {
  const started = performance.now();
  try {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // Never the same question twice, so that none is answered from what is kept.
      body: JSON.stringify({ query: '{dataset{revision}}', variables: { at: started } }),
    });
    await response.text();
    if (response.status !== 200) failed++;
  } catch {
    failed++;
  }
  worst = Math.max(worst, performance.now() - started);
}, 50);

process.on('message', () => {
  process.send({ worst, failed });
  worst = 0;
  failed = 0;
});
process.on('disconnect', () => process.exit());
