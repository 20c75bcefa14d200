export {
  formatBytes,
  formatDate,
  formatExact,
  formatInstant,
  formatNumber,
  formatShare,
  formatValue,
  formatZone,
  toSignificant,
} from './format.ts';
export { quantity } from './quantity.ts';
export { resources, type Speaker, speaker } from './speaker.ts';
