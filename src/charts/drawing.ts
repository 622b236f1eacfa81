/**
 * What draws the pictures. A document, the plotting library and the renderer take longer to load, and more memory, than
 * all the rest of the server, so that they wait until the first picture is asked for.
 */
export async function drawing() {
  const charts = await import('./charts.js');
  return { ...charts, ...(await import('./render.js')) };
}
