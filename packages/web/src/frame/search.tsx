import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { type RegionCard, useArtefact } from '../api.ts';
import { placeNames, zoneNames } from '../parts/places.ts';
import { useSpeak } from '../speak.tsx';
import { bySource } from '../views/source/sources.ts';

type Hit = {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly words: string;
  readonly open: () => void;
};
const shown = 12;

/** Finds a place, a facility, a source or a page by name or id and goes there. */
export function Search({ card, close }: { readonly card: RegionCard; readonly close: () => void }) {
  const { t } = useSpeak();
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const words = useDeferredValue(asked.trim().toLowerCase());
  const all = useHits(card, close);
  const hits = useMemo(() => all.filter((hit) => hit.words.includes(words)).slice(0, shown), [all, words]);
  const move = (step: number) => setAt((before) => Math.max(0, Math.min(hits.length - 1, before + step)));
  const onKey = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') hits[at]?.open();
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      size="36rem"
      padding={0}
      yOffset="12vh"
      classNames={{ content: 'search-box' }}
      aria-label={t('app.search.open')}
      transitionProps={{ duration: 0 }}
    >
      <input
        className="search-field"
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls="search-hits"
        aria-activedescendant={hits[at] ? `hit-${at}` : undefined}
        aria-label={t('app.search.open')}
        placeholder={t('app.search.placeholder')}
        data-autofocus
        value={asked}
        onChange={(event) => {
          setAsked(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div className="hits" id="search-hits" role="listbox" aria-label={t('app.search.hits')}>
        {hits.map((hit, index) => (
          <div
            key={hit.key}
            id={`hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={hit.open}
            onKeyDown={onKey}
            onPointerEnter={() => setAt(index)}
          >
            <span>{hit.label}</span>
            <span className="faint small">{hit.note}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && <p className="search-none faint">{t('app.search.none', { words: asked })}</p>}
    </Modal>
  );
}

function useHits(card: RegionCard, close: () => void): readonly Hit[] {
  const { t, text, language } = useSpeak();
  const navigate = useNavigate();
  const profile = useArtefact(card, 'profile').data?.value.detail;
  const deliveries = useArtefact(card, 'source').data?.value.detail?.deliveries;
  return useMemo(() => {
    const go = (stage: string, search: Record<string, string> = {}) => {
      close();
      navigate({ to: '/$region/$stage', params: { region: card.id, stage }, search: search as never });
    };
    const stages: Hit[] = card.stages.map(({ stage }) => {
      const [label, note] = [t(`common.stage.${stage}.name`), t(`common.stage.${stage}.question`)];
      return {
        key: stage,
        label,
        note,
        words: `${label} ${note} ${stage}`.toLowerCase(),
        open: () => go(stage),
      };
    });
    const pages = (['quality', 'snapshots'] as const).map((view): Hit => {
      const [label, note] = [t(`data.views.${view}`), t(`data.${view}.question`)];
      const words = `${label} ${note} ${view}`.toLowerCase();
      return { key: `view ${view}`, label, note, words, open: () => go('pool', { view }) };
    });
    const sources = bySource(deliveries ?? []).map(({ source_id, newest: { names, owner } }): Hit => {
      const [label, note] = [text(names), `${t('app.home.source')} · ${owner}`];
      const words = `${label} ${note} ${source_id}`.toLowerCase();
      return { key: `source ${source_id}`, label, note, words, open: () => go('source', { source: source_id }) };
    });
    const known = [...stages, ...pages, ...sources];
    if (!profile) return known;
    const { zones, facilities, regions } = profile;
    const areas = new Map(regions.map((area) => [area.region_id, placeNames(language, area.name, area.name_en).first]));
    const places = zones.zone_id.map((id, index): Hit => {
      const area = areas.get(zones.region_id[index] ?? '') ?? '';
      const { first, second } = zoneNames(language, id, zones.name[index], zones.name_en[index], area);
      const note = [second, area].filter(Boolean).join(' · ');
      return {
        key: `zone ${id}`,
        label: first,
        note,
        words: `${first} ${note} ${id}`.toLowerCase(),
        open: () => go('balance', { zone: id }),
      };
    });
    const sites = facilities.facility_id.map((id, index): Hit => {
      const { first, second } = placeNames(language, facilities.name[index] ?? id, facilities.name_en[index]);
      const note = [second, t('app.search.facility')].filter(Boolean).join(' · ');
      return {
        key: `facility ${id}`,
        label: first,
        note,
        words: `${first} ${note} ${id}`.toLowerCase(),
        open: () => go('profile', { place: id }),
      };
    });
    return [...known, ...places, ...sites];
  }, [card, profile, deliveries, language, t, text, close, navigate]);
}
