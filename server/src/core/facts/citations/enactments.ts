/** Acts, orders and rules by number: public laws, session laws, executive orders, proclamations, rules, restatements, dockets. */
import { span } from '../../text/span';
import { readName } from './names';
import { type Parts, type Reading, smooth } from './reading';
import { closeOf, readCore, readDecision, readParentheses } from './tail';

const PUBLIC_LAW =
  /(?:Pub(?:lic|\.)\s{0,3}L(?:aws?|\.)|P\.\s?L\.|P\.?L\.?(?=\s?\d{2,3}[-–])|PUBLIC\s+LAW)\s{0,3}(?:Nos?\.\s{0,3}|[Nn]umbers?\s{1,3})?(\d{2,3})\s?[-–—]\s?(\d{1,4})(?!\d)/y;
const DIVISION =
  /,?\s{1,3}(?:[Dd]iv(?:ision|\.)\s{1,2}[A-Z]{1,2}\b|[Tt]it(?:le|\.)\s{1,2}[IVXLC]{1,6}\b|(?:§{1,2}|[Ss]ec(?:tions?|s?\.))\s{0,2}\d{1,5}[A-Za-z]?(?:\([\w]{1,4}\))*(?:(?:,\s|\s(?:and|&)\s|[-–]|,\sand\s)\d{1,5}[A-Za-z]?(?:\([\w]{1,4}\))*(?!\s?(?:Stat|U\.S|F\.|[A-Z]\.)|\d))*)/y;

export function readPublicLaw(r: Reading, at: number): boolean {
  const m = r.match(PUBLIC_LAW, at);
  if (!m) return false;
  const [, congress, law] = m;
  const numberAt = at + m[0].search(/\d{2,3}\s?[-–—]/);
  let end = at + m[0].length;
  const parts: Parts = { number: r.part(numberAt, end) };
  let provisions = '';
  let section: { start: number; end: number } | undefined;
  for (let i = 0; i < 4; i++) {
    const d = r.match(DIVISION, end);
    if (!d) break;
    provisions += smooth(d[0])
      .replace(/^,?\s*/, ', ')
      .replace(/[Dd]ivision /, 'div. ')
      .replace(/[Tt]itle /, 'tit. ')
      .replace(/[Ss]ec(?:tions?|\.) ?/, '§ ');
    const signed = /§|[Ss]ec/.exec(d[0]);
    if (signed) section = { start: end + signed.index, end: end + d[0].length };
    end += d[0].length;
  }
  if (section) parts.section = r.part(section.start, section.end);
  const own: Parts = {};
  const open = r.match(/\s{0,2}\(/y, end);
  const close = open ? closeOf(r.text, end + open[0].length - 1, r.to) : -1;
  if (open && close > 0 && readDecision(r, end + open[0].length - 1, close, own) && own.year) {
    parts.year = own.year;
    end = close;
  }
  r.add(
    'public-law',
    span(at, end),
    parts,
    `pub l ${congress}-${law}`,
    `Pub. L. No. ${congress}-${law}${provisions}${parts.year ? ` (${parts.year.text})` : ''}`,
  );
  return true;
}

const ORDER =
  /(?:(?<proclamation>(?:Presidential\s+)?Proclamation)|(?<order>(?:Presidential\s+)?(?:Executive|Exec\.)\s{1,3}(?:Order|Ord\.)|E\.\s?O\.|EO))\s{0,3}(?:Nos?\.\s{0,3}|[Nn]umber\s{1,3}|#\s?)?(?<n>\d{1,3},\d{3}|[A-Z]{0,2}\d{1,6}(?:[-–]\d{1,5})?)(?![\d])/y;
const CORE_BEHIND = /,\s{1,3}(\d{1,3})(?=\s)/y;

/** "Exec. Order No. 13,768, 82 Fed. Reg. 8799 (Jan. 25, 2017)", "Proclamation 10888". */
export function readOrder(r: Reading, at: number): boolean {
  const m = r.match(ORDER, at);
  const g = m?.groups;
  if (!m || !g?.n) return false;
  let end = at + m[0].length;
  const parts: Parts = { number: r.part(end - g.n.length, end) };
  const sections = r.match(/,?\s{1,3}§{1,2}\s?\d{1,3}(?:\([a-z\d]{1,3}\))*/y, end);
  if (sections) {
    const from = end + sections[0].indexOf('§');
    end += sections[0].length;
    parts.section = r.part(from, end);
  }
  let reported = '';
  const behind = r.match(CORE_BEHIND, end);
  if (behind) {
    const volume = end + behind[0].length - (behind[1] ?? '').length;
    const core = readCore(r, volume, end + behind[0].length);
    if (core && (core.publication.kind === 'register' || core.publication.form === 'Stat.')) {
      Object.assign(parts, {
        volume: core.volume,
        reporter: core.reporter,
        ...(core.page && { page: core.page }),
        ...(core.pin && { pin: core.pin }),
      });
      reported = `, ${core.volume.text} ${core.publication.form} ${core.page?.text ?? ''}`;
      end = core.end;
    }
  }
  end = readParentheses(r, end, parts);
  const number = g.n.replace(/,/g, '');
  const spoken = /^\d{5,}$/.test(number) ? `${number.slice(0, -3)},${number.slice(-3)}` : number;
  const what = g.proclamation ? 'Proclamation No.' : 'Exec. Order No.';
  const when = parts.year
    ? ` (${[parts.date?.text, parts.year.text]
        .filter(Boolean)
        .map((s) => smooth(s ?? ''))
        .join(' ')})`
    : '';
  const parallel = parts.volume && parts.page ? [r.part(parts.volume.span.start, parts.page.span.end)] : [];
  r.add(
    'register',
    span(at, end),
    parts,
    `${g.proclamation ? 'proclamation' : 'exec order'} ${number.toLowerCase()}`,
    `${what} ${spoken}${reported}${when}`,
    parallel,
  );
  return true;
}

const MONTHS = String.raw`(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\.?|July?\.?|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))`;
const SECTIONS_BEHIND = String.raw`(?:,\s{1,3}(?:§{1,2}|[Ss]ecs?\.|[Ss]ections?)\s{0,3}\d{1,5}[A-Za-z]?(?:\.\d{1,4})?(?:\([\w]{1,4}\))*)?`;
const SESSION: readonly { readonly at: RegExp; readonly name: (g: Record<string, string | undefined>) => string }[] = [
  {
    at: new RegExp(
      String.raw`(?<code>Stats\.|Statutes(?:\s+of)?|P\.\s?L\.|Acts(?:\s+of)?|Laws(?:\s+of)?|St\.|Ga\.\s?L\.|L\.|Or\.\s?Laws|Oregon\s+Laws|Minn\.\s?Laws|Tenn\.\s+Pub\.\s+Acts|Session\s+Laws(?:\s+of)?)\s{0,3}(?<year>(?:1[789]|20)\d{2})(?:[-–]\d{2})?(?:,?\s(?:[1-9](?:st|nd|rd|th)\s)?(?:Ex\.|Reg\.|Spec\.)\s?Sess\.|,\s\d{2,3}(?:st|nd|rd|d|th)\sLeg\.(?:,\s(?:R\.\s?S\.|\d(?:st|nd|rd|d|th)\sC\.\s?S\.))?)?(?:\s+\([^()]{1,40}\))?,?\s{1,3}(?<unit>[Cc]h(?:apter|s?\.)|[Cc]\.|cc\.|p\.|No\.|P\.A\.|Act)\s{0,3}(?<n>\d{1,5}[A-Z]?)${SECTIONS_BEHIND}`,
      'y',
    ),
    name: (g) =>
      `${g.code?.replace(/\s+of$/, '')} ${g.year}, ${/^p/.test(g.unit ?? '') ? 'p.' : /^N/.test(g.unit ?? '') ? 'No.' : 'ch.'} ${g.n}`,
  },
  {
    at: /(?<code>[Cc]hapters?)\s{1,3}(?<n>\d{1,5})(?:,\s(?:[Pp]art|[Ss]ection)\s\w{1,4},?)?\s{1,3}of\s{1,3}the\s{1,3}(?:[A-Z][a-z]+\s{1,2}){0,2}(?<unit>[Ll]aws|[Aa]cts|[Ss]tatutes|[Ss]ession\s[Ll]aws)\s{1,3}(?:of|for)\s{1,3}(?<year>(?:1[789]|20)\d{2})/y,
    name: (g) => `${(g.unit ?? '').charAt(0).toUpperCase()}${(g.unit ?? '').slice(1).toLowerCase()} ${g.year}, ch. ${g.n}`,
  },
  {
    at: new RegExp(
      String.raw`(?<code>Act)\s{1,3}of\s{1,3}(?<date>${MONTHS}\s{1,3}\d{1,2}),\s{1,3}(?<year>(?:1[789]|20)\d{2})(?:,\s{1,3}[Cc]h(?:apter|ap\.|\.)\s{0,2}(?<n>\d{1,5})${SECTIONS_BEHIND}|,\s{1,3}§{1,2}\s{0,2}\d{1,4})`,
      'y',
    ),
    name: (g) => `Act of ${g.date}, ${g.year}${g.n ? `, ch. ${g.n}` : ''}`,
  },
  {
    at: /(?<code>Act)\s{1,3}(?:No\.\s{0,2})?(?<n>\d{1,5})\s{1,3}of\s{1,3}(?<year>(?:1[89]|20)\d{2})(?!\d)/y,
    name: (g) => `Act ${g.n} of ${g.year}`,
  },
  {
    at: /(?<code>D\.\s?C\.\s{0,2}(?:Law|Act))\s{1,3}(?<n>\d{1,2}[-–]\d{1,4})/y,
    name: (g) =>
      `${smooth(g.code ?? '')
        .replace('D. C.', 'D.C.')
        .replace('D.C.L', 'D.C. L')} ${(g.n ?? '').replace('–', '-')}`,
  },
  {
    at: /(?<code>Public\s+Laws?|S\.\s?L\.|SL|N\.C\.\sSess\.\sLaws?|Session\s+Law|P\.\s?A\.|Public\s+Acts?|Pub\.\s?Acts?|Pub\.\s?Ch(?:apter|\.)|Public\s+Chapter)\s{0,3}(?:Nos?\.\s{0,3})?(?<n>\d{2,4}[-–]\d{1,4}|\d{1,4}(?=[,\s]{1,3}of\s(?:19|20)\d\d))/y,
    name: (g) => `${smooth(g.code ?? '')} ${(g.n ?? '').replace('–', '-')}`,
  },
];

/** Session laws: "Stats. 1963, Ch. 819, Sec. 4", "Acts 2009, ch. 447", "chapter 55 of the laws of 2014", "D.C. Law 19-194". */
export function readSessionLaw(r: Reading, at: number): boolean {
  for (const { at: form, name } of SESSION) {
    const m = r.match(form, at);
    const g = m?.groups;
    if (!m || !g) continue;
    const end = at + m[0].length;
    const parts: Parts = {};
    const numberAt = g.n ? lastIndexIn(m[0], g.n, g.year) : -1;
    if (numberAt >= 0 && g.n) parts.number = r.part(at + numberAt, at + numberAt + g.n.length);
    const yearAt = g.year ? m[0].indexOf(g.year) : -1;
    if (yearAt >= 0) parts.year = r.part(at + yearAt, at + yearAt + 4);
    const sign = /,\s+((?:§|[Ss]ec)[^,]*)$/.exec(m[0]);
    if (sign) parts.section = r.part(at + m[0].length - (sign[1] ?? '').length, end);
    const normal = smooth(name(g));
    r.add(
      'session-law',
      span(at, end),
      parts,
      normal.toLowerCase(),
      `${normal}${sign ? `, ${smooth(sign[1] ?? '').replace(/^[Ss]ec(?:s?\.|tions?)\s?/, '§ ')}` : ''}`,
    );
    return true;
  }
  return false;
}

const STATE_LAWS =
  /\s{0,3}(?<series>(?:(?:Reg|Spec|Ex|1st|2d|3d|Adv|Local|Priv|Pub|Gen)\.?\s{1,2}){0,2}(?:Sess\.\s{1,2})?(?:Acts\s&\sResolves|Acts|Laws|Stats?\.|Legis\.\sServ\.|P\.A\.))(?:,?\s{1,3}(?<page>\d{1,5})(?!\d|[,.]\d)(?!\s?[-–]\s?\d{1,5}\s[A-Z]))?(?:,?\s{1,3}(?<unit>[Cc]h(?:apter|\.)|[Cc]\.|No\.|Act|P\.A\.|Pub\.\sL\.)\s{0,2}(?<n>\d{1,5}(?:-\d{1,4})?))?(?:,\s{1,3}(?:§{1,2}|[Ss]ec\.)\s{0,2}\d{1,4}[a-z]?)?(?:,\s{1,3}(?:at\s)?\d{1,5}(?![\d,]|\s[A-Z]))?/y;

/** A state's laws by year: "1996 Mass. Acts 239, ch. 130, § 3", "2019 Wash. Sess. Laws 2593", "1913 Cal. Stats. ch. 342". */
export function readStateLaws(r: Reading, start: number, digitsEnd: number): boolean {
  if (digitsEnd - start !== 4 || !/^(?:1[789]|20)/.test(r.text.slice(start, start + 2))) return false;
  const at = r.skip(digitsEnd);
  const state = r.forms.states.longest(r.text, at, r.to);
  const m = state && r.match(STATE_LAWS, state.end);
  const g = m?.groups;
  if (!state || !m || !g || (!g.page && !g.n)) return false;
  const end = state.end + m[0].length;
  const parts: Parts = {
    year: r.part(start, digitsEnd),
    reporter: r.part(at, state.end + m[0].indexOf(g.series ?? '') + (g.series ?? '').length),
  };
  if (g.page) {
    const from = state.end + m[0].indexOf(g.page, m[0].indexOf(g.series ?? '') + (g.series ?? '').length);
    parts.page = r.part(from, from + g.page.length);
  }
  if (g.n) {
    const from = state.end + m[0].indexOf(g.n, m[0].indexOf(g.unit ?? '', (parts.page?.span.end ?? state.end) - state.end));
    parts.number = r.part(from, from + g.n.length);
  }
  const sign = m[0].search(/§|[Ss]ec\./);
  if (sign > 0)
    parts.section = r.part(
      state.end + sign,
      state.end + (/^(?:§{1,2}|[Ss]ec\.)\s{0,2}\d{1,4}[a-z]?/.exec(m[0].slice(sign))?.[0].length ?? 0) + sign,
    );
  const unit = /^[Cc]/.test(g.unit ?? '') ? 'ch.' : (g.unit ?? '');
  const series = smooth(g.series ?? '').replace('Stats.', 'Stat.');
  const cite = `${parts.year?.text} ${state.value.form} ${series}${g.page ? ` ${g.page}` : ''}${g.n ? `${g.page ? ',' : ''} ${unit} ${g.n}` : ''}`;
  r.add(
    'session-law',
    span(start, end),
    parts,
    cite.toLowerCase(),
    `${cite}${parts.section ? `, ${smooth(parts.section.text).replace(/^[Ss]ec\.\s?/, '§ ')}` : ''}`,
  );
  return true;
}

/** Where the number stands in the match: behind the year if the year comes first. */
function lastIndexIn(text: string, n: string, year: string | undefined): number {
  const from = year && text.indexOf(year) < text.lastIndexOf(n) ? text.indexOf(year) + year.length : 0;
  return text.indexOf(n, from);
}

const RULE_OF = /[Rr]ules?\s{1,3}(\d{1,4}(?:\.\d{1,3})?)((?:\([A-Za-z\d]{1,3}\))*)\s{1,3}of\s{1,3}(?:the\s{1,3})?/y;

/** "Rule 12(b)(6) of the Federal Rules of Civil Procedure". */
export function readRuleOf(r: Reading, at: number): boolean {
  const m = r.match(RULE_OF, at);
  const hit = m && r.forms.prose.longest(r.text, at + m[0].length, r.to);
  if (!m || hit?.value.kind !== 'rule') return false;
  return addRule(r, at, hit.end, hit.value.form, r.part(at + m[0].length, hit.end), at + m[0].search(/\d/), m[1] ?? '', m[2] ?? '');
}

function addRule(
  r: Reading,
  start: number,
  end: number,
  form: string,
  reporter: ReturnType<Reading['part']>,
  numberAt: number,
  number: string,
  chain: string,
): boolean {
  const behind = numberAt + number.length;
  const parts: Parts = {
    reporter,
    section: r.part(numberAt, behind),
    ...(chain.trim() && { subsections: r.part(behind + (chain.length - chain.trimStart().length), behind + chain.length) }),
  };
  r.add('rule', span(start, end), parts, `${form.toLowerCase()} ${number}`, `${form} ${number}${chain.replace(/\s/g, '')}`);
  return true;
}

const RESTATEMENT =
  /Restatement\s{1,3}(?:\((First|Second|Third|Fourth)\)\s{1,3})?(?:of\s{1,3})?(?:the\s{1,3}Law\s{1,3}of\s{1,3})?([A-Z][A-Za-z]+(?:[,:]?\s(?:and\s|of\s)?[A-Z][A-Za-z]+){0,5}?),?\s{1,3}§{1,2}\s{0,2}(\d{1,4}[A-Z]?)/y;

export function readRestatement(r: Reading, at: number): boolean {
  const m = r.match(RESTATEMENT, at);
  if (!m) return false;
  const [, series, subject, section] = m;
  const end = at + m[0].length;
  const parts: Parts = { section: r.part(end - (section ?? '').length, end) };
  const stop = readParentheses(r, end, parts);
  const name = `Restatement${series ? ` (${series})` : ''} of ${smooth(subject ?? '')}`;
  r.add('journal', span(at, stop), parts, `${name.toLowerCase()} ${section}`, `${name} § ${section}`);
  return true;
}

const DOCKET =
  /Nos?\.\s{1,3}((?:\d{1,2}:)?(?:\d{2,4}[-–]?[A-Za-z]{0,4}[-–]\d{1,6}(?:[-–][A-Z]{1,4}){0,3}|\d{2}[A-Z]\d{1,5}))(?![\dA-Za-z])/y;

/** A case known by its docket: "Noem v. Vasquez Perdomo, No. 25A169 (U.S. Sept. 8, 2025)". A cite in a reporter takes it over. */
export function readDocket(r: Reading, at: number): boolean {
  const m = r.match(DOCKET, at);
  if (!m) return false;
  const numberEnd = at + m[0].length;
  const name = readName(r, at);
  const parts: Parts = { number: r.part(numberEnd - (m[1] ?? '').length, numberEnd), ...name?.parts };
  const slip = r.match(/,?\s{1,3}slip\sop\.?(?:,?\s(?:at\s)?\d{1,3}(?:[-–]\d{1,3})?)?/y, numberEnd);
  const end = readParentheses(r, numberEnd + (slip?.[0].length ?? 0), parts);
  if (!name || !parts.year) return false;
  const number = smooth(m[1] ?? '');
  const decided = [parts.court?.text, parts.date?.text, parts.year.text]
    .filter(Boolean)
    .map((s) => smooth(s ?? ''))
    .join(' ');
  r.add(
    'docket',
    span(name.start, end),
    parts,
    `no. ${number.toLowerCase()}`,
    `${smooth(name.parts.name?.text ?? '')}, No. ${number} (${decided})`,
  );
  return true;
}
