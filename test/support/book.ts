/** The law as the product ships it, for tests. */
import lawbook from 'lawbook';
import { DraftAnalysis } from '../../server/src/core/analysis';
import { createBook } from '../../server/src/core/book';
import { DEFAULT_SETTINGS, type Settings } from '../../server/src/core/settings';

export const book = createBook(lawbook);
export { lawbook };

export type PartialSettings = { readonly [K in keyof Settings]?: Partial<Settings[K]> };

/** Opens a text as a draft, as the server does. */
export function open(text: string, settings: PartialSettings = {}): DraftAnalysis {
  const analysis = new DraftAnalysis('test:draft.ordinance', text, book);
  analysis.settings = {
    ...DEFAULT_SETTINGS,
    jurisdiction: { ...DEFAULT_SETTINGS.jurisdiction, ...settings.jurisdiction },
    findings: { ...DEFAULT_SETTINGS.findings, ...settings.findings },
    citations: { ...DEFAULT_SETTINGS.citations, ...settings.citations },
    currency: { ...DEFAULT_SETTINGS.currency, ...settings.currency },
    hover: { ...DEFAULT_SETTINGS.hover, ...settings.hover },
    completion: { ...DEFAULT_SETTINGS.completion, ...settings.completion },
    codeLens: { ...DEFAULT_SETTINGS.codeLens, ...settings.codeLens },
    inlayHints: { ...DEFAULT_SETTINGS.inlayHints, ...settings.inlayHints },
  };
  return analysis;
}
