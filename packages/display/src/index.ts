export { formatDate, formatNumber, formatShare, formatValue, toSignificant } from './format.ts';
export { quantity } from './quantity.ts';
export { resources, type Speaker, speaker } from './speaker.ts';
