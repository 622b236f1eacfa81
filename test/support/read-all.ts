/** A plain object with every property of one of a class, those included that the class works out when they are read. */
export function readAll<T extends object>(value: T): T {
  const getters = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(value))).filter(
    ([, { get }]) => get,
  );
  const read = getters.map(([name]) => [name, value[name as keyof T]]);
  return { ...value, ...Object.fromEntries(read) };
}
