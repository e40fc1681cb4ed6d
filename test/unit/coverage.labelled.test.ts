/**
 * The checklist against texts that a reader has marked: provisions in the manner of enacted law, in our own words. A text begins at a
 * line "== name"; under it stand the marks, "C-TK-P1 partial" a line, then an empty line and the text. What is not marked is absent.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { book, open } from '../support/book';

/** The items that the reader looked for in every text. */
const READ_FOR = [
  ...['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'I1', 'I2', 'I3', 'I4', 'E1'].map((n) => `C-TK-${n}`),
  ...['C-WP-C5', 'C-WP-C7', 'C-WP-C8', 'C-WP-R2', 'C-NI-1', 'C-NI-3', 'C-NI-7', 'CR3', 'CR7'],
  ...['form.findings', 'form.definitions', 'form.enacting', 'form.severability', 'form.effective-date', 'form.codification'],
];

interface Marked {
  readonly name: string;
  readonly marks: Readonly<Record<string, string>>;
  readonly text: string;
}

function marked(): readonly Marked[] {
  const source = readFileSync(path.resolve(process.cwd(), 'test/fixtures/coverage/provisions.txt'), 'utf8');
  return source
    .split(/^== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\n\n');
      const [name = '', ...lines] = head.split('\n');
      const marks = lines.filter((l) => l !== '').map((l) => l.split(' ') as [string, string]);
      return { name, marks: Object.fromEntries(marks), text: rest.join('\n\n') };
    });
}

describe('the checklist on marked texts', () => {
  for (const { name, marks, text } of marked())
    it(name, () => {
      for (const id of Object.keys(marks)) assert.ok(book.coverage.item(id), id);
      const analysis = open(text);
      const { items } = analysis.coverage.result(analysis.settings, 1);
      const wanted = new Set([...READ_FOR, ...Object.keys(marks)]);
      const told = items.filter((i) => wanted.has(i.id));
      assert.deepEqual(
        Object.fromEntries(told.map((i) => [i.id, i.status])),
        Object.fromEntries(told.map((i) => [i.id, marks[i.id] ?? 'absent'])),
      );
    });
});
