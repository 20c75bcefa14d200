export { hash32, type Random, stream } from './random.ts';
