import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSpeak } from '../../speak.tsx';
import type { Draft, ReviewDictionary, ReviewRow as Row } from './review-drafts.ts';

type Props = {
  readonly row: Row;
  readonly draft: Draft | undefined;
  readonly dictionary: ReviewDictionary | undefined;
  readonly sourceName: string;
  readonly mayWrite: boolean;
  readonly choose: (code: string | null) => void;
  readonly undo: () => void;
};

/** How many guesses are offered; each has a digit. */
const offered = 3;

/** A text that waits, with what it may mean: digits choose a guess, 0 none, C another code, ↑ and ↓ the next text. */
export function ReviewRow({ row, draft, dictionary, sourceName, mayWrite, choose, undo }: Props) {
  const { number } = useSpeak();
  const other = useRef<HTMLInputElement>(null);
  const open = mayWrite && dictionary !== undefined;
  const onKey = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const act = open ? actionOf(event, row, { choose, undo, other: () => other.current?.focus() }) : undefined;
    const next = {
      ArrowDown: event.currentTarget.nextElementSibling,
      ArrowUp: event.currentTarget.previousElementSibling,
    };
    const to = event.key === 'ArrowDown' || event.key === 'ArrowUp' ? next[event.key] : undefined;
    if (event.target !== event.currentTarget || (act === undefined && to === undefined)) return;
    event.preventDefault();
    act?.();
    if (to instanceof HTMLElement) to.focus();
  };
  return (
    <tr className={draft ? 'review-row drafted' : 'review-row'} tabIndex={0} onKeyDown={onKey}>
      <td>
        <span className="review-text">{row.text}</span>
        <div className="faint small">
          {sourceName} · <span className="code">{row.field}</span>
        </div>
      </td>
      <td>
        {open ? (
          <Choices row={row} draft={draft} dictionary={dictionary} choose={choose} field={other} />
        ) : (
          <Guesses row={row} hint={mayWrite && dictionary === undefined} />
        )}
      </td>
      <td className="num">{number(row.rows)}</td>
    </tr>
  );
}

type Actions = {
  readonly choose: Props['choose'];
  readonly undo: () => void;
  readonly other: () => void;
};

function actionOf({ key, ctrlKey, metaKey }: KeyboardEvent, row: Row, act: Actions): (() => void) | undefined {
  if (ctrlKey || metaKey) return key.toLowerCase() === 'z' ? act.undo : undefined;
  if (key === '0') return () => act.choose(null);
  if (key.toLowerCase() === 'c') return act.other;
  const guess = /^[1-9]$/.test(key) ? row.guesses.slice(0, offered)[Number(key) - 1] : undefined;
  return guess && (() => act.choose(guess.code));
}

/** The codes on offer as buttons; the one that holds is pressed. */
function Choices({
  row,
  draft,
  dictionary,
  choose,
  field,
}: {
  readonly row: Row;
  readonly draft: Draft | undefined;
  readonly dictionary: ReviewDictionary;
  readonly choose: Props['choose'];
  readonly field: React.RefObject<HTMLInputElement | null>;
}) {
  const { t, share } = useSpeak();
  const holds = draft ?? row.decided ?? undefined;
  const guesses = row.guesses.slice(0, offered);
  const another = holds && holds.code !== null && !guesses.some(({ code }) => code === holds.code);
  return (
    <fieldset className="choices">
      <legend className="offscreen">{t('data.review.choose', { text: row.text.slice(0, 80) })}</legend>
      {guesses.map(({ code, score }, at) => (
        <button
          key={code}
          type="button"
          className="chip"
          aria-pressed={holds?.code === code}
          onClick={() => choose(code)}
        >
          <kbd>{at + 1}</kbd> <span className="code">{code}</span> <span className="chip-count">{share(score)}</span>
        </button>
      ))}
      {another && (
        <button type="button" className="chip" aria-pressed="true">
          <span className="code">{holds.code}</span>
        </button>
      )}
      <button type="button" className="chip" aria-pressed={holds?.code === null} onClick={() => choose(null)}>
        <kbd>0</kbd> {t('data.review.noCode')}
      </button>
      <OtherCode codes={dictionary.codes} choose={choose} field={field} />
      {row.decided && !draft && <span className="faint small">{t('data.review.decided')}</span>}
    </fieldset>
  );
}

/** Another code of the dictionary: typed, found as it is typed, taken with Enter. */
function OtherCode({
  codes,
  choose,
  field,
}: {
  readonly codes: readonly string[];
  readonly choose: (code: string) => void;
  readonly field: React.RefObject<HTMLInputElement | null>;
}) {
  const { t } = useSpeak();
  const [typed, setTyped] = useState('');
  const id = useId();
  const code = codes.find((one) => one.toLowerCase() === typed.trim().toLowerCase());
  const backToRow = () => field.current?.closest('tr')?.focus();
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setTyped('');
    else if (event.key === 'Enter' && code !== undefined) {
      choose(code);
      setTyped('');
    } else return;
    event.preventDefault();
    backToRow();
  };
  const unknown = typed.trim() !== '' && !codes.some((one) => one.toLowerCase().startsWith(typed.trim().toLowerCase()));
  return (
    <span className="other-code">
      <kbd>C</kbd>
      <input
        ref={field}
        className="field code"
        list={id}
        value={typed}
        placeholder={t('data.review.other')}
        aria-label={t('data.review.other')}
        aria-invalid={unknown}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
        onBlur={() => {
          if (code !== undefined) choose(code);
          setTyped('');
        }}
      />
      <datalist id={id}>
        {codes.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {unknown && <span className="warning small">{t('data.review.unknownCode')}</span>}
    </span>
  );
}

/** The guesses alone, where nothing can be decided here. */
function Guesses({ row, hint }: { readonly row: Row; readonly hint: boolean }) {
  const { t, share } = useSpeak();
  return (
    <>
      {row.guesses.length === 0 && <span className="faint">{t('data.review.noGuess')}</span>}
      {row.guesses.map(({ code, score }, at) => (
        <span key={code} className={at === 0 ? 'nowrap' : 'nowrap faint'}>
          {at > 0 && ' · '}
          <span className="code">{code}</span> {share(score)}
        </span>
      ))}
      {hint && <div className="faint small">{t('data.review.inContract')}</div>}
    </>
  );
}
