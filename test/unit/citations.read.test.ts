/** Reading citations: every marked-up sentence of test/fixtures/citations gives exactly its citations, the others none. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lawbook from 'lawbook';
import { compileCitationForms } from '../../server/src/core/facts/citations/forms';
import { readCitations } from '../../server/src/core/facts/citations/read';
import type { Citation, CitationField } from '../../server/src/core/facts/types';

const forms = compileCitationForms(lawbook.data['citation-forms'] ?? {}, ['SMC']);
const read = (text: string): readonly Citation[] => readCitations(text, 0, text.length, forms);
const lines = (name: string): string[] =>
  readFileSync(join('test/fixtures/citations', name), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'));

interface Expected {
  readonly kind: string;
  readonly key: string;
  readonly fields: readonly (readonly [string, string])[];
  readonly text: string;
}

/** A marked-up line as its plain text and the citations it holds. */
function unmark(line: string): { text: string; expected: Expected[] } {
  const expected: Expected[] = [];
  const text = line.replace(
    /\[\[([a-z-]+)\|([^|]*)\|([^|]*)\|([^\]]*)\]\]/g,
    (_, kind: string, key: string, fields: string, written: string) => {
      const pairs = fields === '' ? [] : fields.split(';').map((f) => [f.slice(0, f.indexOf('=')), f.slice(f.indexOf('=') + 1)] as const);
      expected.push({ kind, key, fields: pairs, text: written });
      return written;
    },
  );
  return { text, expected };
}

const shown = (text: string, c: Citation): string => text.slice(c.span.start, c.span.end);

describe('citations: reading', () => {
  for (const file of ['known-cases.txt', 'all-kinds.txt']) {
    describe(file, () => {
      for (const line of lines(file)) {
        const { text, expected } = unmark(line);
        it(text.slice(0, 100), () => {
          const found = read(text);
          assert.deepEqual(
            found.map((c) => `${c.kind} ${shown(text, c)} = ${c.key}`),
            expected.map((e) => `${e.kind} ${e.text} = ${e.key}`),
          );
          expected.forEach((e, i) => {
            for (const [field, value] of e.fields) {
              const part = found[i]?.parts[field as CitationField];
              assert.equal(part?.text, value, `${field} of ${e.text}`);
              assert.equal(part && text.slice(part.span.start, part.span.end), value, `place of ${field}`);
            }
          });
        });
      }
    });
  }

  describe('negatives.txt', () => {
    for (const line of lines('negatives.txt')) {
      it(line, () => {
        assert.deepEqual(
          read(line).map((c) => `${c.kind} ${shown(line, c)}`),
          [],
        );
      });
    }
  });

  it('covers every kind, with at least 400 citations and 120 sentences without one', () => {
    const all = [...lines('known-cases.txt'), ...lines('all-kinds.txt')].flatMap((l) => unmark(l).expected);
    assert.ok(all.length >= 400, `${all.length} citations`);
    assert.ok(lines('negatives.txt').length >= 120);
    const kinds = [
      'case',
      'short-case',
      'id',
      'supra',
      'usc',
      'cfr',
      'constitution',
      'state-code',
      'municipal',
      'session-law',
      'public-law',
      'stat',
      'register',
      'rule',
      'journal',
      'docket',
    ];
    assert.deepEqual(
      kinds.filter((k) => !all.some((e) => e.kind === k)),
      [],
    );
  });

  it('reads a name, a reporter and a court across a line break', () => {
    const text = 'See Galarza v.\n  Szalczyk, 745\n  F.3d 634, 640 (3d\n  Cir. 2014).';
    const [c] = read(text);
    assert.equal(c?.key, '745 F.3d 634');
    assert.equal(c?.normal, 'Galarza v. Szalczyk, 745 F.3d 634, 640 (3d Cir. 2014)');
  });

  it('gives normal forms in Bluebook style', () => {
    const normal = (text: string): string | undefined => read(text)[0]?.normal;
    assert.equal(
      normal('Galarza v Szalczyk, 745 F. 3d 634, 640-42 (3rd Cir. 2014)'),
      'Galarza v. Szalczyk, 745 F.3d 634, 640–42 (3d Cir. 2014)',
    );
    assert.equal(normal('section 1373 of title 8 of the United States Code'), '8 U.S.C. § 1373');
    assert.equal(normal('RCW 10.93.160'), 'Wash. Rev. Code § 10.93.160');
    assert.equal(normal('Executive Order 13768'), 'Exec. Order No. 13,768');
  });

  it('never throws and keeps to its bounds on odd text', () => {
    for (const text of [
      '',
      '§',
      '§§',
      '8 U.S.C.',
      '8 U.S.C. §',
      ' v. ',
      'Id',
      'a v. b, 1 ',
      '\ud800 1 U.S. 2',
      '745 F.3d',
      '1 '.repeat(2000),
      '('.repeat(3000),
      'In re '.repeat(500),
      '§ 1, '.repeat(800),
    ]) {
      for (const c of read(text)) assert.ok(c.span.start >= 0 && c.span.end <= text.length && c.span.start < c.span.end);
    }
    const inside = 'See 8 U.S.C. § 1373 here.';
    assert.deepEqual(readCitations(inside, 0, 12, forms), []);
    assert.equal(readCitations(inside, 4, inside.length, forms).length, 1);
  });

  for (const unit of [
    'Smith v. Jones, 12 F.3d 345 (9th Cir. 1994), and §§ 1981, 1983 of title 42; In re X ( (a) v. B. ',
    '1 U.S. 2, ',
    '§ 1, ',
    'x, supra, ',
    'A v. B, ',
  ]) {
    it(`takes time in proportion to the text: ${unit.slice(0, 20)}`, () => {
      const time = (size: number): number => {
        const text = unit.repeat(Math.ceil(size / unit.length));
        const start = process.cpuUsage();
        read(text);
        const used = process.cpuUsage(start);
        return (used.user + used.system) / 1000;
      };
      time(40_000);
      const [small, large] = [time(40_000), time(320_000)];
      assert.ok(large < small * 24 + 200, `8 times the text took ${large.toFixed(0)} ms against ${small.toFixed(0)} ms`);
    });
  }
});
