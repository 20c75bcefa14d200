import { afterAll, expect, test } from 'vitest';
import { openState, type StateDatabase } from './open-state.ts';
import { stateCases } from './state-cases.ts';

const url = process.env.TEST_DATABASE_URL ?? '';
const opened: StateDatabase[] = [];
const open = (): (() => Promise<StateDatabase>) => {
  let one: Promise<StateDatabase> | undefined;
  return () => {
    one ??= openState({ store: '', url }).then((state) => {
      opened.push(state);
      return state;
    });
    return one;
  };
};
afterAll(async () => {
  for (const one of opened) await one.close();
});

stateCases('PostgreSQL', open(), open());

test('PostgreSQL: two who start at once both find the schema made', async () => {
  const both = await Promise.all([openState({ store: '', url }), openState({ store: '', url })]);
  for (const one of both) await one.close();
});

test('PostgreSQL: a server that is not there, or does not know us, is told without the password', async () => {
  const wrong = url.replace('junheng:junheng@', 'junheng:secret@');
  for (const address of [wrong, 'postgres://junheng:secret@127.0.0.1:1/junheng']) {
    const refused = await openState({ store: '', url: address }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'pool.error.databaseUnreachable' });
    expect(JSON.stringify((refused as { params: unknown }).params)).not.toContain('secret');
  }
});
