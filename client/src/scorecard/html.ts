import type { CoverageAnswer, EvidencePlace, LandscapeAnswers, LandscapeResult, QuestionAnswer } from '../../../server/src/protocol';
import { counted } from '../counts';
import { SCRIPT } from './script';
import { STYLE } from './style';

/** A word for each answer, and a shape before it that a screen reader passes over. */
const ANSWERS: Readonly<Record<QuestionAnswer, readonly [shape: string, word: string]>> = {
  yes: ['✓', 'Yes'],
  no: ['✕', 'No'],
  other: ['◐', 'Other'],
};

/** What the page shows. */
export interface Card {
  readonly answer: CoverageAnswer;
  /** Name of the draft's file. */
  readonly file: string;
  /** "24 November 2026, 14:02". */
  readonly readOn: string;
  readonly questions: LandscapeResult['questions'];
  readonly landscape: LandscapeAnswers;
  /** Whether the draft is closed, so that nothing is brought up to date any more. */
  readonly closed: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Any text as text of an element or of an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/**
 * The whole page. Its policy allows the one script and the one style sheet that bear the nonce, and nothing else: no picture,
 * no address, no script in an attribute.
 */
export function pageHtml(nonce: string, title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<p id="said" class="aside" role="status" aria-live="polite"></p>
<main id="card">${body}</main>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>`;
}

/** What stands on the page while the draft is read, and where it can't be. */
export const waitingBody = (): string => '<h1>Criteria scorecard</h1>\n<p aria-busy="true">Reading…</p>';
export const failedBody = (): string =>
  '<h1>Criteria scorecard</h1>\n<p>Could not read this draft.</p>\n<p><button type="button" data-act="retry">Try again</button></p>';

/** The scorecard itself, and the places that its links lead to, by their keys. */
export function cardBody(card: Card): { readonly html: string; readonly places: ReadonlyMap<string, EvidencePlace> } {
  const { answer } = card;
  const places = new Map<string, EvidencePlace>();
  const sections = answer.criteria.map((criterion, i) => {
    const yes = criterion.questions.filter((q) => q.answer === 'yes').length;
    const rows = criterion.questions.map((q) => {
      const [shape, word] = ANSWERS[q.answer];
      return `<tr><th scope="row">${escaped(q.id)}. ${escaped(q.text)}</th><td class="${q.answer}"><span aria-hidden="true">${shape}</span> ${word}</td><td>${where(q.id, q.evidence, places)}</td></tr>`;
    });
    return `<section aria-labelledby="c${i}">
<h2 id="c${i}">${i + 1}. ${escaped(criterion.title)}</h2>
<table>
<caption>Yes to ${yes} of ${counted(criterion.questions.length, 'question')}</caption>
<thead><tr><th scope="col">Question</th><th scope="col">Answer</th><th scope="col">Where</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`;
  });
  const html = `<h1>Criteria scorecard: ${escaped(answer.title)}</h1>
<dl>
<dt>Draft</dt><dd>${escaped(card.file)}${card.closed ? ' (closed: the answers stand as last read)' : ''}</dd>
<dt>Enacted in</dt><dd>${answer.where === '' ? 'Not said: state law was not checked' : escaped(answer.where)}</dd>
${answer.law === '' ? '' : `<dt>State law</dt><dd>${escaped(answer.law)}</dd>\n`}<dt>Read on</dt><dd>${escaped(card.readOn)}</dd>
<dt>Result</dt><dd><strong id="result">${escaped(resultOf(answer))}</strong></dd>
<dt>Checklist</dt><dd>${answer.score.present} of ${answer.score.total} items present</dd>
</dl>
<p class="acts"><button type="button" data-act="export">Export…</button> <button type="button" data-act="coverage">Show Coverage</button> <button type="button" data-act="landscape">Answer the landscape questions…</button></p>
${answer.ofTheField ? '' : '<p>This draft is not about immigration enforcement. The criteria are made for drafts that are.</p>\n'}${sections.join('\n')}
${landscapeHtml(card)}<section aria-labelledby="limits">
<h2 id="limits">Not checked</h2>
<p>Departmental orders, contracts in force, and what agencies do. The answers tell what the text of the draft says.</p>
<p class="aside">General drafting information, dated; not a substitute for counsel’s judgment.</p>
</section>`;
  return { html, places };
}

/** "8 criteria, 19 questions: 11 yes, 6 no, 2 other". */
export function resultOf({ criteria }: CoverageAnswer): string {
  const answers = criteria.flatMap(({ questions }) => questions.map(({ answer }) => answer));
  const count = (answer: QuestionAnswer): number => answers.filter((each) => each === answer).length;
  return `${counted(criteria.length, 'criterion', 'criteria')}, ${counted(answers.length, 'question')}: ${count('yes')} yes, ${count('no')} no, ${count('other')} other`;
}

/** Most places shown for a question. */
const PLACES = 10;

/** Buttons that lead to the places of a question, each provision once; `places` takes them up. */
function where(question: string, evidence: readonly EvidencePlace[], places: Map<string, EvidencePlace>): string {
  const first = [...new Map([...evidence].reverse().map((place) => [place.provision, place])).values()].reverse().slice(0, PLACES);
  if (first.length === 0) return '<span class="aside">nothing in the text</span>';
  return first
    .map((place, nth) => {
      const key = `${question}/${nth}`;
      places.set(key, place);
      return `<button type="button" class="place" data-act="go" data-key="${escaped(key)}">${escaped(place.provision)}</button>`;
    })
    .join(', ');
}

function landscapeHtml({ questions, landscape }: Card): string {
  const rows = questions.flatMap(({ id, text }) => {
    const given = landscape[id] ?? '';
    const answer = typeof given === 'string' ? given : given.join(', ');
    return answer === '' ? [] : [`<tr><th scope="row">${escaped(text)}</th><td>${escaped(answer)}</td></tr>`];
  });
  if (rows.length === 0) return '';
  return `<section aria-labelledby="landscape">
<h2 id="landscape">The landscape</h2>
<table>
<caption>Answered by the drafter, not read in the draft</caption>
<thead><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>
`;
}
