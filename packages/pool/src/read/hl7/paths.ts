import type { Hl7Field, Hl7Message } from '@medplum/core';
import { InputError } from '../../input-error.ts';
import { undoEscapes } from './escapes.ts';
import { toIsoTime } from './times.ts';

/** What reading a field needs to know of its message. */
export type MessageContext = {
  readonly message: Hl7Message;
  /** The text between two escape characters that `\X…\` holds as bytes is read in this encoding. */
  readonly encoding: string;
  /** Offset from UTC of times that name none: that of MSH-7, or `''`. */
  readonly offset: string;
};
/** A path, compiled: the text of one field or part of it in a message; `''` when there is none. */
export type ReadHl7 = (context: MessageContext) => string;

const form =
  /^(?<segment>[A-Z][A-Z0-9]{2})(?:\[(?<nth>\d+)\])?-(?<field>\d+)(?:\[(?:(?<repetition>\d+)|(?<by>\d+)=(?<equals>[^\]]+))\])?(?:\.(?<component>\d+))?(?:\.(?<part>\d+))?(?:\.(?<as>day|instant)\(\))?$/;

/**
 * Compiles a path such as `PV1-3.4`: segment, field, component. The first segment of a name and the first repetition of
 * a field are meant unless the path says otherwise: `DG1[2]-3.1`, `PID-3[2].1`, `PID-3[5=MR].1` (the repetition whose
 * fifth component is MR), `PID-5.1.2` (a subcomponent). `.day()` and `.instant()` write an HL7 time as ISO 8601.
 * `""`, HL7's word for "delete", reads as unknown. Escapes are undone.
 *
 * @throws InputError `source.error.hl7Path`
 */
export function compileHl7Path(path: string, column: string): ReadHl7 {
  const found = form.exec(path.trim())?.groups;
  const at = (name: string): number | undefined => (found?.[name] === undefined ? undefined : Number(found[name]));
  const numbers = ['nth', 'field', 'repetition', 'by', 'component', 'part'].map(at);
  if (!found || numbers.some((n) => n === 0)) {
    throw new InputError('source.error.hl7Path', { column, path }, `${column}: ${path}`);
  }
  const [nth = 1, field = 1, repetition = 1, by, component, part] = numbers;
  const { segment = '', equals = '', as } = found;
  return ({ message, encoding, offset }) => {
    const one = nth === 1 ? message.getSegment(segment) : message.getAllSegments(segment)[nth - 1];
    if (!one) return '';
    const content = one.getField(field);
    const repeated = by === undefined ? repetition - 1 : findRepetition(content, by, equals);
    const raw = textOf(content, repeated, component, part);
    if (raw === '' || raw === '""') return '';
    // MSH-1 and MSH-2 are the separators themselves.
    const text = segment === 'MSH' && field <= 2 ? raw : undoEscapes(raw, message.context, encoding);
    return as === undefined ? text : toIsoTime(text, as === 'day' ? 'day' : 'instant', offset);
  };
}

function findRepetition(field: Hl7Field | undefined, by: number, equals: string): number {
  return field?.components.findIndex((parts) => parts[by - 1] === equals) ?? -1;
}

function textOf(
  field: Hl7Field | undefined,
  repetition: number,
  component: number | undefined,
  part: number | undefined,
): string {
  const parts = field?.components[repetition];
  if (!field || !parts) return '';
  if (component === undefined) return parts.join(field.context.componentSeparator);
  const text = parts[component - 1] ?? '';
  return part === undefined ? text : (text.split(field.context.subcomponentSeparator)[part - 1] ?? '');
}
