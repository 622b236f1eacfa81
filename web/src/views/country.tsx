export default function CountryPage({ code }: { code: string }) {
  return <p>{code}</p>;
}
