import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAddress } from '../../address.ts';
import { type QuarantinedRow, type RegionAnswer, useQuarantine } from '../../api.ts';
import { NoData, Pages } from '../../parts/data-table.tsx';
import { Icon } from '../../parts/glyphs.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { BlockSkeleton, Failure } from '../../parts/states.tsx';
import { useSpeak } from '../../speak.tsx';
import { HeldRow } from './held-row.tsx';
import { useSourceNames } from './quality-table.tsx';

const size = 20;
export const rowKey = (row: QuarantinedRow) => `${row.source_id} ${row.delivery_id} ${row.row_no} ${row.rule}`;

/** The rows that were held back: filters with counts above, one row open at the side, keyboard all the way. */
export function QuarantineTable({ region, total }: { readonly region: RegionAnswer; readonly total: number }) {
  const { t } = useSpeak();
  const [state, change] = useAddress();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [offset, setOffset] = useState(0);
  const [chosen, setChosen] = useState<string>();
  const field = useSlashKey();
  const sourceName = useSourceNames(region);
  const filter = {
    ...(state.source ? { source: state.source } : {}),
    ...(state.rule ? { rule: state.rule } : {}),
    ...(search ? { search } : {}),
  };
  const held = useQuarantine(region.card, filter, offset, size);
  const rows = held.data?.rows ?? [];
  const open = rows.find((row) => rowKey(row) === chosen);
  const only = (source: string | undefined, rule: string | undefined) => {
    setOffset(0);
    setChosen(undefined);
    change({ source, rule });
  };
  return (
    <section
      className={open ? 'quarantine with-panel' : 'quarantine'}
      aria-label={t('app.quarantine.title')}
      aria-busy={held.isFetching}
      id="quarantine"
    >
      <div className="quarantine-main">
        <h2>
          {t('app.quarantine.title')}
          <span className="aside">{t('app.quarantine.kept')}</span>
        </h2>
        {!held.error && (
          <>
            <div className="chips">
              <button
                type="button"
                className="chip"
                aria-pressed={!state.rule}
                onClick={() => only(undefined, undefined)}
              >
                {t('app.quarantine.all')} <Count value={total} />
              </button>
              {chipsOf(held.data?.rules ?? []).map((rule) => (
                <RuleChip
                  key={`${rule.source_id} ${rule.rule}`}
                  rule={rule}
                  more={
                    rule.alike === 'source' ? sourceName(rule.source_id) : rule.alike === 'rule' ? rule.rule : undefined
                  }
                  pressed={state.rule === rule.rule && state.source === rule.source_id}
                  onClick={() => only(rule.source_id, rule.rule)}
                />
              ))}
            </div>
            <div className="field find">
              <Icon name="search" size={13} />
              <input
                ref={field}
                type="search"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                placeholder={t('app.quarantine.search')}
                aria-label={t('app.quarantine.search')}
              />
              <kbd>/</kbd>
            </div>
          </>
        )}
        {held.isPending && <BlockSkeleton height="20rem" />}
        {held.error && <Failure error={held.error} retry={held.refetch} />}
        {held.data && (
          <>
            <HeldRows rows={rows} chosen={chosen} onChoose={setChosen} />
            <Pages from={offset} size={size} total={held.data.total} onMove={setOffset} />
          </>
        )}
      </div>
      {open && <HeldRow region={region} row={open} close={() => setChosen(undefined)} />}
    </section>
  );
}

const Count = ({ value }: { readonly value: number }) => {
  const { number } = useSpeak();
  return <span className="chip-count">{number(value)}</span>;
};

type HeldRule = {
  readonly source_id: string;
  readonly rule: string;
  readonly rows: number;
  readonly say: QuarantinedRow['say'];
};

/**
 * The rules that held rows back, each once a source, those with the most rows first; `alike` says what tells a rule from
 * others of the same words: its source, or its own code where they are of one source.
 */
function chipsOf(rules: readonly HeldRule[]): readonly (HeldRule & { readonly alike: 'source' | 'rule' | false })[] {
  const chips = new Map<string, HeldRule>();
  for (const rule of rules) {
    const key = `${rule.source_id} ${rule.rule}`;
    chips.set(key, { ...rule, rows: rule.rows + (chips.get(key)?.rows ?? 0) });
  }
  const all = [...chips.values()].sort((a, b) => b.rows - a.rows);
  const words = Map.groupBy(all, ({ say }) => say.en);
  return all.map((rule) => {
    const others = (words.get(rule.say.en) ?? []).filter((other) => other !== rule);
    const same = others.some(({ source_id }) => source_id === rule.source_id);
    return { ...rule, alike: same ? 'rule' : others.length > 0 && 'source' };
  });
}

function RuleChip({
  rule,
  more,
  pressed,
  onClick,
}: {
  readonly rule: HeldRule;
  readonly more: string | undefined;
  readonly pressed: boolean;
  readonly onClick: () => void;
}) {
  const { text } = useSpeak();
  const title = [text(rule.say), more, rule.rule].filter(Boolean).join(' · ');
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onClick} title={title}>
      <span className="chip-words">
        {text(rule.say)}
        {more && <span className="faint"> {more}</span>}
      </span>{' '}
      <Count value={rule.rows} />
    </button>
  );
}

/** "/" puts the cursor into the search field. */
function useSlashKey() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return field;
}

function HeldRows({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly QuarantinedRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}) {
  const { t, text, exact } = useSpeak();
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>, key: string) => {
    const go = (row: Element | null) => row instanceof HTMLElement && row.focus();
    if (event.key === 'ArrowDown') go(event.currentTarget.nextElementSibling);
    else if (event.key === 'ArrowUp') go(event.currentTarget.previousElementSibling);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(key);
    else if (event.key === 'Escape') onChoose(undefined);
    else return;
    event.preventDefault();
  };
  return (
    <ScrollBox className="selectable" label={t('app.quarantine.title')}>
      <table>
        <caption className="offscreen">{t('app.quarantine.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('app.quarantine.why')}</th>
            <th scope="col">{t('app.quarantine.field')}</th>
            <th scope="col">{t('app.quarantine.sent')}</th>
            <th scope="col">{t('app.source.file')}</th>
            <th scope="col" className="num">
              {t('app.quarantine.line')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = rowKey(row);
            return (
              <tr
                key={key}
                className="row-link"
                tabIndex={0}
                aria-selected={key === chosen}
                onClick={() => onChoose(key)}
                onKeyDown={(event) => onKey(event, key)}
              >
                <td>{text(row.say)}</td>
                <td className="code">{row.field}</td>
                <td className="code">{row.value === null || row.value === '' ? <NoData /> : row.value}</td>
                <td className="code faint" title={row.file}>
                  {row.file.slice(row.file.lastIndexOf('/') + 1)}
                </td>
                <td className="num">{exact(row.line)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length === 0 && <p className="faint none">{t('app.quarantine.none')}</p>}
    </ScrollBox>
  );
}
