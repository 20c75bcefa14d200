/** On which scale a series is modelled: `log1p` for counts, whose forecasts never fall below 0; `natural` otherwise. */
export const scales = ['natural', 'log1p'] as const;
export type Scale = (typeof scales)[number];

/** A value on the scale of the model. */
export const toScale = (scale: Scale, value: number): number => (scale === 'log1p' ? Math.log1p(value) : value);

/** A value of the model back in the units of the data; on `log1p` never below 0. */
export const fromScale = (scale: Scale, value: number): number =>
  scale === 'log1p' ? Math.max(0, Math.expm1(value)) : value;
