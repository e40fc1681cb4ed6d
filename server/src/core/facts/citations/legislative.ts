/** Bills and committee papers, treaties, opinions of attorneys general, and The Federalist. */
import { span } from '../../text/span';
import { type Parts, type Reading, smooth } from './reading';
import { closeOf, normalPin, readCore, readDecision, readParentheses, readPin } from './tail';

/** A chamber's paper: "H.R.", "S.", "H.R. Con. Res.", "S. Rep. No.", "H. Doc. No.", "H. Conf. Rep. No.". */
const PAPER =
  /(?<house>H\.\s?R\.|HR|H\.|S\.)\s{0,2}(?<what>(?:Con\.\s?|J\.\s?|Exec\.\s?|Conf\.\s?)?(?:Res\.|Reps?\.|Docs?\.)|Treaty\sDoc\.)?\s{0,2}(?:(?<sign>Nos?\.)\s{0,2})?(?<n>\d{1,5}(?:[-–]\d{1,5})?)(?!\d|\.\d|-\d)/y;
const CONGRESS = /,?\s{1,3}(?:\(?(\d{2,3})(?:st|nd|rd|d|th)\)?\s{1,3}Cong(?:\.|ress))(?:,?\s{1,3}\d(?:st|nd|rd|d|th)\s{1,3}Sess\.?)?/y;
/** Bills of a state by the letters of their chamber or in words: "AB 450", "S.B. 54", "Assembly Bill No. 450", "Legislative Bill 99". */
const STATE_BILL =
  /(?<code>[ASHL]\.\s?[BFR]\.|[AS]B|HB|SF|HF|[AS]C[AR]|[AS]JR|[SH]CR|[SH]JR|(?:Assembly|Senate|House|Legislative)\s{1,2}(?:Bill|File|Joint\s{1,2}Resolution|Concurrent\s{1,2}Resolution|Constitutional\s{1,2}Amendment))\s{0,2}(?:Nos?\.\s{0,2}|[Nn]umber\s{1,2})?(?<n>\d{1,5}(?:-\d{3,5})?)(?!\d|[.,:/-]\d|\s?(?:[Zz]one|[Dd]istrict|feet|ft))/y;
/** Bills before a city council: "Int. No. 261-2026", "Int. 0739-2026". */
const INTRODUCTION = /Int(?:ro(?:duction)?)?\.?\s{1,2}(?:Nos?\.\s{0,2}|[Nn]umber\s)?(?<n>\d{1,5}(?:-[A-Z])?(?:[-–]\d{4}))(?!\d)/y;
const SECTION = /,\s{1,3}§{1,2}\s?\d{1,4}[A-Z]?(?:\([A-Za-z\d]{1,3}\)){0,4}/y;
const PART = /,\s{1,3}pt\.\s?\d{1,2}/y;
const PIN = /,\s{1,3}(?:at|pp?\.)\s/y;
const OPEN = /\s{0,3}\(/y;

/** "8 U.S.C. 1373" is no bill of the Senate, nor is "S. 4th Street". */
const BEFORE = /[\d.]\s?$|\b(?:U\.|N\.|E\.|W\.)\s?$/;

/** "H.R. 4437, 109th Cong. (2005)", "H.R. Rep. No. 109-345, at 23 (2005)", "AB 450", "Senate Bill No. 54". */
export function readBill(r: Reading, at: number): boolean {
  const intro = r.match(INTRODUCTION, at);
  if (intro?.groups?.n) {
    const end = at + intro[0].length;
    const n = intro.groups.n;
    r.add('bill', span(at, end), { number: r.part(end - n.length, end) }, `int. no. ${n.toLowerCase()}`, `Int. No. ${n}`);
    return true;
  }
  const m = r.match(PAPER, at);
  if (!m?.groups?.n) return readStateBill(r, at);
  if (BEFORE.test(r.text.slice(Math.max(r.from, at - 4), at))) return false;
  const { house = '', what = '', sign, n } = m.groups;
  let end = at + m[0].length;
  const parts: Parts = { number: r.part(end - n.length, end) };
  const congress = r.match(CONGRESS, end);
  if (congress) end += congress[0].length;
  const written = what.trim();
  // "S. 744" alone may be a street or a part of the draft; the House's letters and the words of a report are nothing else.
  if (!congress && !written && !(house !== 'H.' && house !== 'S.' && house !== 'HR' && n.length >= 2)) return false;
  if (!congress && written && !sign && !/-/.test(n) && !/^(?:Con|J)/.test(written)) return false;
  const series = end;
  end += r.match(PART, end)?.[0].length ?? 0;
  const section = r.match(SECTION, end);
  if (section) {
    parts.section = r.part(end + section[0].indexOf('§'), end + section[0].length);
    end += section[0].length;
  }
  const pin = r.match(PIN, end) ? readPin(r, end, true) : undefined;
  if (pin) {
    parts.pin = pin.part;
    end = pin.end;
  }
  const open = r.match(OPEN, end);
  const close = open ? closeOf(r.text, end + open[0].length - 1, r.to) : -1;
  if (open && close > 0 && readDecision(r, end + open[0].length - 1, close, parts) && parts.year) end = close;
  const chamber = `${house.startsWith('H') ? (/^(?:Con|J|Res)/.test(written) || !written || /R/.test(house) ? 'H.R.' : 'H.') : 'S.'}`;
  const body = `${chamber}${written ? ` ${smooth(written).replace(/\.(?=[A-Z])/g, '. ')}` : ''}${/Rep|Doc/.test(written) ? ' No.' : ''} ${n.replace('–', '-')}`;
  const session = congress ? `, ${ordinal(congress[1] ?? '')} Cong.` : '';
  const tail = `${smooth(r.text.slice(series, series + (r.match(PART, series)?.[0].length ?? 0)))}${parts.section ? `, ${smooth(parts.section.text)}` : ''}${pin ? `, at ${normalPin(pin.part.text)}` : ''}`;
  r.add(
    'bill',
    span(at, end),
    parts,
    `${body.toLowerCase()}${congress ? ` ${congress[1]}` : ''}`,
    `${body}${session}${tail}${parts.year ? ` (${parts.year.text})` : ''}`,
  );
  return true;
}

/** The ordinal in the Bluebook's spelling: 103 is "103d". */
function ordinal(n: string): string {
  const teen = /1\d$/.test(n);
  return `${n}${teen ? 'th' : /1$/.test(n) ? 'st' : /[23]$/.test(n) ? 'd' : 'th'}`;
}

const IN_WORDS: Readonly<Record<string, string>> = {
  'assembly bill': 'A.B.',
  'senate bill': 'S.B.',
  'house bill': 'H.B.',
  'legislative bill': 'L.B.',
  'senate file': 'S.F.',
  'house file': 'H.F.',
};

function readStateBill(r: Reading, at: number): boolean {
  const m = r.match(STATE_BILL, at);
  const g = m?.groups;
  if (!m || !g?.n || !g.code) return false;
  const before = r.text.slice(Math.max(r.from, at - 12), at);
  if (/(?:[Zz]ones?|[Dd]istricts?|[.\d])\s{0,2}$/.test(before)) return false;
  const end = at + m[0].length;
  const word = smooth(g.code);
  const code =
    IN_WORDS[word.toLowerCase()] ?? (/\s/.test(word) && word.length > 6 ? word : `${word.replace(/[\s.]/g, '').split('').join('.')}.`);
  const parts: Parts = { number: r.part(end - g.n.length, end) };
  const stop = readParentheses(r, end, parts);
  r.add(
    'bill',
    span(at, parts.year ? stop : end),
    parts,
    `${code.toLowerCase()} ${g.n}`,
    `${code} ${g.n}${parts.year ? ` (${parts.year.text})` : ''}`,
  );
  return true;
}

const ARTICLES = /,?\s{1,3}[Aa]rt(?:icle|icles|s?\.)\s{0,3}(\d{1,3}|[IVXLC]{1,7})(?:\(\w{1,3}\)){0,4}(?:\s?[-–]\s?\d{1,3})?(?![\w])/y;
const SIGNED = /,\s{1,3}([A-Z][a-z]{2,8}\.?\s{1,3}\d{1,2}),\s{1,3}((?:1[89]|20)\d{2})/y;
const IN_SERIES = /,\s{1,3}(\d{1,4})(?=\s)/y;
const BY_NUMBER = /,\s{1,3}(?:T\.\s?I\.\s?A\.\s?S\.|T\.\s?S\.|E\.\s?A\.\s?S\.|S\.\sTreaty\sDoc\.)\s{0,2}(?:Nos?\.\s{0,2})?\d[\d-]{0,10}/y;

/** A treaty by name, with its article, date and the series it is printed in. */
export function readTreaty(r: Reading, at: number, before?: { readonly start: number; readonly article: string }): boolean {
  const hit = r.forms.treaties.longest(r.text, at, r.to);
  if (!hit) return false;
  let end = hit.end;
  const parts: Parts = { name: r.part(at, end) };
  let article = before?.article ?? '';
  const behind = r.match(ARTICLES, end);
  if (behind) {
    const from = end + behind[0].search(/[Aa]rt/);
    end += behind[0].length;
    parts.section = r.part(from, end);
    article = behind[1] ?? '';
  }
  const signed = r.match(SIGNED, end);
  if (signed && r.forms.months.has(/^[A-Za-z]+/.exec(signed[1] ?? '')?.[0] ?? '')) {
    const from = end + signed[0].indexOf(signed[1] ?? '');
    parts.date = r.part(from, from + (signed[1] ?? '').length);
    end += signed[0].length;
    parts.year = r.part(end - 4, end);
  }
  const parallel = [];
  for (let i = 0; i < 4; i++) {
    const numbered = r.match(BY_NUMBER, end);
    if (numbered) {
      end += numbered[0].length;
      continue;
    }
    const volume = r.match(IN_SERIES, end);
    if (!volume) break;
    const start = end + volume[0].length - (volume[1] ?? '').length;
    const core = readCore(r, start, end + volume[0].length);
    if (core?.publication.kind !== 'treaty' || !core.page) break;
    parallel.push(r.part(start, core.page.span.end));
    end = core.end;
  }
  const form = hit.value;
  r.add(
    'treaty',
    span(before?.start ?? at, end),
    parts,
    `${form.toLowerCase()}${article ? ` art ${article.toLowerCase()}` : ''}`,
    `${form}${article ? ` art. ${article}` : ''}`,
    parallel,
  );
  return true;
}

const ARTICLE_OF = /[Aa]rt(?:icle|\.)\s{1,3}(\d{1,3}|[IVXLC]{1,7})(?:\(\w{1,3}\)){0,4}\s{1,3}of\s{1,3}(?:the\s{1,3})?(?=[A-Z])/y;

/** "article 36 of the Vienna Convention on Consular Relations". */
export function readTreatyArticle(r: Reading, at: number): boolean {
  const m = r.match(ARTICLE_OF, at);
  return m !== null && readTreaty(r, at + m[0].length, { start: at, article: m[1] ?? '' });
}

const ATTORNEY = String.raw`(?:Att['’]y|Atty\.?|Attorney|A)\.?\s?Gen(?:eral|['’]l)?\.?`;
const OPINION_NO = String.raw`,?\s{1,3}(?:Nos?\.\s{0,2})?(?<n>[A-Z]{0,3}-?\d{2,4}(?:-\d{1,5}|\.\d{1,3})?)(?!\d|,\d{3}|\s[A-Z]\.)`;
const OPINION_FIRST = new RegExp(
  String.raw`(?:Ops?\.|Opinion)\s{1,2}(?:of\sthe\s)?(?:(?<state>[A-Z][A-Za-z.]{1,9}(?:\s[A-Z][a-z.]{1,9})?)\s)?${ATTORNEY}(?:\sOpinion)?${OPINION_NO}`,
  'y',
);
const OPINION_LAST = new RegExp(String.raw`${ATTORNEY}\s{1,2}(?:Op\.|Opinion|Ops\.)${OPINION_NO}`, 'y');
const STATE_BEFORE = /([A-Z][A-Za-z.]{1,12}(?:\s[A-Z][a-z]{1,9}\.?)?)\s{1,2}$/;

/** "Tex. Att'y Gen. Op. No. KP-0245", "Fla. Op. Att'y Gen. 2019-01", "Attorney General Opinion 2017-05". */
export function readOpinion(r: Reading, at: number): boolean {
  const m = r.match(OPINION_FIRST, at) ?? r.match(OPINION_LAST, at);
  const g = m?.groups;
  if (!m || !g?.n) return false;
  let end = at + m[0].length;
  const parts: Parts = { number: r.part(end - g.n.length, end) };
  let start = at;
  let place = g.state ?? '';
  if (!place) {
    const before = STATE_BEFORE.exec(r.text.slice(Math.max(r.floor, at - 28), at));
    for (const name of before ? [before[1] ?? '', (before[1] ?? '').replace(/^\S+\s/, '')] : []) {
      const hit = r.forms.states.longest(name, 0, name.length);
      if (hit?.end !== name.length) continue;
      place = name;
      start = at - (before as RegExpExecArray)[0].length + ((before as RegExpExecArray)[0].indexOf(name) || 0);
      break;
    }
  }
  const state = place && r.forms.states.longest(place, 0, place.length);
  const form = state ? `${state.value.form} Att'y Gen. Op.` : "Att'y Gen. Op.";
  end = readParentheses(r, end, parts);
  r.add(
    'opinion',
    span(start, end),
    parts,
    `${form.toLowerCase()} ${g.n.toLowerCase()}`,
    `${form} No. ${g.n}${parts.year ? ` (${parts.year.text})` : ''}`,
  );
  return true;
}

const FEDERALIST = /Federalist,?\s{1,3}(?:Papers?\s{1,2})?Nos?\.\s{0,2}(\d{1,2})(?!\d)/y;

/** "The Federalist No. 45, pp. 292-293 (C. Rossiter ed. 1961) (J. Madison)". */
export function readFederalist(r: Reading, at: number): boolean {
  const m = r.match(FEDERALIST, at);
  if (!m) return false;
  const start = /\bThe\s$/.test(r.text.slice(Math.max(r.floor, at - 5), at)) ? at - 4 : at;
  let end = at + m[0].length;
  const n = m[1] ?? '';
  const parts: Parts = { number: r.part(end - n.length, end) };
  const pin = r.match(PIN, end) ? readPin(r, end, true) : undefined;
  if (pin) {
    parts.pin = pin.part;
    end = pin.end;
  }
  end = readParentheses(r, end, parts);
  r.add('journal', span(start, end), parts, `federalist ${n}`, `The Federalist No. ${n}${pin ? `, at ${normalPin(pin.part.text)}` : ''}`);
  return true;
}
