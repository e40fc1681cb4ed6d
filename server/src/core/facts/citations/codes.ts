/** Compiles the codes, acts and rules that are cited by section. */
import { isTable, listIn, type Table, textIn, textsIn } from './data';
import type { CitationForms, CodeForm } from './forms';
import { Trie } from './trie';

type Compiled = Pick<CitationForms, 'behindNumber' | 'codes' | 'prose' | 'local'>;

const PLAIN = { state: '', volume: false, signed: false, dashed: false, title: '' } as const;

export function compileCodes(data: Table, ownCodes: readonly string[]): Compiled {
  const out: Compiled = { behindNumber: new Trie(), codes: new Trie(), prose: new Trie(), local: new Trie() };
  const section = (name: string): Table => (isTable(data[name]) ? (data[name] as Table) : {});
  const add = (spelling: string, code: CodeForm): void => {
    // Of two codes with the same letters, the one that follows its title is the one met behind a number.
    out.behindNumber.add(spelling, code, code.volume);
    out.codes.add(spelling, code);
    out.prose.add(spelling, code);
  };
  const enactments = section('enactments');
  const federal = isTable(enactments.federal) ? enactments.federal : {};
  for (const kind of ['usc', 'cfr'] as const) {
    const t = federal[kind];
    if (!isTable(t)) continue;
    const code: CodeForm = { ...PLAIN, form: textIn(t, 'form'), kind, volume: true };
    for (const s of [code.form, ...textsIn(t.also)]) {
      add(s, code);
      out.prose.add(s.replace(/Code/, 'code'), code);
    }
  }
  for (const t of listIn(enactments.acts).filter(isTable)) {
    const title = t.title === undefined ? '' : String(t.title);
    const code: CodeForm = { ...PLAIN, form: textIn(t, 'form'), kind: title ? 'usc' : 'public-law', title };
    for (const s of [code.form, ...textsIn(t.also)]) {
      out.prose.add(s, code);
      out.codes.add(s, code);
    }
  }
  for (const t of listIn(enactments.rules).filter(isTable)) {
    const code: CodeForm = { ...PLAIN, form: textIn(t, 'form'), kind: 'rule' };
    for (const s of [code.form, ...textsIn(t.also)]) {
      out.codes.add(s, code);
      out.prose.add(s, code);
    }
  }
  for (const s of listIn(section('states').states).filter(isTable)) {
    for (const t of listIn(enactments.everyState).filter(isTable)) {
      const code: CodeForm = {
        ...PLAIN,
        form: textIn(t, 'form').replace('{}', textIn(s, 'form')),
        kind: 'rule',
        state: textIn(s, 'letters'),
      };
      for (const name of [code.form, ...textsIn(t.words).map((w) => w.replace('{}', textIn(s, 'name')))]) {
        out.codes.add(name, code);
        out.prose.add(name, code);
      }
    }
  }
  for (const t of listIn(section('codes').codes).filter(isTable)) addStateCode(t, add, out);
  for (const name of ownCodes) if (name.trim() !== '') add(name, { ...PLAIN, form: name.trim(), kind: 'municipal' });
  for (const name of textsIn(enactments.codes)) {
    out.local.add(name, name);
    out.local.add(name.toLowerCase(), name);
  }
  return out;
}

function addStateCode(t: Table, add: (spelling: string, code: CodeForm) => void, out: Compiled): void {
  const base: Omit<CodeForm, 'form'> = {
    kind: t.constitution === true ? 'constitution' : 'state-code',
    state: textIn(t, 'state'),
    volume: t.volume === true,
    signed: t.signed === true,
    dashed: t.numbers === 'dashed',
    title: '',
  };
  if (t.constitution === true) return;
  const form = textIn(t, 'form');
  const also = textsIn(t.also);
  if (!isTable(t.subjects)) {
    for (const s of [form, ...also]) add(s, { ...base, form });
    return;
  }
  for (const [subject, others] of Object.entries(t.subjects)) {
    const code: CodeForm = { ...base, form: form.replace('{}', subject) };
    // Cited without its state, a subject code may be one of several states': "Government Code".
    const tail = form.slice(form.indexOf('{}')).replace('{}', subject);
    const bare: CodeForm = t.lower === true ? code : { ...base, form: tail, state: '' };
    for (const name of [subject, ...textsIn(others)]) {
      for (const pattern of [form, ...also]) add(pattern.replace('{}', name), code);
      if (t.bare !== true) continue;
      const plain = form.slice(form.indexOf('{}')).replace('{}', name);
      add(plain, bare);
      if (t.lower !== true) continue;
      for (const s of [plain, `state ${plain}`, `New York state ${plain}`, `state of New York ${plain}`])
        out.prose.add(s.startsWith('New') ? s.replace(plain, plain.toLowerCase()) : s.toLowerCase(), code);
    }
  }
}
