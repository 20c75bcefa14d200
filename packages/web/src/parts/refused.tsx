import { askForToken } from '../access.ts';
import { AnswerError } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { useProblemWords } from './problem-words.ts';

/** Why something was not done; where the token is lacking, the way to enter it. */
export function Refused({ error }: { readonly error: unknown }) {
  const { t } = useSpeak();
  const words = useProblemWords();
  return (
    <div className="refused" role="alert">
      <p className="warning">{words(error)}</p>
      {error instanceof AnswerError && error.code === 'wrong_token' && (
        <button type="button" className="button" onClick={askForToken}>
          {t('app.access.enter')}
        </button>
      )}
    </div>
  );
}
