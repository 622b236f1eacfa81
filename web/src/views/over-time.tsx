export default function OverTime() {
  return null;
}
