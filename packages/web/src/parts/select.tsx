import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';

export type Option = { readonly value: string; readonly label: string; readonly note?: string };

/** A choice among a few: its name, what is chosen, and a menu. */
export function Select({
  label,
  value,
  options,
  onChange,
  shown,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly shown?: ReactNode;
}) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu position="bottom-start" offset={4} width="max-content" transitionProps={{ duration: 90 }} loop>
      <Menu.Target>
        <button type="button" className="select">
          <b>{label}</b>
          <span>{shown ?? chosen?.label ?? value}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown className="menu">
        {options.map((option) => (
          <Menu.Item
            key={option.value}
            role="menuitemradio"
            aria-checked={option.value === value}
            onClick={() => onChange(option.value)}
            className="menu-item"
          >
            <span className="menu-mark" aria-hidden="true">
              {option.value === value ? '✓' : ''}
            </span>
            <span>{option.label}</span>
            {option.note && <span className="faint small"> {option.note}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Two or three views of one thing, of which one is shown. */
export function Segmented({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <fieldset className="segmented">
      <legend className="offscreen">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          title={option.note}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
