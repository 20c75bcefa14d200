import { SaxesParser } from 'saxes';
import { InputError } from '../../input-error.ts';
import { brokenExcel } from './archive.ts';

/** A workbook's elements lie less deep than this. */
const deepest = 64;
/** Characters that may pass without an element beginning or ending: a cell holds 32,767. */
const longestPiece = 4 << 20;

export type Attributes = Readonly<Record<string, string>>;
export type XmlHandlers = {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
};

/** An element's name without its prefix: some programs write `x:row`. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece as events. A document type is refused (workbooks have none, and entities are declared there);
 * so are elements nested too deep and pieces without an end.
 *
 * @throws InputError `source.error.excelBroken`
 */
export function xmlReader(path: string, handlers: XmlHandlers): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let since = 0;
  const refuse = (why: string): never => {
    throw brokenExcel(path, new Error(why));
  };
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    if (++depth > deepest) refuse('<<<<…');
    handlers.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    depth--;
    handlers.close(local(name));
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  parser.on('doctype', () => refuse('<!DOCTYPE'));
  parser.on('error', (error) => {
    throw error;
  });
  const guard = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      throw brokenExcel(path, cause);
    }
  };
  return {
    write: (piece) =>
      guard(() => {
        since += piece.length;
        if (since > longestPiece) refuse(`> ${longestPiece}`);
        parser.write(piece);
      }),
    end: () => guard(() => parser.close()),
  };
}
