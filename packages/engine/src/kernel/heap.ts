/** A queue of whole numbers, least key first; equal keys come out by the smaller number, so the order is always the same. */
export type MinHeap = {
  readonly size: number;
  push(key: number, item: number): void;
  /** Takes the least entry off; its key is then in `key`. Throws a RangeError when the heap is empty. */
  pop(): number;
  /** Key of the entry that `pop` gave last. */
  readonly key: number;
  clear(): void;
};

/**
 * A binary heap on two growing typed arrays. An item may stand in it several times (lazy deletion: the caller skips
 * entries that are out of date). Push and pop take O(log n).
 *
 * @param room  entries to make room for at first; it grows by itself
 */
export function minHeap(room = 64): MinHeap {
  let keys = new Float64Array(Math.max(1, room));
  let items = new Uint32Array(Math.max(1, room));
  let size = 0;
  let last = Number.NaN;

  function grow(): void {
    const [moreKeys, moreItems] = [new Float64Array(keys.length * 2), new Uint32Array(keys.length * 2)];
    moreKeys.set(keys);
    moreItems.set(items);
    keys = moreKeys;
    items = moreItems;
  }
  const before = (key: number, item: number, at: number) =>
    key < (keys[at] as number) || (key === keys[at] && item < (items[at] as number));

  function push(key: number, item: number): void {
    if (size === keys.length) grow();
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(key, item, parent)) break;
      keys[at] = keys[parent] as number;
      items[at] = items[parent] as number;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  function pop(): number {
    if (size === 0) throw new RangeError('The heap is empty: ask for its size before taking from it.');
    const top = items[0] as number;
    last = keys[0] as number;
    size--;
    const [key, item] = [keys[size] as number, items[size] as number];
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(keys[child + 1] as number, items[child + 1] as number, child)) child++;
      if (before(key, item, child)) break;
      keys[at] = keys[child] as number;
      items[at] = items[child] as number;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
    return top;
  }

  return {
    get size() {
      return size;
    },
    get key() {
      return last;
    },
    push,
    pop,
    clear: () => {
      size = 0;
    },
  };
}
