/**
 * Events in the order of their time; events of one time come in the order in which they were put. A four-way heap on
 * typed arrays that grow. Times are whole numbers (ticks) up to 2^53, what an event is about is a whole number up to
 * 2^31 − 1. Put and take cost O(log₄ n).
 */
export class EventQueue {
  size = 0;
  /** Time of the event that `take` gave last. */
  time = Number.NEGATIVE_INFINITY;
  private times: Float64Array;
  private turns: Float64Array;
  private items: Int32Array;
  private turn = 0;

  /** @param room  events to make room for at first */
  constructor(room = 64) {
    const length = Math.max(4, room);
    this.times = new Float64Array(length);
    this.turns = new Float64Array(length);
    this.items = new Int32Array(length);
  }

  /** Time of the next event; Infinity when there is none. */
  get next(): number {
    return this.size > 0 ? (this.times[0] as number) : Number.POSITIVE_INFINITY;
  }

  put(time: number, item: number): void {
    if (this.size === this.times.length) this.grow();
    const { times, turns, items } = this;
    const turn = this.turn++;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      // Its turn is the latest, so an equal time never passes.
      if (!(time < (times[parent] as number))) break;
      times[at] = times[parent] as number;
      turns[at] = turns[parent] as number;
      items[at] = items[parent] as number;
      at = parent;
    }
    times[at] = time;
    turns[at] = turn;
    items[at] = item;
  }

  /** Takes the next event off and gives its item; its time is then in `time`. Throws when there is none. */
  take(): number {
    const { times, turns, items } = this;
    if (this.size === 0) throw new RangeError('The event queue is empty: ask for its size before taking from it.');
    const item = items[0] as number;
    this.time = times[0] as number;
    const size = --this.size;
    const time = times[size] as number;
    const turn = turns[size] as number;
    const last = items[size] as number;
    let at = 0;
    for (;;) {
      const first = 4 * at + 1;
      if (first >= size) break;
      const end = Math.min(first + 4, size);
      let best = first;
      let bestTime = times[first] as number;
      for (let child = first + 1; child < end; child++) {
        const t = times[child] as number;
        if (t < bestTime || (t === bestTime && (turns[child] as number) < (turns[best] as number))) {
          best = child;
          bestTime = t;
        }
      }
      if (time < bestTime || (time === bestTime && turn < (turns[best] as number))) break;
      times[at] = bestTime;
      turns[at] = turns[best] as number;
      items[at] = items[best] as number;
      at = best;
    }
    times[at] = time;
    turns[at] = turn;
    items[at] = last;
    return item;
  }

  clear(): void {
    this.size = 0;
    this.turn = 0;
    this.time = Number.NEGATIVE_INFINITY;
  }

  private grow(): void {
    const length = this.times.length * 2;
    const [times, turns, items] = [new Float64Array(length), new Float64Array(length), new Int32Array(length)];
    times.set(this.times);
    turns.set(this.turns);
    items.set(this.items);
    this.times = times;
    this.turns = turns;
    this.items = items;
  }
}
