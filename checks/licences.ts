import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Check, root } from './files.ts';

const copyleft = /\b(A?GPL|LGPL|SSPL|EUPL|CC-BY-SA|OSL)\b/i;
type Manifest = {
  name?: string;
  version?: string;
  license?: string | { type?: string };
  licenses?: { type?: string }[];
};

/** No copyleft licence among the packages that are installed for the product (peers of benches lie elsewhere). */
export const licences: Check = {
  name: 'licences',
  run() {
    const store = `${root}node_modules/.pnpm/`;
    const wrong: string[] = [];
    for (const entry of readdirSync(store).sort()) {
      const modules = `${store}${entry}/node_modules/`;
      if (!existsSync(modules)) continue;
      const name = entry
        .replace(/@[^@]*$/, '')
        .replace(/\(.*$/, '')
        .replace(/_.*$/, '')
        .replace('+', '/')
        .replace(/(?<=.)@\d.*$/, '');
      const path = `${modules}${name}/package.json`;
      if (!existsSync(path)) continue;
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
      const licence =
        typeof manifest.license === 'string'
          ? manifest.license
          : (manifest.license?.type ?? manifest.licenses?.map((one) => one.type).join(' OR ') ?? 'none stated');
      const choice = licence.split(/\s+OR\s+/i).some((one) => !copyleft.test(one));
      if (!choice) wrong.push(`${manifest.name}@${manifest.version} is under ${licence}.`);
    }
    return wrong;
  },
};
