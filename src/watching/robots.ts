/** What a robots.txt asks of one client (RFC 9309). */
export interface RobotsRules {
  /** Whether a path, with its query, may be asked for: the longest rule that fits decides, of equals the one that allows. */
  allows(path: string): boolean;
  /** Seconds that it asks to let pass between two requests; null: it asks for none. */
  readonly crawlDelay: number | null;
}

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

/** Nothing is forbidden. */
export const NO_RULES: RobotsRules = { allows: () => true, crawlDelay: null };

/** So much of a robots.txt is read (RFC 9309, section 2.5). */
export const MOST_ROBOTS_BYTES = 512 * 1024;

/** The rules of a robots.txt for a client: those of the groups that name it, else those for all. */
export function robotsRules(text: string, client: string): RobotsRules {
  const groups: { agents: string[]; rules: Rule[]; delay: number | null }[] = [];
  let open = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key, value] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    if (key === undefined) continue;
    const word = key.toLowerCase();
    const said = value!.trim();
    if (word === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [], delay: null });
      groups.at(-1)!.agents.push(said.toLowerCase());
      open = true;
      continue;
    }
    open = false;
    const group = groups.at(-1);
    if (group === undefined) continue;
    if ((word === 'allow' || word === 'disallow') && said !== '')
      group.rules.push({ allow: word === 'allow', pattern: said });
    if (word === 'crawl-delay' && /^\d+(\.\d+)?$/.test(said)) group.delay = Number(said);
  }
  const groupsNamingUs = groups.filter(({ agents }) => agents.includes(client.toLowerCase()));
  const chosen = groupsNamingUs.length > 0 ? groupsNamingUs : groups.filter(({ agents }) => agents.includes('*'));
  const rules = chosen.flatMap((group) => group.rules);
  const delays = chosen.flatMap(({ delay }) => (delay === null ? [] : [delay]));
  return {
    allows: (path) => {
      const fitting = rules.filter(({ pattern }) => fits(pattern, path));
      const longest = Math.max(0, ...fitting.map(({ pattern }) => pattern.length));
      const deciding = fitting.filter(({ pattern }) => pattern.length === longest);
      return deciding.length === 0 || deciding.some(({ allow }) => allow);
    },
    crawlDelay: delays.length === 0 ? null : Math.max(...delays),
  };
}

/** `*` stands for any characters, `$` at the end for the end. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(parts[0]!)) return false;
  let at = parts[0]!.length;
  for (const [i, part] of parts.slice(1).entries()) {
    const isLast = i === parts.length - 2;
    if (isLast && anchored) return path.length - part.length >= at && path.endsWith(part);
    const foundAt = path.indexOf(part, at);
    if (foundAt < 0) return false;
    at = foundAt + part.length;
  }
  return !anchored || at === path.length;
}
