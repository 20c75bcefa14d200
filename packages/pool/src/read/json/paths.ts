import { InputError } from '../../input-error.ts';

type Step = string | number;

const step = /(?:^|\.)([^.[\]"]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/uy;

/**
 * Compiles a path into a record: `name`, `address.city`, `ids[0].value`, `["a key.with dots"]`. What is not there is
 * undefined; only what the record itself holds is found.
 *
 * @throws InputError `source.error.jsonPath` for a path that means nothing
 */
export function compileJsonPath(path: string, column: string): (record: unknown) => unknown {
  const steps: Step[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (!match) throw new InputError('source.error.jsonPath', { path, column });
    const [, name, index, quoted] = match;
    if (name !== undefined) steps.push(name);
    else if (index !== undefined) steps.push(Number(index));
    else steps.push(JSON.parse(quoted ?? '""') as string);
  }
  if (steps.length === 0) throw new InputError('source.error.jsonPath', { path, column });
  return (record) => {
    let found = record;
    for (const one of steps) {
      if (found === null || typeof found !== 'object' || !Object.hasOwn(found, one)) return undefined;
      found = (found as Readonly<Record<Step, unknown>>)[one];
    }
    return found;
  };
}
