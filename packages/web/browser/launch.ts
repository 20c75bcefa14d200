import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** The system's shared libraries that Chromium needs are often absent on a bare machine; the package brings its own. */
function libraryPath(into: string): string | undefined {
  const known = execFileSync('sh', ['-c', 'ldconfig -p 2>/dev/null || true'], { encoding: 'utf8' });
  if (known.includes('libnss3.so')) return undefined;
  const packed = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../../bin/al2023.tar.br',
  );
  const archive = [packed, join(dirname(packed), '../../bin/al2023.tar.br')].find((path) => existsSync(path));
  if (!archive) return undefined;
  const folder = join(into, 'libraries');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-x', '-C', folder], { input: brotliDecompressSync(readFileSync(archive)) });
  return join(folder, 'al2023/lib');
}

/**
 * Starts Chromium out of npm with software WebGL. It unpacks into a folder of its own, because it would reuse whatever
 * another version has left in the common one.
 */
export async function launch(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-browser-'));
  process.env.TMPDIR = folder;
  const libraries = libraryPath(folder);
  const env = libraries
    ? { ...process.env, LD_LIBRARY_PATH: `${libraries}:${process.env.LD_LIBRARY_PATH ?? ''}` }
    : process.env;
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    env: Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))),
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-dev-shm-usage',
    ],
  });
}

/** Whether this machine has a font for Chinese; without one, screenshots show boxes. */
export function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}
