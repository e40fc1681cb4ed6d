/** Findings as they are sent: capped, gravest first, with places in the document. */
import type { DocumentSpan, Draft } from '../index/draft';
import { type Finding, messageOf } from '../rules/finding';
import { SEVERITIES, type Severity } from '../rules/types';

export interface Diagnostic {
  readonly span: DocumentSpan;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
  readonly related: readonly { readonly span: DocumentSpan; readonly text: string }[];
  readonly finding: Finding;
}

export interface Diagnostics {
  readonly sent: readonly Diagnostic[];
  readonly unsent: number;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** At most `max` diagnostics, gravest first and then by place; the rest are counted. */
export function diagnostics(draft: Draft, findings: readonly Finding[], max: number): Diagnostics {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const f of findings) counts[f.severity]++;
  const ordered = SEVERITIES.flatMap((severity) => findings.filter((f) => f.severity === severity));
  const sent = ordered.slice(0, max).map(
    (finding): Diagnostic => ({
      finding,
      span: draft.spanOf(finding.hit.block, finding.hit.span),
      severity: finding.severity,
      code: finding.hit.rule.id,
      message: messageOf(finding),
      tags: finding.hit.rule.tags,
      related: finding.hit.related.slice(0, 5).map((r) => ({ span: draft.spanOf(r.block, r.span), text: r.text })),
    }),
  );
  return { sent, unsent: Math.max(0, findings.length - sent.length), counts };
}
