export default function WorldMap(properties: { n: number; coverage: ReadonlyMap<string, number>; caption: string; onChoose: (code: string) => void }) {
  return <p>{properties.n}</p>;
}
