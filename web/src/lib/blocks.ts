/** A group with its members at the date. */
export interface GroupMembers {
  readonly slug: string;
  readonly name: string;
  readonly members: readonly { readonly code: string }[];
}

/**
 * The states counted, by group in the scheme's order; states in no group come last, in a group of their own, `rest`,
 * never dropped (method, section 5). Groups without a counted state are left out.
 */
export function byGroup(
  groups: readonly GroupMembers[],
  rest: { readonly slug: string; readonly name: string },
  counted: ReadonlySet<string>,
): { slug: string; name: string; codes: string[] }[] {
  const placed = new Set<string>();
  const blocks = groups.map((group) => {
    const codes = group.members.map((member) => member.code).filter((code) => counted.has(code) && !placed.has(code));
    for (const code of codes) placed.add(code);
    return { slug: group.slug, name: group.name, codes };
  });
  const others = [...counted].filter((code) => !placed.has(code));
  if (others.length > 0) blocks.push({ ...rest, codes: others });
  return blocks.filter((block) => block.codes.length > 0);
}

/** k by code, from the buckets of a distribution. */
export function coverageByCode(
  buckets: readonly { readonly k: number; readonly countries: readonly { readonly code: string }[] }[],
): Map<string, number> {
  return new Map(buckets.flatMap(({ k, countries }) => countries.map(({ code }) => [code, k] as const)));
}
