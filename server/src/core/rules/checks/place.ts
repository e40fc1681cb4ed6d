/** Asks where a draft will be enacted. */
import type { DraftBlock } from '../../index/block';
import type { Draft } from '../../index/draft';
import { type Span, span } from '../../text/span';
import { placeOf } from '../place';
import { hitAt } from './made';
import { type DraftCheck, NO_HITS } from './registry';

/** How many blocks are looked at for the first words. */
const FRONT = 12;

/** The first words of the draft, where what concerns it as a whole is told. */
function firstWords(draft: Draft): { readonly block: DraftBlock; readonly at: Span } | undefined {
  let seen = 0;
  for (const block of draft.text.blocks.items()) {
    if (++seen > FRONT) break;
    const { kind, body, end } = block.outline;
    if (kind === 'blank' || kind === 'note' || kind === 'rule' || end <= body) continue;
    return { block, at: span(body, end) };
  }
  return undefined;
}

/** Asks for the state, once, at the head of a draft of the field. It speaks only while none is set, which the settings tell. */
export const stateNotSet: DraftCheck = (rule, _options, { draft, surroundings, states }) => {
  if (!surroundings.isDraftOfTheField) return NO_HITS;
  const first = firstWords(draft);
  if (!first) return NO_HITS;
  const place = placeOf(draft, states);
  const guess = place ? `The draft names ${states.of(place.state)?.name ?? ''}.` : '';
  return [hitAt(rule, first.block, first.at, { fill: { guess }, absent: true })];
};
