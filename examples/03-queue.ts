/**
 * How full may a ward be? One refusal in twenty is the limit: a small ward must keep far more beds free than a large one,
 * so a flat rule of 85 % is wrong for both. And what one more nurse does to a queue.
 *
 *   node examples/03-queue.ts
 */
import { highestOccupancy, multiServerQueue } from '@junheng/engine/simulate';

console.log('beds   highest occupancy at 5 % refusals');
for (const beds of [8, 20, 50, 100]) {
  console.log(`${String(beds).padStart(4)}   ${(100 * highestOccupancy(beds, 0.05)).toFixed(1)} %`);
}

console.log('\nPatients come every 5 minutes and take 10 minutes each:');
for (const nurses of [3, 4]) {
  const queue = multiServerQueue(0.2, 0.1, nurses);
  console.log(
    `${nurses} nurses: ${(100 * queue.waits).toFixed(1)} % wait, ${queue.wait.toFixed(2)} minutes on average`,
  );
}
