import { Popover } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeak } from '../speak.tsx';

/** ⓘ: what a figure means, opened in place. */
export function Info({ about, children }: { readonly about: string; readonly children: ReactNode }) {
  const { t } = useSpeak();
  return (
    <Popover
      position="bottom-start"
      withArrow={false}
      shadow="md"
      trapFocus={false}
      returnFocus
      transitionProps={{ duration: 90 }}
    >
      <Popover.Target>
        <button type="button" className="info-mark" aria-label={t('app.figure.about', { name: about })}>
          i
        </button>
      </Popover.Target>
      <Popover.Dropdown className="info-box">{children}</Popover.Dropdown>
    </Popover>
  );
}
