import { Fragment } from 'react';

/** A sentence of the catalogues in which **what matters** stands out. */
export function Rich({ children }: { readonly children: string }) {
  const pieces = children
    .split('**')
    .map((words, index) => ({ words, key: `${index} ${words}`, strong: index % 2 === 1 }));
  return pieces.map(({ words, key, strong }) =>
    strong ? <strong key={key}>{words}</strong> : <Fragment key={key}>{words}</Fragment>,
  );
}
