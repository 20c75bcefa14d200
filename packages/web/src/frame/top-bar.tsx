import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useAddress, useWhere } from '../address.ts';
import type { RegionCard } from '../api.ts';
import { Icon } from '../parts/glyphs.tsx';
import { Segmented, Select } from '../parts/select.tsx';
import { shortId } from '../parts/short-id.ts';
import { useSpeak } from '../speak.tsx';
import { AccessButton } from './access.tsx';
import { Search } from './search.tsx';

type Props = {
  readonly regions: readonly RegionCard[];
  readonly card: RegionCard | undefined;
  readonly theme: 'light' | 'dark';
};

/** Region, as-of date, snapshot, search, language, light or dark. */
export function TopBar({ regions, card, theme }: Props) {
  const { t, text, date, language } = useSpeak();
  const [, change] = useAddress();
  const navigate = useNavigate();
  const { stage } = useWhere();
  const [searching, setSearching] = useSearchKey();
  const goTo = (region: string) =>
    stage
      ? navigate({ to: '/$region/$stage', params: { region, stage } })
      : navigate({ to: '/$region', params: { region } });
  return (
    <header className="bar">
      <Link to="/" className="name">
        <Icon name="mark" size={22} />
        <span>{t('common.product')}</span>
      </Link>
      {card && (
        <Select
          label={t('app.frame.region')}
          value={card.id}
          shown={text(card.names)}
          options={regions.map((entry) => ({ value: entry.id, label: text(entry.names) }))}
          onChange={goTo}
        />
      )}
      {card?.as_of && (
        <span className="fact wide">
          <b>{t('app.frame.asOf')}</b> {date(card.as_of)}
        </span>
      )}
      {card?.snapshot && (
        <Link
          className="fact widest"
          title={card.snapshot}
          to="/$region/$stage"
          params={{ region: card.id, stage: 'pool' }}
          search={{ view: 'snapshots' } as never}
        >
          <b>{t('app.frame.snapshot')}</b> <span className="code">{shortId(card.snapshot)}</span>
        </Link>
      )}
      <button type="button" className="button search" onClick={() => setSearching(true)} disabled={!card}>
        <Icon name="search" size={14} />
        <span>{t('app.search.open')}</span>
        <kbd>{shortcut}</kbd>
      </button>
      <AccessButton />
      <Segmented
        label={t('app.frame.language')}
        value={language}
        options={[
          { value: 'zh', label: '中', note: '中文' },
          { value: 'en', label: 'EN', note: 'English' },
        ]}
        onChange={(value) => change({ lang: value === 'zh' ? 'zh' : 'en' })}
      />
      <button
        type="button"
        className="button bare icon"
        aria-label={t(theme === 'dark' ? 'app.frame.light' : 'app.frame.dark')}
        title={t(theme === 'dark' ? 'app.frame.light' : 'app.frame.dark')}
        onClick={() => change({ theme: theme === 'dark' ? 'light' : 'dark' })}
      >
        <Icon name="theme" />
      </button>
      {card && searching && <Search card={card} close={() => setSearching(false)} />}
    </header>
  );
}

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

function useSearchKey() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen((before) => !before);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return [open, setOpen] as const;
}
