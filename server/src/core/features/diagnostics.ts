/** Findings as they are sent: capped, gravest first, with places in the document. */
import type { Draft } from '../index/draft';
import type { Finding } from '../rules/finding';
import type { FindingStore } from '../rules/store';
import { SEVERITIES, type Severity } from '../rules/types';
import type { Located } from '../text/draft';

export interface Diagnostic extends Located {
  readonly severity: Severity;
  readonly code: string;
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
  readonly related: readonly (Located & { readonly text: string })[];
  readonly finding: Finding;
}

export interface Diagnostics {
  readonly sent: readonly Diagnostic[];
  readonly unsent: number;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** At most `max` diagnostics, gravest first and then by place; the rest are counted. */
export function diagnostics(draft: Draft, store: FindingStore, max: number): Diagnostics {
  const { counts } = store;
  const sent = store.top(max).map(
    (finding): Diagnostic => ({
      finding,
      ...draft.text.locate(finding.hit.block, finding.hit.span.start, finding.hit.span.end),
      severity: finding.severity,
      code: finding.hit.rule.id,
      tags: finding.hit.rule.tags,
      related: finding.related.slice(0, 5).map((r) => ({ ...draft.text.locate(r.block, r.span.start, r.span.end), text: r.text })),
    }),
  );
  const all = SEVERITIES.reduce((sum, s) => sum + counts[s], 0);
  return { sent, unsent: Math.max(0, all - sent.length), counts };
}
