/**
 * What draws the pictures. A document, the plotting library and the renderer take longer to load, and more memory, than
 * all the rest of the server, so that they wait until the first picture is asked for.
 */
export async function drawing() {
  const [charts, render] = await Promise.all([import('./charts.js'), import('./render.js')]);
  return { ...charts, ...render };
}
