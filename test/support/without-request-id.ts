/** A body, or its text, without the ids of the request that its errors bear: they differ from one request to the next. */
export function withoutRequestId<T>(body: T): T {
  if (typeof body === 'string') return body.replace(/,?"requestId":"[^"]*"/g, '') as T;
  return JSON.parse(JSON.stringify(body, (key, value: unknown) => (key === 'requestId' ? undefined : value))) as T;
}
