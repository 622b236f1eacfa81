import type { Answer, TestApp } from './app.js';

/** Asks with a token, or without one where it is null, and gives the answer as it came. */
export async function askAs(
  { http }: Pick<TestApp, 'http'>,
  token: string | null,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const request = http.post('/graphql');
  if (token !== null) request.set('authorization', `Bearer ${token}`);
  return (await request.send({ query, variables })).body as Answer;
}
