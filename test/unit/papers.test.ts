/** Companion papers: each is whole, fills its blanks, and says what it rests on. */
import assert from 'node:assert/strict';
import { type CompanionPaper, filledIn, paperColumns, paperProblems, paperText } from '../../server/src/core/clauses/paper';
import { papersOf, writtenPaper } from '../../server/src/core/features/papers';
import { book, lawbook, open } from '../support/book';

const texts = lawbook.papers.flatMap((paper) => paper.wordings.map((wording) => ({ paper, wording })));
const written = (id: string, wording?: string, fills: Readonly<Record<string, string>> = {}) => {
  const found = writtenPaper(book, id, wording, fills);
  assert.ok(found, id);
  return found;
};

/** What an ordinance must hold and a paper need not, and what a paper tells in a list of its own. */
const OF_ORDINANCES = new Set([
  'citations/other-side',
  'structure/left-over-blank',
  'state-law/state-not-set',
  'state-law/key-term-undefined',
  'detention/judicial-warrant-undefined',
]);

const SAMPLE: CompanionPaper = {
  id: 'sample',
  title: 'Sample',
  purpose: 'For this test.',
  kind: 'form',
  systems: ['S-13'],
  clauses: [],
  filledBy: 'the {{clerk|City Clerk}}',
  privacy: 'public',
  keep: '{{years|5}} years',
  authorities: [],
  contrary: [],
  parts: [
    {
      name: 'top',
      fields: [
        { label: 'Kind, if any', type: 'one', choices: ['hold', 'notice'], note: '', privacy: undefined },
        { label: 'Seen by the {{clerk|City Clerk}}', type: 'date', choices: [], note: 'In ink.', privacy: 'restricted' },
      ],
    },
  ],
  wordings: [
    {
      name: 'balanced',
      when: '',
      text: '# A\n\n### B\n\n[[form:top]]\n\n[[table:top]]\n\n{{who|NAME OF OFFICER}} and {{who|NAME OF OFFICER}}',
    },
  ],
  notes: '',
};
const SAMPLE_TEXT = SAMPLE.wordings[0];
assert.ok(SAMPLE_TEXT);

describe('companion papers', () => {
  it('lays out entries as rows and as columns, and fills blanks', () => {
    assert.equal(
      paperText(SAMPLE, SAMPLE_TEXT, { clerk: 'County Clerk' }),
      [
        '# A',
        '',
        '## B',
        '',
        '| Entry | Answer |',
        '|---|---|',
        '| Kind, if any | ☐ hold<br>☐ notice |',
        '| Seen by the County Clerk *(named officers and counsel only)*<br>In ink. | Date: |',
        '',
        '| Kind, if any | Seen by the County Clerk |',
        '|---|---|',
        '| | |',
        '| | |',
        '| | |',
        '',
        '[NAME OF OFFICER] and [NAME OF OFFICER]',
      ].join('\n'),
    );
    assert.equal(paperColumns(SAMPLE, {}), '"Kind, if any",Seen by the City Clerk\n');
    assert.equal(filledIn(SAMPLE.keep, {}), '5 years');
  });

  it('names what is wrong in a text', () => {
    const wrong = (text: string, parts = SAMPLE.parts): string[] =>
      paperProblems({ ...SAMPLE, parts, wordings: [{ name: 'balanced', when: '', text }] }).map((p) => p.message.split(':')[0] ?? '');
    assert.deepEqual(wrong('[[form:top]]'), []);
    assert.deepEqual(wrong('[[form:top]] {{no default}}'), ['{{no default}}']);
    assert.deepEqual(wrong('[[form:top]] [[form:bottom]]'), ['[[form']);
    assert.deepEqual(wrong('[[form:top]] {{open|here'), ['A blank or a part is not closed, or stands wrong.']);
    assert.deepEqual(wrong('nothing'), ['parts']);
    const boxes = [{ name: 'top', fields: [{ label: 'Kind', type: 'one' as const, choices: [], note: '', privacy: undefined }] }];
    assert.deepEqual(wrong('[[form:top]]', boxes), ['"Kind"']);
  });

  it('supply every system of the inventory that asks for a paper', () => {
    const wanted = [...Array.from({ length: 13 }, (_, i) => `S-${i + 12}`), 'S-30'];
    assert.deepEqual([...new Set(lawbook.papers.flatMap((p) => p.systems))].sort(), wanted);
  });

  it('are listed once each, by kind', () => {
    const list = papersOf(book);
    assert.equal(list.length, lawbook.papers.length);
    assert.equal(new Set(list.map((p) => p.title)).size, list.length);
    const kinds = list.map((p) => p.kind).filter((kind, i, all) => all[i - 1] !== kind);
    assert.equal(kinds.length, new Set(kinds).size);
  });

  for (const { paper, wording } of texts)
    describe(`${paper.id}, ${wording.name}`, () => {
      it('is whole', () => assert.deepEqual(paperProblems(paper), []));

      it('leaves no mark of ours behind, and one heading of the first level', () => {
        const { text } = written(paper.id, wording.name);
        assert.doesNotMatch(text, /\{\{|\}\}|\[\[|\]\]|undefined/);
        assert.equal(text.match(/^# /gm)?.length, 1);
      });

      it('takes the names that it is given', () => {
        const shown = paper.parts.filter((part) => wording.text.includes(`:${part.name}]]`)).flatMap((part) => part.fields);
        const labels = shown.map((field) => `${field.label} ${field.note}`).join(' ');
        const names = [...`${wording.text} ${labels}`.matchAll(/\{\{([a-z_]+)\|/g)].map((m) => m[1] as string);
        for (const name of names) assert.ok(written(paper.id, wording.name, { [name]: 'QUITE OTHER' }).text.includes('QUITE OTHER'), name);
      });

      it('cites every authority with its standing and day', () => {
        const { text } = written(paper.id, wording.name);
        for (const id of [...paper.authorities, ...paper.contrary]) {
          const authority = book.authority(id);
          assert.ok(authority && text.includes(`- ${authority.citation} (`), id);
        }
      });

      it('states no law in a way that our own rules would find fault with', () => {
        const faults = open(written(paper.id, wording.name).text).findings.filter(
          ({ severity, hit }) => severity !== 'hint' && !OF_ORDINANCES.has(hit.rule.id),
        );
        assert.deepEqual(
          faults.map(({ hit, what }) => `${hit.rule.id}: ${what}`),
          [],
        );
      });

      it('has no place for status, birthplace or an identity number', () => {
        for (const { label } of paper.parts.flatMap((part) => part.fields))
          assert.doesNotMatch(label, /\b(?:A-number|place of birth|birthplace|nationality|status of the person)\b/i);
      });
    });

  it('cites law by section only where the library holds that section', () => {
    for (const { paper, wording } of texts) {
      const cited = [...`${wording.text}\n${paper.notes}`.matchAll(/\b\d+ (?:U\.S\.C\.|C\.F\.R\.) §§? (\d+(?:\.\d+)?)/g)].map(
        (m) => m[1] as string,
      );
      const held = [...paper.authorities, ...paper.contrary].map((id) => book.authority(id)?.citation ?? '');
      for (const section of cited)
        assert.ok(
          held.some((c) => c.includes(`§ ${section}`)),
          `${paper.id}: ${section}`,
        );
    }
  });

  it('use the names of a draft', () => {
    const draft = open(
      'AN ORDINANCE of the County of Rowan relating to custody.\n\nThe Board of Supervisors of the County of Rowan ordains:\n\nSECTION 1. Duty. The County Counsel shall advise the Sheriff.\n',
    );
    const { text } = written('command-review-form', undefined, draft.names());
    assert.match(text, /\*\*County of Rowan\*\*/);
    assert.match(written('quarterly-report', undefined, draft.names()).text, /To the Board of Supervisors\./);
    assert.match(written('grant-condition-review', undefined, draft.names()).text, /^## C\. County Counsel: named officers only$/m);
  });

  it('answers nothing for a paper or text that is not there', () => {
    assert.equal(writtenPaper(book, 'nothing', undefined, {}), undefined);
    assert.equal(writtenPaper(book, 'request-log', 'nothing', {}), undefined);
  });
});
