import { useEffect, useState, useSyncExternalStore } from 'react';

const KEPT = 'rollcall.theme';

function keptTheme(): 'light' | 'dark' | null {
  try {
    const value = localStorage.getItem(KEPT);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    // Storage can be switched off; the system's preference holds then.
    return null;
  }
}

function keep(value: 'light' | 'dark'): void {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // Not kept: the choice holds until the page is left.
  }
}

const system = () => window.matchMedia('(prefers-color-scheme: dark)');

/** Light or dark: as asked for in the address of an embedded view, else as chosen, else as the system prefers. */
export function useTheme(asked: string | null): { dark: boolean; toggle: () => void } {
  const systemDark = useSyncExternalStore(
    (changed) => {
      const query = system();
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => system().matches,
  );
  const [chosen, setChosen] = useState(keptTheme);
  // Embedded with `auto`, the theme follows the device and not what the reader chose on this site.
  const wanted = asked === 'light' || asked === 'dark' ? asked : asked === 'auto' ? null : chosen;
  const dark = wanted === null ? systemDark : wanted === 'dark';
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  return {
    dark,
    toggle: () => {
      const next = dark ? 'light' : 'dark';
      keep(next);
      setChosen(next);
    },
  };
}
