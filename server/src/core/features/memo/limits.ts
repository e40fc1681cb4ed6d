/** What was not checked, and how old the statements of law are. */
import type { Authority } from '../../law/types';
import { capital } from '../../text/wording';
import { isOlder } from '../authorities/standing';
import type { FeatureContext } from '../context';
import { citeRuns, type Typesetter } from './authorities';
import type { MemoSource } from './memo';
import { type Block, list, paragraph, type Runs, words } from './paper';
import { authoritiesOf, type CitedInDraft } from './table';
import type { Uses } from './uses';
import { count, counted, longDate, type MemoWording, series, stopped, typeset } from './wording';

export function limitsPart(ctx: FeatureContext, source: MemoSource, wording: MemoWording, cited: CitedInDraft): Block[] {
  const { settings, book } = ctx;
  const items: string[] = [];
  const { state } = settings.jurisdiction;
  if (state === '')
    items.push('State law: no state is set for this draft, so nothing was held against the law of a state or the rulings of one circuit.');
  const off = Object.entries(settings.findings.severity)
    .filter(([, level]) => level === 'off')
    .map(([key]) => (key.endsWith('/*') ? `all of “${key.slice(0, -2)}”` : `“${book.rule(key)?.title ?? key}”`));
  if (off.length > 0) items.push(`Switched off in this office’s settings: ${series(off)}.`);
  const changed = Object.entries(settings.findings.severity).filter(([, level]) => level !== 'off').length;
  if (changed > 0)
    items.push(
      `${capital(counted(changed, 'weight was', 'weights were'))} changed in this office’s settings; the order above follows them.`,
    );
  if (source.failures.size > 0)
    items.push(
      `${capital(counted(source.failures.size, 'check'))} could not be finished on this draft and found nothing: ${series([...source.failures.keys()].map((id) => `“${book.rule(id)?.title ?? id}”`))}.`,
    );
  if (source.filesRead === false) items.push('Other files: the draft refers beyond itself, and no other file was read.');
  if (cited.unknown.length > 0)
    items.push(
      `${capital(counted(cited.unknown.length, 'authority', 'authorities'))} cited in the draft and not in the library: whether ${cited.unknown.length === 1 ? 'it says' : 'they say'} what the draft says, and still stand${cited.unknown.length === 1 ? 's' : ''}, is for counsel to verify.`,
    );
  return [list([...items, ...wording.neverChecked].map((text): Runs => [words(typeset(stopped(text)))]))];
}

/** @param today ISO date of the memo. @param months After how many months an as-of date is old. */
export function sourcesPart(set: Typesetter, uses: Uses, cited: CitedInDraft, today: string, months: number): Block[] {
  const all = authoritiesOf(set, uses, cited);
  const dates = [...new Set(all.map((a) => a.asOf))].sort();
  const [oldest, newest] = [dates[0], dates.at(-1)];
  if (oldest === undefined || newest === undefined) return [];
  const blocks: Block[] = [
    paragraph(
      words(
        oldest === newest
          ? `Every statement about an authority is as of ${longDate(oldest)}.`
          : `Statements about authorities are as of the date beside each: the oldest ${longDate(oldest)}, the newest ${longDate(newest)}.`,
      ),
    ),
  ];
  const old = all.filter((a) => isOlder(a.asOf, today, months)).length;
  if (old > 0)
    blocks.push(
      paragraph(
        words(
          `${old === all.length ? (old === 1 ? 'It was' : 'All of them were') : `${capital(count(old))} of them ${old === 1 ? 'was' : 'were'}`} last looked at more than ${counted(months, 'month')} before the date of this memorandum.`,
        ),
      ),
    );
  const doubtful = all.filter((a) => a.confidence !== 'high' || a.treatment.status === 'not-verified' || a.treatment.status === 'open');
  if (doubtful.length > 0)
    blocks.push(
      paragraph(words('To be verified first, since the library is not sure of them or the matter is still open:')),
      list(doubtful.map((a) => doubt(set, a))),
    );
  return blocks;
}

function doubt(set: Typesetter, a: Authority): Runs {
  const why = [
    ...(a.confidence === 'high' ? [] : [`${a.confidence} confidence`]),
    ...(a.treatment.status === 'not-verified' ? ['not verified'] : []),
    ...(a.treatment.status === 'open' ? ['still open'] : []),
  ];
  return [...citeRuns(set.book, a), words(` (${series(why)}).`)];
}
