/** Long readings of a whole draft, made turn by turn so that typing goes between them. */
import type { CancellationToken } from 'vscode-languageserver';
import type { OpenDraft } from './document';
import type { Handlers } from './handlers';

/** How much of a draft is read before other messages get their turn, in UTF-16 units: a few hundredths of a second. */
const TURN = 200_000;

/** Reads on in a draft for about so many units; whether all is read. */
export type Advance = (draft: OpenDraft, most: number) => boolean;

/**
 * A reader of drafts turn by turn; a cancelled one stops. What has been read is kept, so an edit in between costs its own
 * section only. `pause` lets messages that wait be answered.
 */
export function inTurns({ on }: Handlers, pause: () => Promise<void>) {
  return async (name: string, uri: string, token: CancellationToken, advance: Advance): Promise<void> => {
    while (!(await on(name, uri, true, token, (d) => advance(d, TURN)))) await pause();
  };
}
