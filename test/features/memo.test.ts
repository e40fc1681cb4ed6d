/** Counsel's memo: a draft in, what the memo must and must not say, and what its two written forms must hold to. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { toHtml } from '../../server/src/core/features/memo/html';
import { escapeMarkdown, toMarkdown } from '../../server/src/core/features/memo/markdown';
import type { Paper } from '../../server/src/core/features/memo/paper';
import { STYLE, STYLE_HASH } from '../../server/src/core/features/memo/style';
import { memoWording } from '../../server/src/core/features/memo/wording';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/settings';
import { book, open } from '../support/book';
import { placeOfRule } from '../support/runRules';

interface Given {
  readonly state?: string;
  readonly body?: Settings['jurisdiction']['body'];
  readonly marking?: string;
  readonly severity?: Settings['findings']['severity'];
  readonly file?: string;
}

function paperOf(text: string, given: Given = {}): Paper {
  const analysis = open(text);
  analysis.settings = {
    ...DEFAULT_SETTINGS,
    jurisdiction: { state: given.state ?? '', body: given.body ?? 'city', name: '' },
    findings: { ...DEFAULT_SETTINGS.findings, severity: given.severity ?? {} },
    memo: { marking: given.marking ?? '' },
  };
  return analysis.memo({ date: '2026-02-01', file: given.file ?? 'draft.ordinance' });
}
const memo = (text: string, given: Given = {}): string => toMarkdown(paperOf(text, given));

const HOLD = `AN ORDINANCE relating to custody

SECTION 1. Custody.
(a) The Sheriff shall hold a person named in an immigration detainer for 48 hours.
(b) On receipt of an immigration detainer, the custodian shall:
(1) maintain custody of the person for two days; and
(2) tell the person why.
`;
const LISTS = 'AN ORDINANCE relating to lists\n\nSECTION 1. Lists. The clerk shall keep a list.\n';

const cases: readonly {
  readonly name: string;
  readonly text: string;
  readonly given?: Given;
  readonly says: readonly RegExp[];
  readonly not?: readonly RegExp[];
}[] = [
  {
    name: 'heads the memo with blanks, the date given and the title of the draft',
    text: HOLD,
    says: [
      /^# Memorandum\n\n\*\*To:\*\* \[Name\]\n\n\*\*From:\*\* \[Name\]\n\n\*\*Date:\*\* February 1, 2026\n\n\*\*Re:\*\* AN ORDINANCE relating to custody\n/,
    ],
  },
  {
    name: 'takes the first section for a title where a code has none',
    text: '§ 4-12. Lists. The clerk shall keep a list.\n\n§ 4-13. Fees. A copy is free.\n',
    says: [/\*\*Re:\*\* § 4-12\. Lists; and one other section\n/],
  },
  {
    name: 'takes the file for a title where the text has none',
    text: 'The clerk keeps a list.\n',
    says: [/\*\*Re:\*\* draft\.ordinance\n/],
  },
  {
    name: 'marks the memo as the setting says',
    text: LISTS,
    given: { marking: 'Confidential' },
    says: [/^\*\*Confidential\*\*\n\n# Memorandum/],
  },
  { name: 'has no marking where the setting is empty', text: LISTS, given: { marking: '  ' }, says: [/^# Memorandum/] },
  {
    name: 'answers shortly: how much, and the gravest with its place and reason',
    text: HOLD,
    says: [
      /## 1\. Short answer\n\nThe draft raises one issue on which the words as drafted are likely unlawful or unenforceable/,
      /\*\*Custody on a detainer alone\*\* \(§ 1\(a\), line 4, and one other place\)\. Courts treat that as a new seizure[^\n]*\(\*Morales\*\)/,
    ],
  },
  {
    name: 'quotes the whole sentence, the words of a list item under the sentence it carries on',
    text: HOLD,
    says: [
      /\*\*§ 1\(a\), line 4:\*\*\n\n> “The Sheriff \*\*shall hold a person[^\n]*\*\* [^\n]*for 48 hours\.”/,
      /\*\*§ 1\(b\)\(1\), line 6:\*\*\n\n> “On receipt of an immigration detainer, the custodian shall: … \*\*maintain custody[^\n]*”/,
    ],
  },
  {
    name: 'groups the places of one rule and says the point once',
    text: HOLD,
    says: [/\*\*The point\.\*\* Each passage keeps a person in custody on a detainer alone\./],
    not: [/#### Issue \d+\. Custody on a detainer alone[\s\S]*#### Issue \d+\. Custody on a detainer alone/],
  },
  {
    name: 'sets out authority both ways: cite, holding, standing, date',
    text: HOLD,
    says: [
      /\*\*Authority\.\*\*\n\n- \*Morales v\. Chadbourne\*, 793 F\.3d 208 \(1st Cir\. 2015\)\. To hold a person[^\n]*Standing as of December 31, 2025: split\. Contrary:/,
      /\*\*To the contrary\.\*\*\n\n- \*City of El Cenizo v\. Texas\*, 890 F\.3d 164 \(5th Cir\. 2018\)\./,
    ],
  },
  {
    name: 'says what to do, with the words of the change and the clause fitted to the draft',
    text: HOLD,
    says: [
      /\*\*What to do\.\*\* Forbid the hold, or require a judicial warrant\.\n\n- Proposed change: add the judicial-warrant exception: insert “, unless a judicial warrant [^”]*”\.\n- Model clause: No holds on detainers \(Appendix A\)\./,
      /## Appendix A\. Model clauses[\s\S]*\*\*No holds on detainers\.\*\*[\s\S]*~~~text\nSECTION 3\. No holds on detainers[\s\S]*~~~/,
    ],
  },
  {
    name: 'weighs by circuit, and says so',
    text: HOLD,
    given: { state: 'TX', body: 'county' },
    says: [
      /### Real risk, or authority divided\n\n#### Issue \d\. Custody on a detainer alone/,
      /\*\*Weight here\.\*\* Elsewhere this would rank as likely unlawful; here it ranks as a real risk \(5th Cir\., \*El Cenizo\*\)\./,
      /\*\*Federal circuit:\*\* Fifth Circuit/,
      /\*\*Enacting body:\*\* County, Texas/,
    ],
  },
  {
    name: 'sets out the law of the state: statutes, what they bar, cases, doubts and date',
    text: HOLD,
    given: { state: 'TX', body: 'county' },
    says: [
      /## \d\. State law\n\n\*\*Texas\.\*\* [^\n]* As of [A-Z][a-z]+ \d{1,2}, 20\d\d\./,
      /- Tex\. Gov’t Code §/,
      /\*\*Barred to a county\.\*\*\n\n- /,
      /\*City of El Cenizo v\. Texas\*, 890 F\.3d 164 \(5th Cir\. 2018\) \(set out at Issue \d\)/,
    ],
  },
  {
    name: 'says that no state is set',
    text: HOLD,
    says: [
      /## \d\. State law\n\nNo state is set for this draft\. State law was not checked/,
      /## \d\. What was not checked\n\n- State law: no state is set/,
    ],
  },
  {
    name: 'leaves the law of a state alone where the draft is on another subject',
    text: LISTS,
    given: { state: 'TX' },
    says: [/## \d\. State law\n\nWhat the library holds on the law of Texas[^\n]*which this draft does not touch\./],
    not: [/Barred to/],
  },
  {
    name: 'raises nothing on an ordinary ordinance, and says what that means',
    text: LISTS,
    says: [/The reading raised no issue of law\. That is no opinion that the draft is lawful/],
    not: [/Issues of law/, /Appendix A/],
  },
  {
    name: 'lists what the draft cites with places, and apart what the library does not hold',
    text: 'WHEREAS, it is a request, Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014);\n\nSECTION 1. Lists. The clerk follows 8 U.S.C. § 1373 and 7 U.S.C. § 136.\n',
    says: [
      /\*\*Federal statutes\*\*\n\n\| Authority \| Standing \| In the draft \| In this memo \|\n[^\n]*\n\| \[8 U\.S\.C\. §\s1373\]\(https:[^)]*\) \| Split \| § 1, line 3 \| — \|/,
      /\*\*Cases\*\*\n\n[^\n]*\n[^\n]*\n\| \[\*Galarza v\. Szalczyk\*\]\(https:[^)]*\), 745 F\.3d 634 \(3d Cir\. 2014\) \| Good law \| recital, line 1 \| — \|/,
      /\*\*Cited in the draft and not in the library: not checked\*\*\n\n[^\n]*\n[^\n]*\n\| 7 U\.S\.C\. §\s136 \| § 1, line 3 \|/,
      /- One authority cited in the draft and not in the library/,
    ],
  },
  {
    name: 'tells citations to be looked at apart',
    text: 'WHEREAS, it is a request, Galarza v. Szalczyk, 745 F.3d 634 (3rd Cir. 2014);\n',
    says: [
      /## \d\. Citations in the draft\n[\s\S]*\| Recital, line 1 \| Write the usual abbreviation\. For “3rd Cir\.” put “3d Cir\.” \| Style \|/,
    ],
  },
  {
    name: 'tells points of drafting in a table, many of one kind in one row',
    text: `SECTION 1. Lists. The clerk shall keep the the list.\n\n${Array.from({ length: 5 }, (_, i) => `SECTION ${i + 2}. Fees. The fee is [AMOUNT] dollars.\n`).join('\n')}`,
    says: [
      /## \d\. Points of drafting/,
      /\| “the the” is written twice\. \| § 1, line 1 \|/,
      /\(5 places; the first: “\[AMOUNT\]” is still to be filled in\.\) \| § 2, line 3; § 3, line 5; § 4, line 7; § 5, line 9; § 6, line 11 \|/,
    ],
  },
  {
    name: 'names what is switched off, and weights that were changed',
    text: HOLD,
    given: { severity: { 'detention/detainer-hold': 'hint', 'marks/*': 'off', 'information/duty-claim': 'off' } },
    says: [
      /- Switched off in this office’s settings: all of “marks” and “[^”]+”\./,
      /- One weight was changed in this office’s settings/,
      /## \d\. Lesser points of law[\s\S]*\*\*Custody on a detainer alone\.\*\*/,
    ],
    not: [/## \d\. Issues of law\n[\s\S]*#### Issue \d\. Custody on a detainer/],
  },
  {
    name: 'keeps rule ids for the appendix',
    text: HOLD,
    says: [
      /## Appendix B\. Rules behind this memorandum[\s\S]*\| Issue 1 \| Custody on a detainer alone \| 2 \| detention\/detainer-hold \|/,
    ],
    not: [/detention\/detainer-hold[\s\S]*## Appendix B/],
  },
  {
    name: 'tells references that lead beyond the file',
    text: 'CHAPTER 7. LISTS\n\n§ 7-101. Lists. The clerk shall keep the list that section 7-102 of this chapter names.\n',
    says: [/- Other files: the draft refers beyond itself, and no other file was read\./],
  },
  {
    name: 'knows a resolution by what it resolves',
    text: 'Res 12-2025\n\nWhereas, it is so; now, therefore, be it\n\nResolved, That the Council thanks the clerk.\n',
    says: [/\*\*Form:\*\* Resolution\n/],
  },
  {
    name: 'ends with the notice',
    text: LISTS,
    says: [/\n---\n\n\*Prepared with Home Rule [^\n]*not a substitute for counsel’s judgment\.[^\n]*\*\n$/],
  },
  { name: 'is written on an empty text too', text: '', says: [/\*\*Re:\*\* draft\.ordinance/, /The reading raised no issue of law/] },
];

/** Everything a page of HTML may be made of here: tags that are opened and closed in order. */
function wellFormed(html: string): string {
  const open: string[] = [];
  const body = html.replace(/^<!DOCTYPE html>\n/, '').replace(/<style>[\s\S]*?<\/style>/, '');
  for (const [, closing, tag = '', rest = ''] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (closing) {
      const last = open.pop();
      if (last !== tag) return `</${tag}> closes <${last}>`;
    } else if (!['meta', 'hr'].includes(tag)) open.push(tag);
    if (/\s(?:on\w+|style|src|srcset|action|background)\s*=/i.test(rest)) return `<${tag}${rest}>`;
  }
  if (open.length > 0) return `open at the end: ${open.join()}`;
  const strange =
    /<(?!\/?(?:html|head|meta|title|style|body|main|h[1-4]|p|blockquote|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tr|th|td|hr|pre|a|b|strong|cite|small|!DOCTYPE)\b)[^ ]/.exec(
      html,
    );
  return strange ? html.slice(strange.index, strange.index + 40) : '';
}

describe('the memo', () => {
  for (const c of cases) {
    it(c.name, () => {
      const said = memo(c.text, c.given);
      for (const re of c.says) assert.match(said, re);
      for (const re of c.not ?? []) assert.doesNotMatch(said, re);
    });
  }

  it('is the same each time, whatever was asked of the draft before', () => {
    const analysis = open(HOLD);
    analysis.edit(0, 0, 'x');
    analysis.edit(0, 1, '');
    const options = { date: '2026-02-01', file: 'draft.ordinance' };
    assert.deepEqual(analysis.memo(options), open(HOLD).memo(options));
  });

  it('leaves the draft as it is', () => {
    const analysis = open(HOLD);
    analysis.memo({ date: '2026-02-01', file: '' });
    assert.equal(analysis.draft.text.toString(), HOLD);
  });

  it('tells the age of its statements by the date it is given', () => {
    const analysis = open(HOLD);
    assert.match(toMarkdown(analysis.memo({ date: '2028-01-01', file: '' })), /All of them were last looked at more than 12 months before/);
    assert.doesNotMatch(toMarkdown(analysis.memo({ date: '2026-02-01', file: '' })), /last looked at more than/);
  });

  it('stays short on a long draft', () => {
    const many = Array.from(
      { length: 400 },
      (_, i) => `SECTION ${i + 1}. Custody. The Sheriff shall hold a person named in an immigration detainer for ${i} hours.\n`,
    );
    const said = memo(many.join('\n'));
    assert.match(said, /The same in 388 more places: § 13, line 25; /);
    assert.match(said, /and 348 more\./);
    const issue = /#### Issue \d+\. Custody on a detainer alone([\s\S]*?)\*\*The point\.\*\*/.exec(said)?.[1] ?? '';
    assert.equal(issue.match(/^> “The Sheriff/gm)?.length, 12);
  });

  it('can be written on every rule, with no blank left unfilled and no id in the text', () => {
    for (const rule of book.rules) {
      const text = rule.examples.bad[0] ?? '';
      const paper = paperOf(text, rule.opposes ? placeOfRule(rule) : rule.provision === undefined ? {} : { state: 'TX', body: 'county' });
      const said = toMarkdown(paper);
      // What the draft itself says is quoted, blanks and all.
      const own = said.replace(/~~~[\s\S]*?~~~/g, '').replace(/## Appendix B[\s\S]*$/, '');
      if (!/[{}]/.test(text)) assert.doesNotMatch(own, /\{[a-z]+\}/, rule.id);
      assert.doesNotMatch(own, new RegExp(`\\b${rule.id}\\b`), rule.id);
      assert.doesNotMatch(own, /undefined|NaN|\[object/, rule.id);
      assert.doesNotMatch(own, /(?<!\.)\.\.(?!\.)/, rule.id);
      assert.equal(wellFormed(toHtml(paper)), '', rule.id);
    }
  });

  it('has its fixed words in the law book', () => {
    const wording = memoWording(book.data);
    assert.ok(wording.notice.length > 100 && wording.neverChecked.length > 4);
    for (const name of wording.ambiguousNames)
      assert.ok(
        book.authorities.some((a) => a.short === name),
        name,
      );
    for (const group of wording.citationGroups)
      assert.ok(
        book.rules.some((r) => r.id.startsWith(`${group}/`)),
        group,
      );
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '</style><script>alert(1)</script>',
  '[x](javascript:alert(1)) [y](command:workbench.action.quit)',
  '![z](https://example.invalid/a.png)',
  '&lt;b&gt; &#60;b> `code` **bold** __under__ $x$ ~~gone~~',
  '<!-- comment --> ]]> <![CDATA[',
];

describe('the memo as HTML', () => {
  const html = toHtml(paperOf(HOLD, { state: 'TX', body: 'county' }));

  it('allows the one style sheet and nothing else', () => {
    assert.equal(STYLE_HASH, `sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
    assert.ok(html.includes(`<style>${STYLE}</style>`));
    assert.match(
      html,
      /<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'">/,
    );
    assert.doesNotMatch(STYLE, /url\(|@import|<\//);
  });

  it('has a language, one title, headings in order, and tables with captions and heads', () => {
    assert.match(html, /^<!DOCTYPE html>\n<html lang="en-US">/);
    assert.match(html, /<title>Memorandum: AN ORDINANCE relating to custody<\/title>/);
    const levels = [...html.matchAll(/<h([1-6])/g)].map((m) => Number(m[1]));
    assert.equal(levels.filter((l) => l === 1).length, 1);
    for (const [i, level] of levels.entries()) assert.ok(level <= (levels[i - 1] ?? 0) + 1, `heading ${i}`);
    for (const [table] of html.matchAll(/<table[\s\S]*?<\/table>/g)) {
      assert.match(table, /<caption>[^<]+<\/caption>\n<thead><tr><th scope="col">/);
      assert.match(table, /<tbody>\n(?:<tr><th scope="row">[\s\S]*?<\/tr>\n)+<\/tbody>/);
    }
  });

  it('leads to places that are there, and out of the page by https alone', () => {
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
    const links = [...html.matchAll(/href="([^"]+)"/g)].map((m) => m[1] ?? '');
    assert.ok(links.length > 5);
    for (const link of links) assert.ok(link.startsWith('#') ? ids.has(link.slice(1)) : link.startsWith('https://'), link);
  });

  it('sets names of cases in italics', () => assert.match(html, /<cite>Morales v\. Chadbourne<\/cite>, 793 F\.3d 208/));

  for (const text of HOSTILE)
    it(`takes words of a draft for words: ${text}`, () => {
      const page = toHtml(
        paperOf(
          `AN ORDINANCE relating to ${text}\n\nSECTION 1. Custody. The Sheriff shall hold a person on an immigration detainer ${text} for 48 hours.\n`,
          {
            marking: text,
            file: `${text}.ordinance`,
          },
        ),
      );
      assert.equal(wellFormed(page), '');
      assert.doesNotMatch(page, /<(?:script|img|svg|!--)/);
      assert.doesNotMatch(page, /href="(?!#|https:)/);
    });
});

describe('the memo as Markdown', () => {
  const words: readonly (readonly [text: string, escaped: string])[] = [
    ['§ 4(b)(2), line 31; 8 U.S.C. § 1373', '§ 4(b)(2), line 31; 8 U.S.C. § 1373'],
    ['[NAME OF CITY] pays $1,000', '[NAME OF CITY] pays $1,000'],
    ['a*b* and `c`', 'a\\*b\\* and \\`c\\`'],
    ['[see](javascript:alert(1))', '[see\\](javascript:alert(1))'],
    ['[see][also] [see]: z', '[see\\][also] [see\\]: z'],
    ['[^1] [ ] [x]', '\\[^1] \\[ ] \\[x]'],
    ['<b onclick=x>', '\\<b onclick=x>'],
    ['____ and snake_case', '\\_\\_\\_\\_ and snake_case'],
    [
      'https://example.invalid www.example.invalid a@example.invalid',
      'https\\://example.invalid www\\.example.invalid a\\@example.invalid',
    ],
    ['~~gone~~ ~ $x$', '\\~~gone\\~~ ~ \\$x\\$'],
    ['&lt; & co', '\\&lt; & co'],
    ['two\n# lines', 'two # lines'],
  ];
  for (const [text, escaped] of words) it(`writes ${JSON.stringify(text)} as words`, () => assert.equal(escapeMarkdown(text), escaped));

  it('lets no first word of a line begin a heading, a list, a rule, a quotation or a table', () => {
    for (const text of ['# x', '- x', '+ x', '= x', '> x', '| x |', '1. x', '12) x', '---', ': x']) {
      const said = toMarkdown({ title: '', blocks: [{ kind: 'paragraph', runs: [{ text }] }] });
      assert.match(said, /^(?:\\|\d+\\)/, said);
    }
  });

  it('lets no bracket that closes one run meet one that opens the next', () => {
    const said = toMarkdown({
      title: '',
      blocks: [{ kind: 'paragraph', runs: [{ text: '[see]' }, { text: '(https://example.invalid)' }] }],
    });
    assert.equal(said, '[see\\](https\\://example.invalid)\n');
  });

  it('fences a text with more than the text has', () => {
    assert.equal(toMarkdown({ title: '', blocks: [{ kind: 'text', text: 'a\n~~~~\nb' }] }), '~~~~~text\na\n~~~~\nb\n~~~~~\n');
  });

  for (const text of HOSTILE)
    it(`takes words of a draft for words: ${text}`, () => {
      const said = memo(`SECTION 1. Custody. The Sheriff shall hold a person on an immigration detainer ${text} for 48 hours.\n`);
      assert.doesNotMatch(said.replace(/~~~[\s\S]*?~~~/g, ''), /(?<!\\)<(?:script|img|svg|b|!--)|(?<!\\)\]\((?!https:)|!\[[^\]]*[^\\]\]\(/);
    });
});
