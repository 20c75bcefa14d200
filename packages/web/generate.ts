import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const target = fileURLToPath(new URL('./src/generated/api.ts', import.meta.url));
const server = fileURLToPath(new URL('../server/src/openapi.ts', import.meta.url));

const print = `const { openApiDocument } = await import(${JSON.stringify(server)}); process.stdout.write(JSON.stringify(await openApiDocument()))`;
const text = execFileSync(process.execPath, ['--input-type=module', '-e', print], {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
const head = "/** Made from the API's description by `node packages/web/generate.ts`; never edited. */\n";
const made = `${head}${astToString(await openapiTS(JSON.parse(text)))}`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== made) {
    console.error('packages/web/src/generated/api.ts is out of date: run `node packages/web/generate.ts`.');
    process.exit(1);
  }
} else {
  mkdirSync(new URL('.', `file://${target}`), { recursive: true });
  writeFileSync(target, made);
}
