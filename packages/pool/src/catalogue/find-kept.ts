import { InputError } from '../input-error.ts';
import type { Catalogue } from '../spi.ts';

/**
 * The kept snapshot that a person means: its id, the beginning of it, or `newest`, `previous` and the like as `~1`, the
 * step before the newest of the history, `~2` the one before that.
 *
 * @throws InputError `pool.error.snapshotUnknown`, `pool.error.snapshotAmbiguous`
 */
export async function findKept(
  catalogue: Pick<Catalogue, 'listKept' | 'listPublications'>,
  name: string,
): Promise<string> {
  const kept = (await catalogue.listKept()).map(({ id }) => id);
  const steps = await catalogue.listPublications();
  const back = /^~(\d{1,6})$/.exec(name)?.[1];
  const wanted = name === 'newest' ? steps[0]?.snapshot : back === undefined ? name : steps[Number(back)]?.snapshot;
  const fits = kept.includes(wanted ?? '')
    ? [wanted]
    : kept.filter((id) => wanted !== undefined && id.startsWith(wanted));
  const [one] = fits;
  if (one !== undefined && fits.length === 1) return one;
  if (fits.length > 1) throw new InputError('pool.error.snapshotAmbiguous', { id: name, there: fits.join(', ') });
  const there = [...new Set(steps.map(({ snapshot }) => snapshot))].filter((id) => kept.includes(id));
  throw new InputError('pool.error.snapshotUnknown', { id: name, there: there.slice(0, 20).join(', ') || '–' });
}
