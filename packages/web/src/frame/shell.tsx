import type { Language } from '@junheng/engine/domain';
import { MantineProvider } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type AddressState, useAddress, useWhere } from '../address.ts';
import { useRegions } from '../api.ts';
import { SpeakProvider, useMakeSpeak } from '../speak.tsx';
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
