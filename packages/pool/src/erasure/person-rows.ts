import {
  asksForPseudonyms,
  columnsOf,
  compileExpression,
  type Evaluate,
  type Expression,
  partsOf,
  type SourceContract,
} from '@junheng/engine/source';
import type { ErasureList } from './erasures.ts';

/** Whether a row of a delivery is about somebody on the list. */
export type PersonRows = {
  holds(cells: readonly string[]): boolean;
  /** The same for text that could not be split into cells. */
  holdsText(text: string): boolean;
};

/** Whether a contract's rows can be about people at all: it makes pseudonyms, or names contacts. */
export const isAboutPeople = (contract: SourceContract): boolean =>
  asksForPseudonyms(contract) || contract.tables.some(({ fields }) => 'encounter_id' in fields);

/**
 * Finds rows of people on an erasure list as the contract knows people: by every pseudonym that it makes, wherever it
 * stands, and by the id of a contact. A cell, or a word of a row whose form is broken, that is an identifier by itself
 * counts too. What cannot be read as an identifier is nobody.
 */
export function findPersonRows(
  contract: SourceContract,
  columns: readonly string[],
  list: ErasureList,
  pseudonym: (text: string) => string,
): PersonRows {
  const places = new Map(columns.map((name, i) => [name, i]));
  const around = { columnAt: (name: string) => places.get(name), pseudonym };
  const compile = (expression: Expression): Evaluate[] =>
    columnsOf(expression).every((column) => places.has(column)) && !looksUp(expression)
      ? [compileExpression(expression, around)]
      : [];
  const people = pseudonymsOf(contract).flatMap(compile);
  const contacts = contract.tables.flatMap(({ fields }) =>
    fields.encounter_id === undefined ? [] : compile(fields.encounter_id),
  );
  const isPerson = (text: string) => list.persons.has(pseudonym(text.normalize('NFKC').trim()));
  const alone = people.length > 0;
  const holdsText = (text: string) =>
    alone && text.split(/[\s,;|^~&"\t]+/).some((word) => word !== '' && isPerson(word));
  return {
    holdsText,
    holds(cells) {
      for (const evaluate of people) {
        const key = evaluate(cells, []);
        if (key !== null && list.persons.has(String(key))) return true;
      }
      if (list.contacts.size > 0) {
        for (const evaluate of contacts) {
          const id = evaluate(cells, []);
          if (id !== null && list.contacts.has(list.sealContact(String(id)))) return true;
        }
      }
      return alone && cells.length !== columns.length && cells.some((cell) => cell !== '' && isPerson(cell));
    },
  };
}

const looksUp = (expression: Expression): boolean =>
  expression !== null &&
  typeof expression === 'object' &&
  ('lookup' in expression || partsOf(expression).some(looksUp));

function pseudonymsOf(contract: SourceContract): Expression[] {
  const found = new Map<string, Expression>();
  const visit = (expression: Expression): void => {
    if (expression === null || typeof expression !== 'object') return;
    if ('pseudonym' in expression) found.set(JSON.stringify(expression), expression);
    for (const part of partsOf(expression)) visit(part);
  };
  for (const { when, remove, fields } of contract.tables) {
    for (const expression of [when, remove, ...Object.values(fields)]) if (expression !== undefined) visit(expression);
  }
  for (const { must, should } of contract.rules) {
    for (const expression of [must, should]) if (expression !== undefined) visit(expression);
  }
  return [...found.values()];
}
