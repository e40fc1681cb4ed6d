/** The command line as a user runs it: output, exit codes, and one clear message for every mistake. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Folder, run } from '../support/cli';

const HOLD = 'SECTION 1. Custody. The Sheriff shall hold a person named in an immigration detainer for 48 hours.\n';

describe('home-rule', function () {
  this.timeout(60_000);
  const folder = new Folder();
  const file = folder.file.bind(folder);

  it('check prints a line a finding and ends with 1', () => {
    const { code, out } = run(['check', file('a.txt', HOLD)]);
    assert.equal(code, 1);
    assert.match(out, /a\.txt:1:33: error: detention\/detainer-hold: “/);
  });

  it('check reads standard input', () => assert.match(run(['check', '-'], HOLD).out, /^-:1:33: error: detention\/detainer-hold/m));

  it('check ends with 0 where nothing is at or above the threshold', () => {
    const clean = file('clean.ordinance', 'SECTION 1. Lists. The clerk shall keep a list.\n');
    assert.deepEqual(run(['check', clean]), { code: 0, out: '', err: '' });
    const hint = file('hint.ordinance', 'WHEREAS, it is so, Galarza v. Szalczyk, 745 F.3d 634 (3rd Cir. 2014);\n');
    assert.equal(run(['check', hint]).code, 0);
    assert.equal(run(['check', hint, '--fail-on', 'hint']).code, 1);
  });

  it('check takes the state into account', () => {
    assert.match(run(['check', '-', '--state', 'TX'], HOLD).out, /warning: detention\/detainer-hold.*5th Cir/);
    assert.match(run(['check', '-', '--state=MA'], HOLD).out, /error: detention\/detainer-hold/);
  });

  it('check takes the kind of body into account', () => {
    const ban = 'SECTION 1. Agreements. The County shall not enter into a 287(g) agreement.\n';
    assert.match(run(['check', '-', '--state', 'TX', '--body', 'county'], ban).out, /error: state-law\/agreement-ban: Texas law bars/);
    assert.doesNotMatch(run(['check', '-', '--state', 'TX', '--body=city'], ban).out, /state-law\/agreement-ban/);
    const wrong = run(['check', '-', '--body', 'village'], ban);
    assert.deepEqual([wrong.code, /--body village: use one of city, county/.test(wrong.err)], [2, true]);
  });

  it('check tells what other rules say of the same words behind the gravest', () => {
    const order = 'SECTION 1. Custody. The Sheriff shall hold a person on an immigration detainer.\n';
    assert.match(
      run(['check', '-', '--state', 'IL', '--body', 'county'], order).out,
      /error: detention\/detainer-hold: .* Also state-law\/detainer-order: Illinois law bars/,
    );
  });

  it('explain prints the law of a state', () => {
    assert.match(run(['explain', 'state:TX']).out, /^# State law: Texas\n/);
    assert.match(run(['explain', 'state:TZ']).err, /nothing has the id state:TZ\. Did you mean state:[A-Z]{2}\?/);
  });

  it('check reads the files of a folder as one, and a file alone by itself', () => {
    const asking = file(
      'code/7-101.ordinance',
      'CHAPTER 7. LISTS\n\n§ 7-101. Lists. The clerk shall keep the list that section 7-102 of this chapter names.\n',
    );
    file('code/7-102.ordinance', '§ 7-102. Names. The list names each dog.\n');
    assert.deepEqual(run(['check', path.dirname(asking)]).out, '');
    assert.match(run(['check', asking]).out, /references\/dangling/);
  });

  it('check gives JSON with LSP positions and the titles of fixes', () => {
    const { out } = run(['check', '-', '--format', 'json'], HOLD);
    const found = JSON.parse(out).files[0].findings.find((f: { rule: string }) => f.rule === 'detention/detainer-hold');
    assert.deepEqual(found.range.start, { line: 0, character: 32 });
    assert.equal(found.severity, 'error');
    assert.deepEqual(found.fixes[0], { title: 'Add the judicial-warrant exception' });
    assert.ok(found.authorities.includes('case.morales-v-chadbourne') && found.contrary.includes('case.el-cenizo-v-texas'));
  });

  it('check gives SARIF 2.1.0 with places from 1', () => {
    const log = JSON.parse(run(['check', '-', '--format', 'sarif'], HOLD).out);
    assert.equal(log.version, '2.1.0');
    const result = log.runs[0].results.find((r: { ruleId: string }) => r.ruleId === 'detention/detainer-hold');
    assert.equal(result.level, 'error');
    assert.deepEqual(result.locations[0].physicalLocation.region.startColumn, 33);
    assert.equal(log.runs[0].tool.driver.rules[result.ruleIndex].id, 'detention/detainer-hold');
  });

  it('check takes the drafts of a folder and leaves other files alone', () => {
    file('tree/one.ordinance', HOLD);
    file('tree/sub/two.ORD', HOLD);
    file('tree/notes.txt', HOLD);
    const { out } = run(['check', path.join(folder.path, 'tree')]);
    assert.equal(out.match(/detainer-hold/g)?.length, 2);
    assert.ok(!out.includes('notes.txt'));
  });

  it('inspect prints everything read, as JSON', () => {
    const { code, out } = run(
      ['inspect', '-', '--format', 'json'],
      'SECTION 1. Terms.\n(a) "Agency" means a department.\n(b) An agency under subsection (a) of this section follows 8 U.S.C. §§ 1373 and 1644.\n',
    );
    assert.equal(code, 0);
    const read = JSON.parse(out);
    assert.deepEqual(
      read.sections.map((s: { number: string; children: { number: string }[] }) => [s.number, s.children.map((c) => c.number)]),
      [['1', ['a', 'b']]],
    );
    assert.deepEqual(
      read.definitions.map((d: { term: string }) => d.term),
      ['Agency'],
    );
    assert.deepEqual(
      read.references.map((r: { scope: string; target: string; resolved: boolean }) => [r.scope, r.target, r.resolved]),
      [['internal', '§ 1(a)', true]],
    );
    assert.deepEqual(
      read.citations.map((c: { kind: string; text: string; authority: string }) => [c.kind, c.text, c.authority]),
      [
        ['usc', '8 U.S.C. §§ 1373', 'usc.8.1373'],
        ['usc', '1644', 'usc.8.1644'],
      ],
    );
    assert.ok(Array.isArray(read.norms));
  });

  it('inspect says in plain words what each sentence does', () => {
    const { code, out } = run(['inspect', '-'], 'SECTION 1. Holds.\n(a) No officer shall hold a person on an immigration detainer.\n');
    assert.equal(code, 0);
    assert.deepEqual(out.trimEnd().split('\n'), [
      '1 norm · 1 section · 0 definitions · 0 references · 0 citations',
      '',
      '2: § 1(a)  No officer shall hold a person on an immigration detainer.',
      '    Forbids',
      '    Who: “officer”',
      '    What: “hold a person on an immigration detainer”',
      '    Read with high confidence',
    ]);
  });

  it('explain prints the page of a rule, an authority, a term, a clause and an item of the checklist', () => {
    for (const [id, says] of [
      ['detention/detainer-hold', /Morales/],
      ['case.galarza-v-szalczyk', /745 F\.3d 634/],
      ['detainer', /I-247A/],
      ['severability', /Alternative/],
      ['C-TK-P1', /On the checklist because of[\s\S]*\(C-TK-P1\)[\s\S]*Model clause[\s\S]*Texas: /],
      ['R-4A-01', /Custody on a detainer/],
    ] as const) {
      const { code, out } = run(['explain', id]);
      assert.equal(code, 0, id);
      assert.match(out, says);
    }
  });

  it('survives bad bytes and goes on with the rest', () => {
    const binary = file('binary.ordinance', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    const good = file('good.ordinance', HOLD);
    const { code, out, err } = run(['check', binary, path.join(folder.path, 'gone.txt'), good]);
    assert.equal(code, 2);
    assert.match(err, /binary\.ordinance: it is not a text file\. Save/);
    assert.match(err, /gone\.txt: there is no such file/);
    assert.match(out, /good\.ordinance:1:33/);
  });

  it('reads UTF-16 and Windows-1252', () => {
    const utf16 = file('u16.ordinance', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HOLD, 'utf16le')]));
    assert.match(run(['check', utf16]).out, /detainer-hold/);
    const latin = file('latin.ordinance', Buffer.from(HOLD.replace('48 hours', '48 hours\u00a7'), 'latin1'));
    assert.match(run(['check', latin]).out, /detainer-hold/);
  });

  it('coverage gives JSON with items, criteria and a score', () => {
    const draft =
      'SECTION 1. Custody.\nNo officer shall hold a person on an immigration detainer or an administrative warrant.\nSECTION 2. Questions.\nNo officer shall ask a person about immigration status.\n';
    const { code, out } = run(['coverage', '-', '--format', 'json'], draft);
    assert.equal(code, 0);
    const found = JSON.parse(out) as {
      items: { id: string; status: string; clause: string; evidence: { range: { start: { line: number } } }[] }[];
      criteria: { id: string; questions: { id: string; answer: string }[] }[];
      score: Record<string, number>;
    };
    const item = (id: string) => found.items.find((i) => i.id === id);
    assert.equal(item('C-TK-P1')?.status, 'present');
    assert.equal(item('C-TK-P1')?.evidence[0]?.range.start.line, 1);
    assert.equal(item('C-TK-P1')?.clause, 'no-detainer-hold');
    assert.equal(item('C-TK-P6')?.status, 'absent');
    assert.equal(found.criteria.length, 8);
    assert.equal(found.criteria.flatMap((c) => c.questions).length, 19);
    assert.equal(found.score.total, 73);
    for (const format of ['text', 'markdown', 'html']) assert.match(run(['coverage', '-', '--format', format], draft).out, /73/);
    assert.equal(run(['coverage', 'none.txt']).code, 2);
  });

  it('authorities lists what a draft cites, as a table of authorities or by currency, with places', () => {
    const draft = file(
      'cites.ordinance',
      'WHEREAS, it is so, Galarza v. Szalczyk, 745 F.3d 634 (3d Cir. 2014);\n\nSECTION 1. Law. 8 U.S.C. § 1373 applies.\n',
    );
    const { code, out } = run(['authorities', draft, '--by', 'currency', '--on', '2026-03-01']);
    assert.equal(code, 0);
    assert.match(out, /^Limited or split △ ⇄\n {2}8 U\.S\.C\. § 1373\n.*\n {6}.*cites\.ordinance:3:17 \(§ 1\)\n\nCurrent ✓\n {2}Galarza/);
    assert.match(
      run(['authorities', draft, '--by', 'currency', '--on', '2028-01-01', '--months', '6']).out,
      /Older than 6 months ↷\n {2}Galarza/,
    );
    assert.match(
      run(['authorities', draft]).out,
      /^Cases\n {2}Galarza[\s\S]*\n\nFederal statutes and public laws\n {2}8 U\.S\.C\. § 1373\n/,
    );
    assert.match(run(['authorities', draft, '--format', 'markdown']).out, /^## Cases\n\n\| Authority \| Standing \| Places \|/);
    assert.match(
      run(['authorities', draft, '--format', 'csv']).out,
      /^"Group","Authority","Standing","Note","As of","Uses","Problems","Places"\r\n"Cases","Galarza v\. Szalczyk, 745 F\.3d 634 \(3d Cir\. 2014\)",[^\n]*"the opening \(1:20\)"\r\n"Federal/,
    );
  });

  it('authorities gives JSON with LSP positions', () => {
    const { out } = run(['authorities', '-', '--format', 'json', '--on', '2026-03-01'], 'SECTION 1. Law. 8 U.S.C. § 1373 applies.\n');
    const read = JSON.parse(out) as {
      total: number;
      on: string;
      authorities: { id: string; currency: string; places: { range: unknown }[] }[];
    };
    assert.deepEqual(
      [read.total, read.on, read.authorities[0]?.id, read.authorities[0]?.currency],
      [1, '2026-03-01', 'usc.8.1373', 'limited'],
    );
    assert.deepEqual(read.authorities[0]?.places[0]?.range, { start: { line: 0, character: 16 }, end: { line: 0, character: 31 } });
  });

  for (const [name, text] of [
    ['empty', ''],
    ['CRLF and tabs', HOLD.replace(/ /g, '\t').replace(/\n/g, '\r\n')],
    ['10 MB on one line', 'The clerk shall keep a list of the notices that it sends. '.repeat(180_000)],
  ] as const) {
    it(`takes ${name}`, () => assert.ok([0, 1].includes(run(['check', '-'], text).code ?? -1)));
  }

  it('names an unreadable folder and goes on', () => {
    if (process.getuid?.() === 0) return; // the superuser may read everything
    const shut = path.join(folder.path, 'shut');
    mkdirSync(shut);
    chmodSync(shut, 0);
    const { code, err } = run(['check', shut, file('good.ordinance', HOLD)]);
    chmodSync(shut, 0o700);
    assert.equal(code, 2);
    assert.match(err, /may not be read/);
  });

  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /home-rule/],
    [['chekc'], /unknown command chekc\. Known: check/],
    [['check'], /Name a file or folder/],
    [['check', '--fromat', 'json', 'x'], /Unknown option --fromat\. Known: --format/],
    [['check', 'x', '--format', 'xml'], /--format xml: use one of text, json, sarif/],
    [['check', 'x', '--format'], /--format needs a value/],
    [['check', 'x', '--state', 'Texas'], /postal code/],
    [['inspect'], /Name one file/],
    [['authorities'], /Name one file/],
    [['authorities', '-', '--on', 'today'], /--on today: use a day such as/],
    [['authorities', '-', '--months', 'many'], /--months many: use a number from 1 to 120/],
    [['explain', 'detention/detainer-hld'], /Did you mean detention\/detainer-hold\?/],
    [['lsp', '--port', '1'], /unknown option --port/],
  ];
  for (const [args, says] of mistakes) {
    it(`answers "${args.join(' ')}" with one message and 2`, () => {
      const { code, out, err } = run(args);
      assert.equal(code, 2);
      assert.match(err + out, says);
    });
  }
});
