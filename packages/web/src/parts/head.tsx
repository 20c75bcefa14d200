import type { ReactNode } from 'react';
import { Rich } from './rich.tsx';

/** The head of a page: its question, one sentence with the answer, and the few things one can do. */
export function Head({
  question,
  answer,
  children,
  info,
}: {
  readonly question: string;
  readonly answer?: string | undefined;
  readonly children?: ReactNode;
  readonly info?: ReactNode;
}) {
  return (
    <header className="head">
      <h1>
        {question} {info}
      </h1>
      {answer && (
        <p>
          <Rich>{answer}</Rich>
        </p>
      )}
      {children && <div className="actions">{children}</div>}
    </header>
  );
}

/** A part of a page under its own head. */
export function Section({
  title,
  aside,
  info,
  children,
  id,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly info?: ReactNode;
  readonly children: ReactNode;
  readonly id?: string;
}) {
  return (
    <section className="section" id={id}>
      <h2>
        <span>
          {title} {info}
        </span>
        {aside && <span className="aside">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}
