/**
 * Who turns doctors and nurses into care? Twelve hospitals (Cooper, Seiford & Tone, Data Envelopment Analysis, 2007,
 * table 1.5), input-oriented, constant returns to scale. A score of 0.88 says that a mix of its peers does the same with
 * 88 % of the staff. It does not say that the peers are good, only that nobody here does better.
 *
 *   node examples/04-dea.ts
 */
import { deaCcr } from '@junheng/engine/feedback';

const doctors = [20, 19, 25, 27, 22, 55, 33, 31, 30, 50, 53, 38];
const nurses = [151, 131, 160, 168, 158, 255, 235, 206, 244, 268, 306, 284];
const outpatients = [100, 150, 160, 180, 94, 230, 220, 152, 190, 250, 260, 250];
const inpatients = [90, 50, 55, 72, 66, 90, 88, 80, 100, 100, 147, 120];

const row = (...columns: number[][]) => doctors.map((_, i) => columns.map((column) => column[i] ?? 0));
const units = deaCcr({ inputs: row(doctors, nurses), outputs: row(outpatients, inpatients) });

const letter = (i: number) => String.fromCharCode(65 + i);
units.forEach(({ score, peers }, i) => {
  const beside =
    score > 0.999999 ? 'on the frontier' : `held against ${peers.map(({ unit }) => letter(unit)).join(', ')}`;
  console.log(`${letter(i)}  ${score.toFixed(4)}  ${beside}`);
});
