/** The identifier of an object that the pages know by its code or slug, as the API's `node` takes it. */
export const nodeId = (sort: 'Country' | 'Initiative', key: string): string => `${sort}:${key}`;
