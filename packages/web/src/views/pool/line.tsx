import { useId } from 'react';

/** A field of one line with its name before it. */
export function Line({
  label,
  value,
  change,
  autoComplete,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly autoComplete: string;
}) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        value={value}
        autoComplete={autoComplete}
        onChange={(event) => change(event.target.value)}
      />
    </>
  );
}
