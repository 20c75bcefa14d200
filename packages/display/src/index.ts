export { formatDate, formatNumber, formatShare, formatValue, toSignificant } from './format.ts';
export { resources, type Speaker, speaker } from './speaker.ts';
