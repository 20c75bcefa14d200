import type { Language } from '@junheng/engine/domain';
import { MantineProvider } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type AddressState, useAddress, useWhere } from '../address.ts';
import { type RegionCard, useRegions } from '../api.ts';
import { SpeakProvider, useMakeSpeak, useSpeak } from '../speak.tsx';
import { mantineTheme, mantineVariables } from '../theme.ts';
import { Loop } from './loop.tsx';
import { recall, remember, useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';

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

  useLightOnPaper(theme);

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
            <PrintHead card={card} />
            <Outlet />
          </main>
        </div>
      </SpeakProvider>
    </MantineProvider>
  );
}

/** What stands over a printed page: whose data, as of when, and which version of them. */
function PrintHead({ card }: { readonly card: RegionCard | undefined }) {
  const { t, text, date } = useSpeak();
  if (!card) return null;
  const asOf = card.as_of ? `${t('app.frame.asOf')} ${date(card.as_of)}` : '';
  const snapshot = card.snapshot ? `${t('app.frame.snapshot')} ${card.snapshot}` : '';
  return (
    <p className="print-head small">
      {[t('common.product'), text(card.names), asOf, snapshot].filter(Boolean).join(' · ')}
    </p>
  );
}

/** Paper is light: a dark page would print light words on no ground. */
function useLightOnPaper(theme: 'light' | 'dark') {
  useEffect(() => {
    const set = (shown: string) => () => {
      document.documentElement.dataset.theme = shown;
    };
    const [before, after] = [set('light'), set(theme)];
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [theme]);
}
