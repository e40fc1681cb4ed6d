/** Reading citations: every marked-up sentence of test/fixtures/citations gives exactly its citations, the others none. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import lawbook from 'lawbook';
import { compileCitationForms } from '../../server/src/core/facts/citations/forms';
import { readCitations } from '../../server/src/core/facts/citations/read';
import type { Citation, CitationField } from '../../server/src/core/facts/types';
import { splitBlocks } from '../../server/src/core/text/split';

const forms = compileCitationForms(lawbook.data['citation-forms'] ?? {}, ['SMC']);
const read = (text: string): readonly Citation[] => readCitations(text, 0, text.length, forms);
const FILES = readdirSync('test/fixtures/citations').filter((f) => f !== 'negatives.txt' && f !== 'problems.txt');
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
    /\[\[([a-z-]+)\|([^|]*)\|([^|]*)\|(.*?)\]\](?!\])/g,
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
  for (const file of FILES) {
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
              if (field === 'normal') {
                assert.equal(found[i]?.normal, value, `normal form of ${e.text}`);
                continue;
              }
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

  it('covers every kind, with at least 1,200 citations and 300 sentences without one', () => {
    const all = FILES.flatMap((f) => lines(f).flatMap((l) => unmark(l).expected));
    assert.ok(all.length >= 1200, `${all.length} citations`);
    assert.ok(lines('negatives.txt').length >= 300);
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
      'bill',
      'treaty',
      'opinion',
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

  // What follows a full line is laid out as in an opinion wrapped by hand.
  const FULL = 'The board has looked at this once before and relied upon what is in ';
  for (const [head, tail] of [
    ['Doe v. Roe, 529', 'U. S. 89, 95 (2000).'],
    ['Doe v. Roe, 317 U. S.', '111, 125 (1942).'],
    ['Doe v.', 'Roe, 317 U.S. 111 (1942).'],
    ['Doe v. Roe,', '297 U.S. 1, 66 (1936).'],
    ['Doe v. Roe, 469 U.', 'S. 528 (1985).'],
    ['Doe v. Roe, 301 U.S. 548', '(1937).'],
    ['18 U. S. C.', '§ 922(q).'],
    ['U.S. Const.,', 'Art. VI, cl. 2.'],
    ['104 Yale L.J.', '1, 20 (1994).'],
    ['1', 'Stat. 548.'],
  ] as const) {
    it(`keeps "${head}" and "${tail}" in one block`, () => {
      const text = `${FULL}${head}\n${tail}\n`;
      assert.deepEqual(splitBlocks(text), [text.length]);
      assert.equal(read(text).length, 1);
    });
  }
  it('begins a block where no citation goes on', () => {
    for (const [head, tail] of [
      ['The rules of this chapter are a part of the Municipal Code', '§ 1.01 Short title.'],
      ['The council finds that fees were last changed in the year 1999', 'A. Fees are low.'],
      ['The clerk keeps a list of all who hold a permit, and shall:', '(1937) file it.'],
    ] as const) {
      const text = `${head}\n${tail}\n`;
      assert.deepEqual(splitBlocks(text), [head.length + 1, text.length]);
    }
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
    '1 2 3 ',
    'id. id. ',
    '§§§§',
    'Act of the State Code of the City ',
    '12 Ala. Code of Rev. & L. ',
    'First Amendment ',
    'Tex. Att’y Gen. Op. ',
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
