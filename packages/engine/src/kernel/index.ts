export { type MinHeap, minHeap } from './heap.ts';
export { type FlowAnswer, type FlowNetwork, minCostFlow } from './min-cost-flow.ts';
export { hash32, type Random, stream } from './random.ts';
