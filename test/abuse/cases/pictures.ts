import { type Attacked, allAtOnce, type Outcome } from './asked.js';

/** Pictures that differ by a pixel, so that none is kept for another. */
export async function manyPictures(attacked: Attacked): Promise<Outcome> {
  const paths = Array.from({ length: 30 }, (_, at) => `/charts/matrix.png?set=hlab7&width=${1970 + at}`);
  return {
    tried: '30 pictures at once: /charts/matrix.png?set=hlab7&width=1970 ... 1999',
    happened: await allAtOnce(attacked, paths),
  };
}

/** The largest picture that the parameters allow. */
export async function largestPicture({ ask }: Attacked): Promise<Outcome> {
  const path = '/charts/matrix.png?set=hlab7&width=4000';
  const { status, bytes } = await ask(path);
  return { tried: path, happened: `${status}, ${bytes} bytes` };
}
