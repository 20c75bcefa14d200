import type { Language } from '@junheng/engine/domain';
import { MantineProvider } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';
import { type AddressState, useAddress, useWhere } from '../address.ts';
import { useRegions } from '../api.ts';
import { SpeakProvider, useMakeSpeak } from '../speak.tsx';
import { mantineTheme, mantineVariables } from '../theme.ts';
import { Loop } from './loop.tsx';
import { TopBar } from './top-bar.tsx';

const remember = (key: string, value: string | undefined) => {
  if (value) localStorage.setItem(`junheng.${key}`, value);
};
const recall = (key: string) => localStorage.getItem(`junheng.${key}`) ?? undefined;

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

function languageOf(state: AddressState): Language {
  const wanted = state.lang ?? recall('lang') ?? navigator.language;
  return wanted.startsWith('zh') ? 'zh' : 'en';
}

/** The one frame: top bar, the loop, and the page. */
export function Shell() {
  const [state] = useAddress();
  const language = languageOf(state);
  const theme = useTheme();
  const speak = useMakeSpeak(language);
  const { region, stage } = useWhere();
  const regions = useRegions();
  const card = regions.data?.find((entry) => entry.id === region);

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = theme;
    remember('lang', state.lang);
    remember('theme', state.theme);
  }, [language, theme, state.lang, state.theme]);

  useEffect(() => {
    const page =
      stage && speak.has(`common.stage.${stage}.name`)
        ? speak.t(`common.stage.${stage}.name`)
        : speak.t('app.home.name');
    document.title = [page, card ? speak.text(card.names) : '', speak.t('common.product')].filter(Boolean).join(' · ');
  }, [stage, card, speak]);

  return (
    <MantineProvider theme={mantineTheme} forceColorScheme={theme} cssVariablesResolver={mantineVariables}>
      <SpeakProvider value={speak}>
        <a className="skip" href="#page">
          {speak.t('app.frame.skip')}
        </a>
        <div className="shell">
          <TopBar regions={regions.data ?? []} card={card} theme={theme} />
          <Loop card={card} stage={stage} />
          <main className="page" id="page" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </SpeakProvider>
    </MantineProvider>
  );
}
