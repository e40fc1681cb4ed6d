import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { DefinitionPlace, DraftShape, Fit, FitRequest, SectionPlace, SectionReference } from '../../server/src/core/clauses';
import {
  between,
  fitClause,
  formatSectionNumber,
  PLAIN_SHAPE,
  parseSectionNumber,
  parseWording,
  renderClause,
  splitClauseBody,
  swapTerms,
} from '../../server/src/core/clauses';
import { loadClauses, order } from '../fixtures/clauses/load';

const clauses = loadClauses();
const DOLLAR = '$';
const clause = (id: string) => {
  const found = clauses.find((entry) => entry.id === id);
  assert.ok(found, id);
  return found;
};
const wording = (id: string, name = 'balanced') => {
  const found = clause(id).wordings.find((entry) => entry.name === name);
  assert.ok(found, `${id}: ${name}`);
  return found;
};

/**
 * A draft as data. Each section line is marked `«place number»` in front of its label (taken out of the text),
 * each definition opens with `“`, and references to sections are marked `<4>`.
 */
interface Marked {
  readonly text: string;
  readonly sections: readonly SectionPlace[];
  readonly definitions: readonly DefinitionPlace[] | undefined;
  readonly references: readonly SectionReference[];
  readonly head: number;
}

function read(marked: string): Marked {
  let text = '';
  const starts: { place: SectionPlace['place']; clause: string | undefined; number: string; start: number }[] = [];
  const references: SectionReference[] = [];
  const marks = /«(\w+)(?:\/([\w-]+))? ([\w.-]+)»|<([\w.-]+)>/g;
  let from = 0;
  for (let mark = marks.exec(marked); mark; mark = marks.exec(marked)) {
    text += marked.slice(from, mark.index);
    from = mark.index + mark[0].length;
    if (mark[4] !== undefined) {
      references.push({ number: mark[4], span: { start: text.length, end: text.length + mark[4].length } });
      text += mark[4];
    } else starts.push({ place: mark[1] as SectionPlace['place'], clause: mark[2], number: mark[3] as string, start: text.length });
  }
  text += marked.slice(from);
  const sections = starts.map((section, index) => {
    const stop = starts[index + 1]?.start ?? text.length;
    const at = text.indexOf(section.number, section.start);
    return {
      place: section.place,
      clause: section.clause,
      start: section.start,
      end: section.start + text.slice(section.start, stop).trimEnd().length,
      number: section.number,
      numberSpan: { start: at, end: at + section.number.length },
    };
  });
  const home = sections.find((section) => section.place === 'definitions');
  const definitions: DefinitionPlace[] = [];
  if (home)
    for (const line of text.slice(home.start, home.end).matchAll(/^[ ]*(?:\((\w+)\) )?["“]([^"”]+)["”] means.*$/gm)) {
      const start = home.start + line.index;
      const at = text.indexOf('(', start) + 1;
      definitions.push({
        term: line[2] as string,
        start,
        end: start + line[0].length,
        designator: line[1] === undefined ? undefined : { text: line[1], span: { start: at, end: at + line[1].length } },
      });
    }
  const enacting = /^.*ORDAIN.*$/m.exec(text);
  return {
    text,
    sections,
    definitions: home ? definitions : undefined,
    references,
    head: enacting ? enacting.index + enacting[0].length : 0,
  };
}

function apply(text: string, fit: Fit): string {
  let out = '';
  let from = 0;
  for (const edit of fit.edits) {
    assert.ok(edit.start >= from, 'edits overlap');
    out += text.slice(from, edit.start) + edit.newText;
    from = edit.end;
  }
  return out + text.slice(from);
}

function fitted(
  marked: string,
  id: string,
  options: Partial<FitRequest> & { readonly name?: string } = {},
): { readonly fit: Fit; readonly after: string } {
  const draft = read(marked);
  const fit = fitClause({
    clause: clause(id),
    wording: wording(id, options.name),
    order,
    shape: PLAIN_SHAPE,
    form: 'plain',
    sections: draft.sections,
    head: draft.head,
    definitions: draft.definitions,
    offered: undefined,
    skip: [],
    references: draft.references,
    renumber: true,
    ...options,
  });
  return { fit, after: apply(draft.text, fit) };
}

const CASES = join(process.cwd(), 'test', 'fixtures', 'clauses');
const fixture = (name: string): string => readFileSync(join(CASES, name), 'utf8');

describe('fitting a clause', () => {
  it('puts severability before the effective date, renumbers, and mends references', () => {
    const { fit, after } = fitted(fixture('severability.before.txt'), 'severability', {
      shape: {
        ...PLAIN_SHAPE,
        fills: { unit: 'ordinance', legislative_body: 'Board of Supervisors' },
        duty: 'must',
        prohibition: 'must not',
      },
    });
    assert.equal(after, fixture('severability.after.txt'));
    assert.equal(fit.summary, 'New section 3; 1 later section renumbered.');
  });

  it('adds the missing definitions at their alphabetical places and uses the draft’s own names', () => {
    const shape: DraftShape = {
      ...PLAIN_SHAPE,
      numbering: { word: '§ ', close: '', step: 1, first: '9-131' },
      heading: { place: 'own-line', capitals: false, stop: '.' },
      ladder: [
        { numerals: 'lower', dress: '()' },
        { numerals: 'arabic', dress: '()' },
      ],
      units: ['subdivision'],
      itemGap: 1,
      definitionGap: 1,
      quotes: 'curly',
      numberedDefinitions: true,
      fills: { jurisdiction_short: 'County', custodian: 'Sheriff', unit: 'chapter', release_hours: '4' },
      terms: { 'immigration-authority': 'federal immigration agency' },
    };
    const { fit, after } = fitted(fixture('hold.before.txt'), 'no-detainer-hold', {
      name: 'narrower',
      shape,
      renumber: true,
      offered: wording('definitions'),
      skip: ['agency', 'employee'],
    });
    assert.equal(after, fixture('hold.after.txt'));
    assert.deepEqual(fit.defined, ['Administrative warrant', 'Detainer', 'Judicial warrant']);
    assert.equal(
      fit.summary,
      'New section 9-133; definitions of Administrative warrant, Detainer and Judicial warrant added; 1 later section renumbered.',
    );
  });

  it('makes a section of definitions where the draft has none', () => {
    const { fit, after } = fitted(fixture('nodefinitions.before.txt'), 'savings-1373', {
      name: 'one sentence',
      offered: wording('definitions'),
      skip: ['agency', 'employee'],
    });
    assert.equal(after, fixture('nodefinitions.after.txt'));
    assert.equal(fit.number, '3');
    assert.equal(fit.renumbered, 2);
    assert.equal(fit.edits.filter((edit) => edit.main).length, 1);
  });

  it('opens an empty draft with section 1', () => {
    assert.deepEqual(
      fitted('', 'no-detainer-hold', { name: 'narrower' }).after.split('\n')[0]?.slice(0, 47),
      'SECTION 1. No custody past release. An employee',
    );
  });

  it('leaves codified numbers alone and numbers between them when told not to renumber', () => {
    const shape: DraftShape = {
      ...PLAIN_SHAPE,
      numbering: { word: '', close: '', step: 10, first: '2.10.010' },
      heading: { place: 'own-line', capitals: false, stop: '.' },
    };
    const before =
      '«definitions 2.10.010»2.10.010 Definitions.\nNone.\n\n«final/effective-date 2.10.020»2.10.020 Effective date.\nNow. See section <2.10.020>.\n';
    const { fit, after } = fitted(before, 'severability', { shape, renumber: false });
    assert.equal(fit.number, '2.10.015');
    assert.ok(after.includes('2.10.015 Severability.\nIf a court'));
    assert.ok(after.endsWith('2.10.020 Effective date.\nNow. See section 2.10.020.\n'));
  });

  it('writes only the clause itself as a snippet and escapes what is joined to it', () => {
    const { fit } = fitted('AN ORDINANCE. THE CITY DOES ORDAIN:\n', 'fiscal-firewall', {
      form: 'snippet',
      offered: wording('definitions'),
    });
    const main = fit.edits.filter((edit) => edit.main);
    assert.equal(main.length, 1);
    assert.match(main[0]?.newText ?? '', /\$0$/);
    assert.equal(fit.edits.length, 1, 'definitions and clause go to one place and are one edit');
  });

  it('does not decide what a number means that two sections bear', () => {
    const before =
      '«substance 1»SECTION 1. A.\n\n«final/severability 2»SECTION 2. B.\n\n«final/severability 2»SECTION 2. C. See section <2>.\n';
    const { after } = fitted(before, 'no-detainer-hold', { name: 'narrower' });
    assert.match(after, /SECTION 3\. B\.\n\nSECTION 3\. C\. See section 3\./);
  });
});

describe('section numbers', () => {
  const rows: readonly (readonly [string, string | undefined, number, string])[] = [
    ['4', undefined, 1, '5'],
    ['9-131', '9-140', 1, '9-132'],
    ['9-131', '9-132', 1, '9-131A'],
    ['9-131A', '9-132', 1, '9-131B'],
    ['2.10.020', '2.10.030', 10, '2.10.025'],
    ['2.10.090', undefined, 10, '2.10.100'],
    ['007', undefined, 1, '008'],
  ];
  for (const [before, after, step, expected] of rows)
    it(`${before} … ${after ?? 'end'} → ${expected}`, () => {
      const left = parseSectionNumber(before);
      assert.ok(left);
      assert.equal(formatSectionNumber(between(left, after === undefined ? undefined : parseSectionNumber(after), step)), expected);
    });

  it('are not read where there are no digits', () => {
    assert.equal(parseSectionNumber('IV'), undefined);
    assert.equal(parseSectionNumber(''), undefined);
  });
});

describe('the draft’s own terms', () => {
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['An immigration authority asks.', 'immigration authority', 'federal agency', 'A federal agency asks.'],
    ['a judicial warrant', 'judicial warrant', 'order of a judge', 'an order of a judge'],
    ['Immigration authorities and an immigration authority', 'immigration authority', 'ICE office', 'ICE offices and an ICE office'],
    ['detainers; a detainer', 'detainer', 'immigration detainer', 'immigration detainers; an immigration detainer'],
    ['An immigration authority asks.', 'immigration authority', 'Immigration Authority', 'An Immigration Authority asks.'],
    ['a detainer', 'detainer', 'Detainer', 'a detainer'],
    ['an immigration authority', 'immigration authority', 'Federal immigration agency', 'a federal immigration agency'],
    ['a detainerlike paper', 'detainer', 'hold request', 'a detainerlike paper'],
  ];
  for (const [text, ours, own, expected] of rows) it(`${text} → ${expected}`, () => assert.equal(swapTerms(text, ours, own), expected));
});

describe('the notation', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['no heading', 'The text has no heading'],
    ['# A\n\n- one {#x}\n- two [[sub:y]]', '[[sub:y]] names no subdivision'],
    ['# A\n\n- one {#x}\n- two {#x}', '{#x} is given twice'],
    ['# A\n\n- one\n    - three deep\n    - and again', 'more than one level deeper'],
    ['# A\n\n- one', 'A list of one'],
    ['# A\n\nA {{Bad Name|x}}', 'is no name for a blank'],
    ['# A\n\nA {{open', 'is not closed'],
    ['# A\n\nA [[see:x]]', 'is unknown'],
  ];
  for (const [text, message] of rows)
    it(`reports: ${message}`, () => {
      const problems = parseWording(text).problems.map((problem) => problem.message);
      assert.ok(
        problems.some((problem) => problem.includes(message)),
        problems.join(' | '),
      );
    });

  it('joins wrapped lines and gives a blank without default its own name', () => {
    const text = '# A\n\nFirst line\nsecond line {{release_date}}.';
    assert.equal(
      renderClause(clause('severability'), { name: 'x', when: '', text }, PLAIN_SHAPE, 'plain', '1'),
      'SECTION 1. A. First line second line [RELEASE DATE].',
    );
  });

  it('keeps money, braces and backslashes of the text in a snippet', () => {
    const text = `# A\n\nPay $1,000 or ${DOLLAR}{{sum|2,000}} to {{who|the clerk|a, b|c}} at C:\\x }.`;
    assert.equal(
      renderClause(clause('severability'), { name: 'x', when: '', text }, PLAIN_SHAPE, 'snippet', '$1'),
      `SECTION \\$1. A. Pay \\$1,000 or \\$${DOLLAR}{1:2,000} to ${DOLLAR}{2|the clerk,a\\, b,c|} at C:\\\\x \\}.$0`,
    );
  });

  it('takes any text without an exception, and prints what it was given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('# ', '- ', '  - ', '* ', '{{', '}}', '|', '[[sub:', ']]', '{#a}', 'a', ' ', '\n', '$', '"', '\\'), {
          maxLength: 60,
        }),
        (pieces) => {
          const text = pieces.join('');
          for (const form of ['plain', 'snippet'] as const)
            assert.equal(typeof renderClause(clause('severability'), { name: 'x', when: '', text }, PLAIN_SHAPE, form, '1'), 'string');
        },
      ),
    );
  });

  it('splits a body with Windows line ends', () => {
    const body = splitClauseBody(
      '\r\n## Text\r\n\r\n# A\r\n\r\nB.\r\n\r\n## Alternative: other\r\n\r\nWhen: never.\r\n\r\n# C\r\n\r\n## Notes\r\n\r\nN.\r\n',
    );
    assert.deepEqual(body, {
      wordings: [
        { name: 'balanced', when: '', text: '# A\n\nB.' },
        { name: 'other', when: 'never.', text: '# C' },
      ],
      notes: 'N.',
    });
  });
});
