/** Which states at none belong to the Global South, under each definition. */
export default function Definitions() {
  return null;
}
