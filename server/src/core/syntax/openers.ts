/**
 * Kinds of block told by their first words: recitals, enacting clauses, titles, source notes, contents, rules and page heads.
 * Each first character leads to the few patterns that can begin with it, so that running text costs one look-up.
 */
import type { BlockKind } from './types';

const sticky = (source: string): RegExp => new RegExp(source, 'y');

function begins(re: RegExp, text: string, at: number): boolean {
  re.lastIndex = at;
  return re.test(text);
}

const RULE = sticky(String.raw`[-–—_=*~#.\s]{3,}$`);
const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,7}\\.? \\d{1,2}, \\d{4}';
/** What begins a source note in brackets: a date, an ordinance, the word of the change. */
const NOTE_WORDS = `${MONTH}|Ord(?:inances?|s|\\.)?\\.? ?(?:No|Nos|#|\\d)|Ord\\. of |Res(?:olution|\\.) ?(?:No|#|\\d)|(?:Added|Amended|Amd|Enacted|Repealed|Adopted|Renumbered|Formerly|Repl|Eff)\\b\\.?(?=[ ,:;]).{0,40}?\\d|Prior code|Code,? \\d{4}|L\\.\\s?\\d{4}|Laws,? \\d{4}|Stats?\\. ?\\d|P\\.L\\. ?\\d|Pub\\. L|Acts,? \\d{4}|St\\. ?\\d{4}|\\d{4}, (?:c|ch|No)\\b|C\\.[FO]\\. \\d|\\d{4} Code`;
const HISTORY_WORD =
  "(?:HISTORY|History|SOURCES?|Sources?|CREDITS?|Credits?|Legislative [Hh]istory|Derivation|Editor[’']s [Nn]otes?|Cross [Rr]eferences?|Statutory [Rr]eferences?|State [Ll]aw [Rr]eferences?)";
const HISTORY_BARE = sticky(
  `(?:${HISTORY_WORD}\\s*(?:[.:]|[-–—] )|Acts (?:of )?\\d{4}\\b|Laws,? \\d{4}, ch|Added by (?:Ord|Stats|L\\.)|Amended by (?:Ord|Stats|L\\.)|Ord\\. (?:No\\. )?[\\d-]{2,9},? (?:§|eff|adopted|passed|\\d{4}))`,
);
const HISTORY_BRACKETED = sticky(`[([]\\s?(?:${HISTORY_WORD}\\s*[.:]|${NOTE_WORDS})`);
/** Numbers kept free: "Secs. 2-404—2-420. Reserved.", "§§ 5-9 to 5-20. Reserved". */
const RESERVED = sticky(
  String.raw`(?:§§\s?|Secs?\.\s|SECS?\.\s|Sections\s|SECTIONS\s)\d[\dA-Za-z.:-]{0,14}(?:\s?[–—-]\s?|\s(?:to|through)\s)\d?[\dA-Za-z.:–-]{0,24}\.?\s{0,3}[-–—([]?\s?(?:Reserved|RESERVED|reserved|Repealed|REPEALED)`,
);
const RECITAL = sticky(String.raw`WHEREAS\b|Whereas\b|FINDINGS?:`);
const THEREFORE = String.raw`(?:(?:NOW,? THEREFORE,?|Now,? therefore,?|Now,? Therefore,?)\s*)?`;
const RESOLVED = sticky(
  String.raw`${THEREFORE}(?:BE IT (?:FURTHER |HEREBY |THEREFORE )?RESOLVED|Be it (?:further |hereby |therefore )?(?:resolved|RESOLVED|Resolved)|RESOLVED\b|Resolved\b|IT IS (?:HEREBY )?RESOLVED|It is (?:hereby )?resolved)`,
);
const ENACTING = sticky(
  String.raw`${THEREFORE}(?:BE IT (?:HEREBY |FURTHER )?(?:ENACTED|ORDAINED)|Be it (?:hereby |further )?(?:enacted|ordained|ENACTED|ORDAINED)|IT IS (?:HEREBY )?ORDAINED|It is (?:hereby )?ordained|(?:BY )?(?:THE|The)\s[^.;]{3,200}?\b(?:(?:DO(?:ES)?|do(?:es)?|HEREBY|hereby)\s+){0,3}(?:ORDAINS?|ordains?|ENACTS?|enacts?)\b(?:,|\s+(?:AS FOLLOWS|as follows|that|THAT)|\s*:|\s*$)|NOW,? THEREFORE|Now,? [Tt]herefore)`,
);
const PEOPLE = sticky(String.raw`(?:THE PEOPLE|The [Pp]eople) (?:OF|of)\s[^.;]{3,160}?\b(?:ENACT|enact|ORDAIN|ordain)\b`);
const TITLE = sticky(
  String.raw`AN? (?:INTERIM |EMERGENCY |URGENCY )?(?:ORDINANCE|LOCAL LAW|ACT|RESOLUTION|BILL|ORDER)\b|(?:A Local Law|A LOCAL LAW|An Ordinance|An Act|A Resolution|A Bill)\s(?:to|relating|amending|adding|establishing|concerning|calling|repealing|creating|in|of|for|prohibiting|requiring|authorizing)\b|LOCAL LAWS? OF\b|Resolution (?:calling|commending|urging|supporting|opposing|condemning|recognizing|declaring|establishing|authorizing|amending|adopting)\b|(?:ORDINANCE|RESOLUTION|Ordinance|Resolution|Local Law|LOCAL LAW|Int\.?|INT\.?|Res\.?|Bill|BILL|Proposed Int\.)\s+(?:(?:No|NO|Number|NUMBER|#)\.?\s*)?#?[A-Z-]{0,6}\d[\w-]{0,14}\s*$|No\. \d{1,5}(?:-\d{1,5})?\s*$|Ord(?:inance|\.) No\. ?[\d-]{1,12}[.:] `,
);
/** What stands above a list of sections, and a line of it with its page: "Section 4. Fees .......... 7". */
const CONTENTS = sticky(
  String.raw`(?:TABLE OF CONTENTS|Table of [Cc]ontents|CONTENTS|Contents|SECTIONS?:|Sections?:|ARTICLES?:|Articles?:|CHAPTERS?:|Chapters?:|ANALYSIS|Analysis)\s*$`,
);
const LEADER = /(?:\.{4}|(?:\. ){4}|…{2})[. …]{0,80}\s{0,8}\d{1,4}$/;
/** Head or foot of a printed page. */
const PAGE = sticky(String.raw`(?:[-–—]\s?\d{1,4}\s?[-–—]|Page \d{1,4}(?: of \d{1,4})?|PAGE \d{1,4}(?: OF \d{1,4})?)\s*$`);
const PAGE_HEAD = sticky(String.raw`(?:\d{1,4}\s{2,}\S[^\n]{0,90}|[^\n]{1,90}?\s{2,}\d{1,4})\s*$`);

const isTitle = (text: string, at: number): boolean => begins(TITLE, text, at);
const isHistory = (text: string, at: number): boolean => begins(HISTORY_BARE, text, at);
/** The enacting clause names its verb early: what has none there is running text. */
function isEnacting(text: string, at: number): boolean {
  const head = text.slice(at, at + 260);
  return /ORDAIN|ordain|ENACT|enact/.test(head) && (begins(ENACTING, text, at) || begins(PEOPLE, text, at));
}
const isTherefore = (text: string, at: number): boolean =>
  text.charCodeAt(at + 3) === 44 || text.startsWith('HEREFORE', at + 5) || text.startsWith('herefore', at + 5);

/** The kind of a block that begins at `at` with words that leave no doubt, else undefined. */
export function kindByOpening(text: string, at: number): BlockKind | undefined {
  switch (text.charCodeAt(at)) {
    case 0x25: // %
      return text.charCodeAt(at + 1) === 0x25 ? 'note' : undefined;
    case 0x3c: // <
      return text.startsWith('<!--', at) ? 'rule' : undefined;
    case 0x2d: // - – — _ = * ~ # .
    case 0x2013:
    case 0x2014:
    case 0x5f:
    case 0x3d:
    case 0x2a:
    case 0x7e:
    case 0x23:
    case 0x2e:
      return begins(RULE, text, at) || begins(PAGE, text, at) ? 'rule' : undefined;
    case 0x28: // ( and [
    case 0x5b: {
      const next = text.charCodeAt(at + 1);
      // A marker is shorter than any source note.
      if (text.charCodeAt(at + 2) === 0x29 || (next >= 97 && next <= 122)) return undefined;
      return begins(HISTORY_BRACKETED, text, at) ? 'history' : undefined;
    }
    case 0xa7: // §
      return text.charCodeAt(at + 1) === 0xa7 && begins(RESERVED, text, at) ? 'history' : undefined;
    case 0x41: // A
      if (isTitle(text, at)) return 'title';
      return begins(CONTENTS, text, at) ? 'rule' : isHistory(text, at) ? 'history' : undefined;
    case 0x42: // B
      if (begins(RESOLVED, text, at)) return 'resolved';
      if (isEnacting(text, at)) return 'enacting';
      return isTitle(text, at) ? 'title' : undefined;
    case 0x43: // C
      return isHistory(text, at) ? 'history' : begins(CONTENTS, text, at) ? 'rule' : undefined;
    case 0x44: // D E H
    case 0x45:
    case 0x48:
      return isHistory(text, at) ? 'history' : undefined;
    case 0x46: // F
      return begins(RECITAL, text, at) ? 'recital' : undefined;
    case 0x49: // I
      if (begins(RESOLVED, text, at)) return 'resolved';
      if (isEnacting(text, at)) return 'enacting';
      return isTitle(text, at) ? 'title' : undefined;
    case 0x4c: // L
      return isTitle(text, at) ? 'title' : isHistory(text, at) ? 'history' : undefined;
    case 0x4e: // N
      if (isTitle(text, at)) return 'title';
      if (!isTherefore(text, at)) return undefined;
      return begins(RESOLVED, text, at) ? 'resolved' : begins(ENACTING, text, at) ? 'enacting' : undefined;
    case 0x4f: // O
      return isTitle(text, at) ? 'title' : isHistory(text, at) ? 'history' : undefined;
    case 0x50: // P
      return begins(PAGE, text, at) ? 'rule' : isTitle(text, at) ? 'title' : undefined;
    case 0x52: // R
      return begins(RESOLVED, text, at) ? 'resolved' : isTitle(text, at) ? 'title' : undefined;
    case 0x53: // S
      if (begins(CONTENTS, text, at)) return 'rule';
      return isHistory(text, at) || begins(RESERVED, text, at) ? 'history' : undefined;
    case 0x54: // T
      return isEnacting(text, at) ? 'enacting' : begins(CONTENTS, text, at) ? 'rule' : undefined;
    case 0x57: // W
      return begins(RECITAL, text, at) ? 'recital' : undefined;
    default:
      return undefined;
  }
}

/** Whether a line ends with leaders and a page, as in a table of contents. */
export function hasLeader(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  return last >= 48 && last <= 57 && LEADER.test(text.slice(Math.max(0, end - 80), end));
}

/** Whether a block behind a form feed is the head of a printed page. */
export const isPageHead = (text: string, at: number): boolean => begins(PAGE_HEAD, text, at);
