import { AnswerError } from '../api.ts';
import { useSpeak } from '../speak.tsx';

/** The sentence of a problem, in the language of the page. */
export function useProblemWords(): (error: unknown) => string {
  const { t, text, tOr } = useSpeak();
  return (error) => {
    if (error instanceof AnswerError && error.title) return text(error.title);
    return tOr(`app.failure.${error instanceof AnswerError ? error.code : 'unexpected'}`, t('app.failure.unexpected'));
  };
}
