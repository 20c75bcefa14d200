import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';

/** A box that scrolls when its content is larger; then, and only then, the keyboard can reach it to scroll. */
export function ScrollBox({
  label,
  className = '',
  style,
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () =>
      setScrolls(element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight);
    const watch = new ResizeObserver(look);
    watch.observe(element);
    for (const child of element.children) watch.observe(child);
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={box}
      className={`table-wrap ${className}`}
      style={style}
      aria-label={label}
      tabIndex={scrolls ? 0 : undefined}
    >
      {children}
    </section>
  );
}
