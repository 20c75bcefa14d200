import { type FileLayer, nodeFiles } from '../file-layer.ts';

/**
 * A file layer whose `at`-th call fails with `code`, as on a full or dying disk; for tests. Every later write fails
 * too when `lasting`. A failing `writeSync` has written half before.
 */
export function faultyFiles(
  at: number,
  code: 'ENOSPC' | 'EIO',
  lasting = false,
): FileLayer & { readonly calls: number } {
  let calls = 0;
  const fail = (syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });
  const falls = () => {
    calls++;
    return calls === at || (lasting && calls > at);
  };
  const guard = <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) =>
    ((...args: A): R => {
      if (falls()) throw fail(name);
      return call(...args);
    }) as typeof call;
  return {
    get calls() {
      return calls;
    },
    mkdirSync: guard('mkdir', nodeFiles.mkdirSync as (...args: unknown[]) => unknown) as FileLayer['mkdirSync'],
    openSync: guard('open', nodeFiles.openSync),
    fsyncSync: guard('fsync', nodeFiles.fsyncSync),
    renameSync: guard('rename', nodeFiles.renameSync),
    linkSync: guard('link', nodeFiles.linkSync),
    unlinkSync: guard('unlink', nodeFiles.unlinkSync),
    copyFile: guard('copyfile', nodeFiles.copyFile),
    writeSync: ((file: number, bytes: Uint8Array, from: number, length: number) => {
      if (!falls()) return nodeFiles.writeSync(file, bytes, from, length);
      nodeFiles.writeSync(file, bytes, from, Math.floor(length / 2));
      throw fail('write');
    }) as FileLayer['writeSync'],
    closeSync: nodeFiles.closeSync,
    rmSync: nodeFiles.rmSync,
  };
}
