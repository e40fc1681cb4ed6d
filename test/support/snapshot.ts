/** All that is read from a draft, as text: two drafts that read alike give the same snapshot. */
import type { DraftAnalysis } from '../../server/src/core/analysis';

export function snapshot(analysis: DraftAnalysis): string {
  const { draft } = analysis;
  const lines: string[] = [];
  for (const section of draft.sections) {
    lines.push(
      `== ${section.kind} ${section.word} ${section.number} ${section.heading} quoted=${section.quoted} contents=${section.contents}`,
    );
    for (const block of section.blocks) {
      const standing = draft.standingOf(block);
      const path = standing?.provision?.path.join('/') ?? '';
      const lead = standing?.leadIn ? draft.indexOf(standing.leadIn.block) : -1;
      lines.push(
        `${draft.indexOf(block)} ${block.outline.kind} ${block.role} [${path}] ^${lead} struck=${JSON.stringify(block.struck)} ${JSON.stringify(block.text)}`,
      );
      for (const n of draft.normsOf(block))
        lines.push(
          `  norm ${n.modality} ${[...n.flags].sort().join('+')} ${n.head?.concept} ${JSON.stringify(n.span)} ctx=${n.context.join(',')} ${n.certainty}`,
        );
    }
  }
  lines.push(JSON.stringify(analysis.inspect()));
  for (const f of analysis.findings)
    lines.push(`${f.severity} ${f.hit.rule.id} ${draft.indexOf(f.hit.block)} ${JSON.stringify(f.hit.span)} ${f.what} ${f.why} ${f.do}`);
  return lines.join('\n');
}
