import { parseArguments } from '../arguments.ts';
import { loadConfig } from '../config.ts';
import type { Shell } from '../terminal.ts';

/** `junheng config`: everything that can be set, what it is now and where that stands. */
export async function config(args: readonly string[], { speaker: { t }, print }: Shell): Promise<void> {
  const given = parseArguments('config', args, { json: 'flag' }, 0);
  const { file, settings } = await loadConfig({ ...process.env });
  if (given.flag('json')) return print(JSON.stringify({ file, settings }, null, 2));
  print(t(file === null ? 'config.noFile' : 'config.file', { file: file ?? '' }));
  for (const { name, value, from } of settings) {
    print(`\n${name}=${value ?? ''}   (${t(`config.from.${from}`)})\n  ${t(`config.about.${name}`)}`);
  }
}
