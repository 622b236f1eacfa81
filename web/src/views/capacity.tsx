export default function Capacity() {
  return null;
}
