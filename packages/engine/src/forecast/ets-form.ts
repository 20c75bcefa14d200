/**
 * A form of exponential smoothing in the taxonomy of Hyndman, Koehler, Ord & Snyder 2008: how errors, trend and season
 * enter. N none, A additive, Ad additive and damped, M multiplicative.
 */
export type EtsForm = {
  readonly error: 'A' | 'M';
  readonly trend: 'N' | 'A' | 'Ad';
  readonly season: 'N' | 'A' | 'M';
};

/** As the literature writes it: ETS(A,Ad,N). */
export const formName = (form: EtsForm): string => `ETS(${form.error},${form.trend},${form.season})`;

const trends = ['N', 'A', 'Ad'] as const;

/**
 * The forms that compete. Left out, as in Hyndman & Khandakar 2008: multiplicative trends (they explode) and additive
 * errors with a multiplicative season (their variance is not finite near 0). Where values are not all above 0, or the
 * data were transformed, only additive forms make sense.
 *
 * @param onlyAdditive  no multiplicative error or season
 * @param seasons       which kinds of season compete
 */
export function listForms(onlyAdditive: boolean, seasons: 'none' | 'only' | 'both'): EtsForm[] {
  const forms: EtsForm[] = [];
  for (const error of ['A', 'M'] as const) {
    for (const trend of trends) {
      for (const season of ['N', 'A', 'M'] as const) {
        if (onlyAdditive && (error === 'M' || season === 'M')) continue;
        if (error === 'A' && season === 'M') continue;
        if (seasons === 'none' && season !== 'N') continue;
        if (seasons === 'only' && season === 'N') continue;
        forms.push({ error, trend, season });
      }
    }
  }
  return forms;
}
