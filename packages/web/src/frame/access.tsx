import { useId, useState } from 'react';
import { askForToken, stopAsking, useAccess, useForgetToken, useGiveToken, useSession } from '../access.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/glyphs.tsx';
import { useProblemWords } from '../parts/problem-words.ts';
import { useSpeak } from '../speak.tsx';

/** Whether this tab may write, where that is not plain: a state that opens the place for the token. */
export function AccessButton() {
  const { t } = useSpeak();
  const { asking } = useAccess();
  const session = useSession().data;
  if (!session) return null;
  const state = t(session.may_write ? 'app.access.write' : 'app.access.look');
  return (
    <>
      {session.writing !== 'open' && (
        <button type="button" className="button bare access" title={state} onClick={askForToken}>
          <Icon name={session.may_write ? 'pencil' : 'lock'} size={14} />
          <span>{state}</span>
        </button>
      )}
      {asking && (
        <Dialog
          title={state}
          close={stopAsking}
          size="30rem"
          typing={session.writing === 'token' && !session.may_write}
        >
          {session.writing === 'read_only' && <p>{t('app.access.readOnly')}</p>}
          {session.writing === 'token' && (session.may_write ? <Forget /> : <TokenForm />)}
          {session.writing === 'open' && <p>{t('app.access.open')}</p>}
        </Dialog>
      )}
    </>
  );
}

function TokenForm() {
  const { t } = useSpeak();
  const words = useProblemWords();
  const [token, setToken] = useState('');
  const give = useGiveToken();
  const id = useId();
  return (
    <form
      className="token"
      onSubmit={(event) => {
        event.preventDefault();
        give.mutate(token.trim());
      }}
    >
      <p>{t('app.access.need')}</p>
      <label htmlFor={id}>{t('app.access.token')}</label>
      <input
        id={id}
        className="field"
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={token}
        aria-invalid={give.isError}
        aria-describedby={`${id}-note`}
        onChange={(event) => setToken(event.target.value)}
        data-autofocus
      />
      <p
        id={`${id}-note`}
        className={give.error ? 'warning small' : 'faint small'}
        role={give.error ? 'alert' : undefined}
      >
        {give.error ? words(give.error) : t('app.access.kept')}
      </p>
      <div className="actions">
        <button type="submit" className="button primary" disabled={token.trim() === '' || give.isPending}>
          {t('app.access.give')}
        </button>
        <button type="button" className="button" onClick={stopAsking}>
          {t('app.access.onlyLook')}
        </button>
      </div>
    </form>
  );
}

function Forget() {
  const { t } = useSpeak();
  const forget = useForgetToken();
  return (
    <>
      <p>{t('app.access.has')}</p>
      <button type="button" className="button" onClick={forget}>
        {t('app.access.forget')}
      </button>
    </>
  );
}
