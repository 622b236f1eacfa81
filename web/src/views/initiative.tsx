export default function InitiativePage({ slug }: { slug: string }) {
  return <p>{slug}</p>;
}
