import { askForToken } from '../access.ts';
import { AnswerError } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { useProblemWords } from './problem-words.ts';

/** Why something was not done; where the token is lacking, the way to enter it. */
export function Refused({ error }: { readonly error: unknown }) {
  const words = useProblemWords();
  return (
    <div className="refused small" role="alert">
      <p className="warning">{words(error)}</p>
      <EnterToken error={error} />
    </div>
  );
}

/** The button that asks for the token, where the error says that it is lacking. */
export function EnterToken({ error }: { readonly error: unknown }) {
  const { t } = useSpeak();
  if (!(error instanceof AnswerError && error.code === 'wrong_token')) return null;
  return (
    <button type="button" className="button" onClick={askForToken}>
      {t('app.access.enter')}
    </button>
  );
}
