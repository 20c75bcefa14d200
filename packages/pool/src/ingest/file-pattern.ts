const period = '\\d{4}(?:-(?:Q[1-4]|W\\d{2}|\\d{2}(?:-\\d{2})?))?';

/** Whether a contract's `file` names a series of files and not one. */
export const isSeries = (file: string): boolean => file.includes('*') || file.includes('{period}');

/** A file of a series: its name under the folder, and the period in it, if the pattern asks for one. */
export type NamedFile = { readonly file: string; readonly period: string | null };

/**
 * What a contract's `file` asks of a name: `*` stands for any text without `/`, `{period}` for a year, quarter, month,
 * ISO week or day. A name whose several periods disagree does not fit.
 *
 * @returns the period in the name (null where the pattern asks for none), or undefined when the name does not fit
 */
export function compilePattern(pattern: string): (name: string) => { readonly period: string | null } | undefined {
  const source = pattern
    .split(/(\*|\{period\})/)
    .map((part) => {
      if (part === '*') return '[^/]*';
      return part === '{period}' ? `(${period})` : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  const whole = new RegExp(`^${source}$`, 'u');
  return (name) => {
    const match = whole.exec(name);
    if (!match) return undefined;
    const [first, ...others] = match.slice(1);
    return others.every((other) => other === first) ? { period: first ?? null } : undefined;
  };
}
