import { useSyncExternalStore } from 'react';
import { useAddress } from '../address.ts';

/** What the reader chose last time, kept in this browser. */
export const remember = (key: 'lang' | 'theme', value: string | undefined) => {
  if (value) localStorage.setItem(`junheng.${key}`, value);
};
export const recall = (key: 'lang' | 'theme') => localStorage.getItem(`junheng.${key}`) ?? undefined;

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const watchDark = (notify: () => void) => {
  darkQuery.addEventListener('change', notify);
  return () => darkQuery.removeEventListener('change', notify);
};

/** The theme of the page: the address, else what was chosen before, else what the system asks for. */
export function useTheme(): 'light' | 'dark' {
  const [state] = useAddress();
  const system = useSyncExternalStore(watchDark, () => darkQuery.matches);
  const kept = recall('theme');
  return state.theme ?? (kept === 'light' || kept === 'dark' ? kept : system ? 'dark' : 'light');
}
