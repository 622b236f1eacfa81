import { Link } from 'wouter';
import { useFormat } from '../lib/use-format.js';
import { useView } from '../state/use-view.js';

/** Initiatives that a figure leaves out for one reason, folded up under their number; nothing where there are none. */
export function LeftOut(properties: {
  readonly label: (count: string) => string;
  readonly initiatives: readonly { readonly slug: string; readonly name: string }[];
}) {
  const format = useFormat();
  const { to } = useView();
  const { label, initiatives } = properties;
  if (initiatives.length === 0) return null;
  return (
    <details>
      <summary>{label(format.number(initiatives.length))}</summary>
      <ul className="chips">
        {initiatives.map(({ slug, name }) => (
          <li key={slug}>
            <Link href={to(`/initiative/${slug}`)}>{name}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
