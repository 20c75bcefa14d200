const timeForm = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:\.(\d{1,4}))?)?)?)?)?)?([+-]\d{4})?$/;

/**
 * An HL7 time (`YYYY[MM[DD[HH[MM[SS[.S…]]]]]][±ZZZZ]`) as ISO 8601: the day as it is written there, or the instant with
 * its offset. A time that names no offset has that of its message; without one, an instant has none, and reads as UTC.
 * What is not of this form comes back as it is: the contract's check of days and instants says so.
 *
 * The calendar is not asked here: `20240231` gives `2024-02-31`, which is no day.
 */
export function toIsoTime(text: string, as: 'day' | 'instant', messageOffset: string): string {
  const found = timeForm.exec(text.trim());
  if (!found) return text;
  const [, year = '', month, day, hour, minute = '00', second = '00', fraction, offset = messageOffset] = found;
  const date = [year, month, day].filter((part) => part !== undefined).join('-');
  if (as === 'day' || hour === undefined) return date;
  const zone = offset === '' ? '' : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  return `${date}T${hour}:${minute}:${second}${fraction === undefined ? '' : `.${fraction.padEnd(3, '0').slice(0, 3)}`}${zone}`;
}

/** The offset from UTC with which an HL7 time ends (`+0800`), or `''`. */
export const offsetOf = (text: string): string => timeForm.exec(text.trim())?.[8] ?? '';
