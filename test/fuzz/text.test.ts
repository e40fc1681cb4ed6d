/** Our text takes the same edits to the same places as the library that the protocol's authors ship. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DraftText } from '../../server/src/core/text/draft';
import { Random } from '../support/random';

const EDITS = Number(process.env.HOME_RULE_EDITS ?? 3000);
const SEED = Number(process.env.HOME_RULE_SEED ?? 7);
const PIECES = [
  '\n',
  '\r\n',
  '\r',
  'a',
  '(b) ',
  '. ',
  '\n\n',
  'Whereas, ',
  ' lower',
  'Section 3. X\n',
  '😀',
  'é',
  '\u2028',
  '\ud83d',
  '-',
  `${'x'.repeat(70)}\n`,
  `${'x '.repeat(35)}`,
  'The clerk keeps it. '.repeat(900),
];
const make = (text: string, breaks: number) => ({ text, breaks, length: text.length });
const folder = path.resolve(__dirname, '../../../test/fixtures/drafts');
const samples: Readonly<Record<string, string>> = {
  ...Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])),
  empty: '',
  'one long line': 'The council finds that this is so. '.repeat(3000),
  'lone carriage returns': 'one\rtwo\rthree\r'.repeat(50),
};

describe('text', function () {
  this.timeout(0);
  for (const [name, sample] of Object.entries(samples)) {
    for (const crlf of [false, true]) {
      it(`agrees with the library: ${name}${crlf ? ', CRLF' : ''}`, () => {
        const random = new Random(SEED + sample.length);
        const text = crlf ? sample.replace(/\r?\n/g, '\r\n') : sample;
        const ours = new DraftText(text, make);
        const theirs = TextDocument.create('a', 'ordinance', 0, text);
        const each = Math.ceil(EDITS / Object.keys(samples).length / 6);
        for (let i = 0; i < each; i++) {
          const start = random.below(ours.length + 1);
          const end = Math.min(ours.length, start + (random.below(4) === 0 ? random.below(500) : random.below(3)));
          const range = { start: theirs.positionAt(start), end: theirs.positionAt(end) };
          assert.deepEqual({ start: ours.positionAt(start), end: ours.positionAt(end) }, range);
          const far = { line: range.start.line + random.below(3), character: range.start.character + random.below(400) };
          assert.equal(ours.offsetAt(far), theirs.offsetAt(far));
          const piece = random.below(3) === 0 ? '' : random.pick(PIECES);
          const [from, to] = [theirs.offsetAt(range.start), theirs.offsetAt(range.end)];
          TextDocument.update(theirs, [{ range, text: piece }], i);
          ours.edit(from, to, piece);
          assert.equal(ours.lineCount, theirs.lineCount);
          if (ours.length > 200_000) {
            TextDocument.update(theirs, [{ text: sample }], i);
            ours.edit(0, ours.length, sample);
          }
        }
        assert.equal(ours.toString(), theirs.getText());
        const fresh = new DraftText(theirs.getText(), make);
        assert.deepEqual(
          [...ours.blocks.items()].map((b) => b.text),
          [...fresh.blocks.items()].map((b) => b.text),
          'cut as from scratch',
        );
      });
    }
  }
});
