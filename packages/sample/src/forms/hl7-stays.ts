import { type Random, stream } from '@junheng/engine/kernel';
import type { Fields } from '../patients.ts';
import { TextFile } from '../write.ts';

/** Shares of stays with a correction on the way: a new diagnosis, a discharge taken back, a provisional number. */
const often = { corrected: 0.03, takenBack: 0.005, provisional: 0.004, cancelled: 0.008 } as const;
/** Codes of table 0007, admission type: elective, emergency. */
const admissionTypes = { 1: 'C', 2: 'E' } as const;

/** Message structures that are not the one of an admission. */
const structures: Readonly<Record<string, string>> = { A03: 'ADT_A03', A11: 'ADT_A09' };

type Visit = {
  readonly stay: string;
  readonly hospital: string;
  readonly department: string;
  readonly township: string;
  readonly born: number;
  readonly sex: string;
  readonly diagnosis: string;
  readonly type: string;
  readonly admitted: string;
};

const at = (iso: string, clock: string) => `${iso.replaceAll('-', '')}${clock}`;

/**
 * Writes the messages of one hospital in the order of the days: admissions (A01), updates (A08), discharges (A03),
 * admissions that are cancelled (A11), discharges that are taken back (A13), and provisional patient numbers that are
 * merged into the right one (A40). Version 2.5, one segment a line (CR), UTF-8.
 */
export class Hl7Stays {
  /** Messages written, and stays that they tell of; cancelled ones are none. */
  messages = 0;
  stays = 0;
  readonly #file: TextFile;
  readonly #chance: Random;
  readonly #later = new Map<number, string[]>();

  private constructor(file: TextFile, chance: Random) {
    this.#file = file;
    this.#chance = chance;
  }

  static async create(path: string, seed: number): Promise<Hl7Stays> {
    return new Hl7Stays(await TextFile.create(path), stream(seed, 'hl7'));
  }

  /** @param day number of the day of admission; @param until that of the discharge; @param days how many there are */
  stay(fields: Fields, day: number, until: number, days: number): void {
    this.stays++;
    const visit = toVisit(fields);
    const [patient, discharged, outcome] = [String(fields[3]), String(fields[9]), String(fields[12])];
    const provisional = this.#chance.uniform() < often.provisional ? `N${visit.stay}` : undefined;
    if (this.#chance.uniform() < often.cancelled) this.#cancelled(day, visit, patient);
    const corrected = this.#chance.uniform() < often.corrected && until > day;
    const first = corrected ? { ...visit, diagnosis: 'R69' } : visit;
    this.#put(day, this.#message('A01', at(visit.admitted, '0830'), first, provisional ?? patient));
    if (corrected) this.#put(day, this.#message('A08', at(visit.admitted, '1600'), visit, provisional ?? patient));
    if (provisional) this.#put(day, this.#merge(at(visit.admitted, '1700'), patient, provisional));
    if (until >= days) return;
    if (this.#chance.uniform() < often.takenBack && until > day) {
      const early = new Date(Date.parse(discharged) - 86_400_000).toISOString().slice(0, 10);
      this.#put(until - 1, this.#message('A03', at(early, '1000'), visit, patient, early, outcome));
      this.#put(until - 1, this.#message('A13', at(early, '1500'), visit, patient));
    }
    this.#put(until, this.#message('A03', at(discharged, '1000'), visit, patient, discharged, outcome));
  }

  /** Somebody was booked in and did not come: an admission that is taken back within the day. */
  #cancelled(day: number, visit: Visit, patient: string): void {
    const never = { ...visit, stay: `X${visit.stay}` };
    this.#put(day, this.#message('A01', at(visit.admitted, '0800'), never, patient));
    this.#put(day, this.#message('A11', at(visit.admitted, '1100'), never, patient));
  }

  #put(day: number, message: string): void {
    const waiting = this.#later.get(day);
    if (waiting) waiting.push(message);
    else this.#later.set(day, [message]);
  }

  #head(event: string, when: string, hospital: string, structure: string): string[] {
    const id = String(++this.messages).padStart(8, '0');
    return [
      `MSH|^~\\&|HIS|${hospital}|POOL|LANCHUAN|${when}||ADT^${event}^${structure}|M${id}|P|2.5|||||CHN|UNICODE UTF-8`,
      `EVN|${event}|${when}`,
    ];
  }

  #message(event: string, when: string, visit: Visit, patient: string, discharged = '', outcome = ''): string {
    const { stay, hospital, department, township, born, sex, diagnosis, type, admitted } = visit;
    const pv1 = new Array<string>(46).fill('');
    pv1[0] = 'PV1';
    pv1[1] = '1';
    pv1[2] = 'I';
    pv1[3] = `${department}^^^${hospital}`;
    pv1[4] = type;
    pv1[10] = department;
    pv1[19] = stay;
    pv1[36] = outcome;
    pv1[44] = at(admitted, '0830');
    pv1[45] = discharged === '' ? '' : at(discharged, '1000');
    return `${[
      ...this.#head(event, when, hospital, structures[event] ?? 'ADT_A01'),
      `PID|1||${patient}^^^${hospital}^MR||||${born}|${sex}|||^^^^^^^^${township}`,
      pv1.join('|'),
      ...(event === 'A03' || event === 'A11' ? [] : [`DG1|1||${diagnosis}^^I10|||A`]),
    ].join('\r')}\r`;
  }

  #merge(when: string, patient: string, provisional: string): string {
    const [hospital = ''] = patient.split('-');
    return `${[
      ...this.#head('A40', when, hospital, 'ADT_A39'),
      `PID|1||${patient}^^^${hospital}^MR`,
      `MRG|${provisional}^^^${hospital}^MR`,
    ].join('\r')}\r`;
  }

  /** Writes the messages of a day; those of later days wait. */
  async endDay(day: number): Promise<void> {
    for (const message of this.#later.get(day) ?? []) this.#file.add(message);
    this.#later.delete(day);
    await this.#file.flush();
  }
  close(): Promise<void> {
    return this.#file.close();
  }
  abandon(): Promise<void> {
    return this.#file.abandon();
  }
}

function toVisit(fields: Fields): Visit {
  const [stay, hospital, department, , township, age, sex, diagnosis, admitted, , , arrival] = fields;
  return {
    stay: String(stay),
    hospital: String(hospital),
    department: String(department),
    township: String(township),
    born: Number(String(admitted).slice(0, 4)) - Number(age),
    sex: sex === 1 ? 'M' : 'F',
    diagnosis: String(diagnosis),
    type: admissionTypes[arrival as 1 | 2],
    admitted: String(admitted),
  };
}
