/** Files joined: which file answers for a number or a term, and what is kept of each. */
import assert from 'node:assert/strict';
import { Draft } from '../../server/src/core/index/draft';
import { excerptOf } from '../../server/src/core/index/workspace/excerpt';
import { isWide, numberKey } from '../../server/src/core/index/workspace/keys';
import { reaches } from '../../server/src/core/index/workspace/reach';
import { lineStarts, readFileIndex, reading } from '../../server/src/core/index/workspace/read';
import type { Reach } from '../../server/src/core/index/workspace/types';
import { book } from '../support/book';
import { Random } from '../support/random';
import { reader, uriOf, workspaceOf } from '../support/workspace';

const CODE = `
==> code/3-101.ordinance
§ 3-101. Definitions.

As used in this chapter:
(1) “Kennel” means a place where four or more dogs are kept.
(2) “Leash” means a cord of at most six feet.

==> code/3-102.ordinance
§ 3-102. License for a kennel.

(a) A person who keeps a kennel shall hold a license.
(b) The clerk shall issue the license within ten days:
    (1) To a person who pays the fee set by § 9-210(b); and
    (2) To a person whom § 3-103 exempts.

==> code/3-103.ordinance
§ 3-103. Exemptions.

For the purposes of this section, “shelter” means a house for strays.
A shelter needs no license under § 3-102(a).

==> fees/9-210.ordinance
§ 9-210. Fees.

(a) The fee for a dog is ten dollars.
(b) The fee for a kennel is fifty dollars. See §§ 3-102 and 3-103.
`;

const TWO_ACTS = `
==> 2026-01.ordinance
AN ORDINANCE relating to dogs

SECTION 1. Leashes. A dog must be on a leash, except as section 3 of this ordinance allows.
SECTION 2. Fines. The fine is ten dollars. Section 5 sets out who collects it.
==> 2026-02.ordinance
AN ORDINANCE relating to cats

SECTION 1. Cats. A cat may roam.
SECTION 3. Date. This ordinance takes effect on June 1.
SECTION 5. Collector. The clerk collects fines.
`;

const ONE_SERIES = `
==> a.ordinance
§ 4. Fees. The fee is ten dollars. Section 5 sets out who collects it.
==> b.ordinance
§ 5. Collector. The clerk collects the fee of section 4.
`;

describe('the workspace', () => {
  const names = (found: readonly { readonly file: { readonly uri: string }; readonly entry: { readonly start: number } }[]): string[] =>
    found.map((p) => p.file.uri);

  it('finds a number in the file that holds it, and not in the one that asks', () => {
    const { workspace } = workspaceOf(CODE);
    assert.deepEqual(names(workspace.sections('3-102', uriOf('fees/9-210.ordinance'))), [uriOf('code/3-102.ordinance')]);
    assert.deepEqual(names(workspace.sections('3-102', uriOf('code/3-102.ordinance'))), []);
    assert.equal(workspace.sections('3-103', uriOf('code/3-101.ordinance'))[0]?.entry.heading, 'Exemptions');
  });

  it('lists the references of other files with their designators, each where it stands', () => {
    const { workspace, files } = workspaceOf(CODE);
    const found = workspace.references('3-102', uriOf('code/3-102.ordinance'));
    const written = found.map(({ file, entry }) => {
      const { text } = files.get(file.uri.slice('file:///folder/'.length)) ?? { text: '' };
      return `${text.slice(entry.start, entry.end)} ${text.slice(entry.number.start, entry.number.end)} ${entry.path.join()} in ${entry.section}`;
    });
    assert.deepEqual(written.sort(), ['§ 3-102(a) 3-102 a in 3-103', '§§ 3-102 3-102  in 9-210']);
    const [withPath] = found.filter((p) => p.entry.path.length > 0);
    const text = files.get('code/3-103.ordinance')?.text ?? '';
    assert.deepEqual(
      withPath?.entry.pathSpans.map((s) => text.slice(s.start, s.end)),
      ['a'],
    );
  });

  it('shares a term defined for a chapter, and keeps to its file one defined for a section', () => {
    const { workspace } = workspaceOf(CODE);
    const [kennel] = workspace.definitions('kennel', uriOf('code/3-102.ordinance'));
    assert.equal(kennel?.entry.reach, 'chapter');
    assert.equal(kennel?.entry.section, '3-101');
    assert.deepEqual(workspace.definitions('shelter', uriOf('code/3-102.ordinance')), []);
  });

  it('forgets a file that is taken out, and takes it in anew', () => {
    const { workspace, files } = workspaceOf(CODE);
    const uri = uriOf('code/3-103.ordinance');
    workspace.remove(uri);
    assert.deepEqual(workspace.sections('3-103', uriOf('x')), []);
    assert.deepEqual(names(workspace.references('3-102', uriOf('x'))), [uriOf('fees/9-210.ordinance')]);
    workspace.put(readFileIndex(uri, files.get('code/3-103.ordinance')?.text ?? '', reader));
    workspace.put(readFileIndex(uri, files.get('code/3-103.ordinance')?.text ?? '', reader));
    assert.equal(workspace.sections('3-103', uriOf('x')).length, 1);
  });

  it('asks an open draft in the place of its file, as it is now', () => {
    const { workspace } = workspaceOf(CODE);
    const uri = uriOf('code/3-103.ordinance');
    const draft = new Draft('§ 3-104. Exemptions.\n\nA shelter needs no license under § 3-102(b).\n', book.reader);
    workspace.open(uri, () => draft);
    assert.deepEqual(workspace.sections('3-103', uriOf('x')), []);
    assert.equal(workspace.sections('3-104', uriOf('x')).length, 1);
    assert.deepEqual(
      workspace.references('3-102', uriOf('x')).map((p) => p.entry.path.join()),
      ['', 'b'],
    );
    draft.edit(draft.text.length, draft.text.length, '§ 3-105. Strays.\n\nA stray goes to the shelter.\n');
    assert.equal(workspace.sections('3-105', uriOf('x')).length, 1);
    workspace.close(uri);
    assert.equal(workspace.sections('3-103', uriOf('x')).length, 1);
    assert.deepEqual(workspace.sections('3-105', uriOf('x')), []);
  });

  it('never takes the plain numbers of one act for those of another', () => {
    const { workspace } = workspaceOf(TWO_ACTS);
    for (const number of ['1', '3', '5']) assert.deepEqual(workspace.sections(number, uriOf('2026-01.ordinance')), [], number);
    assert.deepEqual(workspace.references('5', uriOf('2026-02.ordinance')), []);
  });

  it('takes plain numbers for one series where no two files share any', () => {
    const { workspace } = workspaceOf(ONE_SERIES);
    assert.deepEqual(names(workspace.sections('5', uriOf('a.ordinance'))), [uriOf('b.ordinance')]);
    assert.deepEqual(names(workspace.references('4', uriOf('a.ordinance'))), [uriOf('b.ordinance')]);
    workspace.put(readFileIndex(uriOf('c.ordinance'), '§ 5. Another. It begins.\n', reader));
    assert.deepEqual(workspace.sections('5', uriOf('a.ordinance')), []);
    workspace.remove(uriOf('c.ordinance'));
    assert.equal(workspace.sections('5', uriOf('a.ordinance')).length, 1);
  });

  it('leads to the code before an act that reprints the section', () => {
    const { workspace } = workspaceOf(`${CODE}
==> acts/2026-07.ordinance
AN ORDINANCE relating to kennels

SECTION 1. Section 3-102 of the code is amended to read as follows:

§ 3-102. License for a kennel. A person who keeps a kennel shall hold a license and a leash.

SECTION 2. Date. This ordinance takes effect on June 1.
`);
    assert.deepEqual(names(workspace.sections('3-102', uriOf('acts/x.ordinance'))), [uriOf('code/3-102.ordinance')]);
  });

  it('puts the definition nearest in folder and number first', () => {
    const { workspace } = workspaceOf(`
==> 3/3-101.ordinance
§ 3-101. Definitions. In this chapter, “permit” means a paper of the clerk.
==> 4/4-101.ordinance
§ 4-101. Definitions. In this chapter, “permit” means a paper of the engineer.
==> 4/5-101.ordinance
§ 5-101. Definitions. In this chapter, “permit” means a paper of the mayor.
`);
    const [first] = workspace.definitions('permit', uriOf('4/5-102.ordinance'), '5-102');
    assert.equal(first?.file.uri, uriOf('4/5-101.ordinance'));
    const [other] = workspace.definitions('permit', uriOf('3/3-102.ordinance'), '3-102');
    assert.equal(other?.file.uri, uriOf('3/3-101.ordinance'));
  });
});

describe('an excerpt of another file', () => {
  it('finds a provision by its designators, and the nearest above where one is missing', () => {
    const { workspace, files } = workspaceOf(CODE);
    const [placed] = workspace.sections('3-102', uriOf('x'));
    assert.ok(placed);
    const { text } = files.get('code/3-102.ordinance') ?? { text: '' };
    const section = text.slice(placed.entry.start, placed.entry.end);
    const at = excerptOf(section, placed.entry, ['b', '2'], reader);
    assert.equal(at?.label, '§ 3-102(b)(2)');
    assert.equal(text.slice(at?.selection.start, at?.selection.end), '(2)');
    assert.equal(at?.words, 'To a person whom § 3-103 exempts.');
    assert.equal(excerptOf(section, placed.entry, ['b', '9'], reader)?.label, '§ 3-102(b)');
    assert.equal(excerptOf(section, placed.entry, [], reader)?.heading, 'License for a kennel');
    assert.equal(excerptOf('§ 3-109. Else.\n', placed.entry, [], reader), undefined);
  });
});

describe('reading a file in pieces', () => {
  it('gives the same sections and references as reading it in one go', () => {
    const random = new Random(7);
    const parts: string[] = [];
    for (let i = 1; i <= 500; i++) {
      parts.push(`§ 7-${100 + i}. Heading ${i}.\n\n`);
      const paragraphs = 1 + random.below(4);
      for (let p = 0; p < paragraphs; p++)
        parts.push(
          `(${'abcd'[p]}) The clerk shall keep the list that § ${7 + random.below(2)}-${100 + random.below(999)}(a) names, and each copy of it.\n`,
        );
      parts.push('\n');
    }
    const text = parts.join('');
    assert.ok(text.length > 100_000, 'long enough for several pieces');
    const index = readFileIndex('file:///x', text, reader);
    const steps = reading('file:///x', text, reader);
    assert.equal(steps.next().done, false);
    const whole = new Draft(text, book.reader);
    assert.deepEqual(
      index.sectionList.map((s) => `${s.key} ${s.start}-${s.end} ${s.heading}`),
      whole.sections.map((s) => {
        const start = whole.startOf(s.blocks[0] as never);
        return `${s.number} ${start}-${start + s.blocks.reduce((n, b) => n + b.length, 0)} ${s.heading}`;
      }),
    );
    for (const r of index.referenceList.slice(0, 50)) {
      assert.equal(numberKey(text.slice(r.number.start, r.number.end)), r.key);
      assert.deepEqual(whole.sectionsNumbered(r.key), []);
      assert.equal(whole.blockAt(r.start)?.block.section?.number, r.section);
    }
  });

  it('knows the lines of a text as editors count them', () => {
    for (const text of ['', 'a', 'a\n', 'a\r\nb\rc\n\nd', '\n\n', 'a\r\n']) {
      const draft = new Draft(text, book.reader);
      const index = readFileIndex('file:///x', text, reader);
      assert.equal(lineStarts(text).length, draft.text.lineCount, JSON.stringify(text));
      for (let at = 0; at <= text.length; at++) {
        if (text[at] === '\n' && text[at - 1] === '\r') continue;
        assert.deepEqual(index.positionAt(at), draft.text.positionAt(at), `${JSON.stringify(text)} ${at}`);
      }
    }
  });
});

describe('a definition in one section', () => {
  const cases: readonly [reach: Reach, from: string, holds: readonly string[], not: readonly string[]][] = [
    ['code', '5', ['5', '9-131', ''], []],
    ['title', '22-1001', ['22-1001', '22-4501', '22-1002.01'], ['28-1001', '22', '']],
    ['title', '28:1-201', ['28:9-101', '28-3901'], ['22-101']],
    ['chapter', '22-1001', ['22-1014', '22-1006.01'], ['22-1101', '22-101', '28-1001']],
    ['chapter', '28:1-201', ['28:1-301', '28:1-101'], ['28:2-201', '28-1201']],
    ['chapter', '17.08.020', ['17.08.1'], ['17.09.020', '18.08.020']],
    ['chapter', '1983', ['1985'], ['2083', '19']],
    ['chapter', '4', [], ['4', '5', '']],
    ['file', '22-1001', [], ['22-1001']],
  ];
  for (const [reach, from, holds, not] of cases)
    it(`for the ${reach}, ${from}`, () =>
      assert.deepEqual(
        [...holds, ...not].filter((to) => reaches(reach, from, to)),
        holds,
      ));
});

describe('numbers', () => {
  it('are wide where they say which law they are of', () => {
    const wide = ['9-131', '28:1-201', '17.08.020', '1983', '22-1002.01'];
    const plain = ['5', '12', '12a', 'iv', '101', 'two'];
    assert.deepEqual([...wide, ...plain].filter(isWide), wide);
    assert.equal(numberKey('9–131A'), '9-131a');
  });
});
