import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeak } from '../speak.tsx';
import { Icon } from './glyphs.tsx';

/** What lies over the page until it is closed: a head with its title and a way out, and what it is about. */
export function Dialog({
  title,
  close,
  size = '72rem',
  typing = false,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly size?: string;
  /** A field inside, which bears `data-autofocus`, takes the first key; else the way out does. */
  readonly typing?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useSpeak();
  return (
    <Modal.Root opened onClose={close} size={size} padding={0} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content classNames={{ content: 'dialog' }} aria-label={title}>
        <div className="dialog-head">
          <h2>{title}</h2>
          <button
            type="button"
            className="button bare icon"
            aria-label={t('app.action.close')}
            onClick={close}
            {...(typing ? {} : { 'data-autofocus': true })}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
        <div className="dialog-body">{children}</div>
      </Modal.Content>
    </Modal.Root>
  );
}
