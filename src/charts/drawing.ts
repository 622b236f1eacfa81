/**
 * What draws the pictures. A document, the plotting library and the renderer take longer to load, and more memory, than
 * all the rest: the server has them in threads of their own, the command line when it draws.
 */
export async function drawing() {
  const charts = await import('./charts.js');
  return { ...charts, ...(await import('./render.js')) };
}
