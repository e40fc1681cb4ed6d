/** `home-rule check`: the findings of drafts, as text, JSON or SARIF. */
import { DraftAnalysis } from '../core/analysis';
import type { Book } from '../core/book';
import type { Diagnostic } from '../core/features/diagnostics';
import { indexOfDraft } from '../core/index/workspace/read';
import { Workspace } from '../core/index/workspace/workspace';
import { elsewhereIn } from '../core/rules/elsewhere';
import { messageOf } from '../core/rules/finding';
import { SEVERITIES, type Severity } from '../core/rules/types';
import type { DraftFile } from '../host/files';
import { type Command, parseArguments, UsageError } from './command';
import { PLACE_OPTIONS, settingsFor } from './place';
import { sarif } from './sarif';

export interface CheckedFile {
  readonly path: string;
  readonly analysis: DraftAnalysis;
  readonly diagnostics: readonly Diagnostic[];
}

export const check: Command = {
  name: 'check',
  usage:
    'home-rule check PATH… [--format text|json|sarif] [--fail-on error|warning|information|hint] [--state XX] [--body city|county|town|"special district"|state]',
  summary: 'Show the findings of drafts. A folder gives its .ordinance and .ord files, read as one; - reads standard input.',
  run(args, { book, files, out, err }) {
    const { rest, options } = parseArguments(args, { '--format': ['text', 'json', 'sarif'], '--fail-on': SEVERITIES, ...PLACE_OPTIONS });
    if (rest.length === 0) throw new UsageError('Name a file or folder to check, or - for standard input.');
    const settings = settingsFor(options);
    const threshold = SEVERITIES.indexOf((options.get('--fail-on') ?? 'error') as Severity);
    let unreadable = false;
    const checked: CheckedFile[] = [];
    for (const path of rest) {
      const found = files.read(path);
      for (const problem of found.problems) {
        err(`home-rule: ${problem.path}: ${problem.message}`);
        unreadable = true;
      }
      if (found.files.length === 0 && found.problems.length === 0) err(`home-rule: ${path}: no .ordinance or .ord files in this folder.`);
      for (const analysis of readTogether(found.files, book)) {
        analysis.settings = settings;
        const diagnostics = [...analysis.diagnostics(Number.POSITIVE_INFINITY).sent].sort(
          (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
        );
        checked.push({ path: analysis.uri, analysis, diagnostics });
        for (const [rule, message] of analysis.failures) err(`home-rule: rule ${rule} failed on ${analysis.uri}: ${message}`);
      }
    }
    const format = options.get('--format') ?? 'text';
    if (format === 'json') out(`${JSON.stringify(json(checked), undefined, 2)}\n`);
    else if (format === 'sarif') out(`${JSON.stringify(sarif(book, checked), undefined, 2)}\n`);
    else out(text(checked));
    if (unreadable) return 2;
    return checked.some((f) => f.diagnostics.some((d) => SEVERITIES.indexOf(d.severity) <= threshold)) ? 1 : 0;
  },
};

/** Reads the files of one path. Those of a folder are one workspace: what one refers to may stand in another. */
function readTogether(files: readonly DraftFile[], book: Book): readonly DraftAnalysis[] {
  const analyses = files.map((file) => new DraftAnalysis(file.path, file.text, book));
  if (analyses.length < 2) return analyses;
  const workspace = new Workspace();
  for (const { uri, draft } of analyses) workspace.put(indexOfDraft(uri, draft));
  for (const analysis of analyses) analysis.elsewhere = elsewhereIn(workspace, analysis.uri);
  return analyses;
}

/** `path:line:column: severity: rule: message`, line and column from 1; what other rules say of the same words stands behind it. */
function text(checked: readonly CheckedFile[]): string {
  const lines: string[] = [];
  for (const { path, analysis, diagnostics } of checked) {
    for (const d of diagnostics) {
      const { line, character } = analysis.draft.text.positionAt(d.span.start);
      const also = d.finding.merged.map((m) => ` Also ${m.hit.rule.id}: ${m.what}`).join('');
      lines.push(`${path}:${line + 1}:${character + 1}: ${d.severity}: ${d.code}: ${messageOf(d.finding)}${also}`);
    }
  }
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

function json(checked: readonly CheckedFile[]): unknown {
  return {
    files: checked.map(({ path, analysis, diagnostics }) => {
      const at = analysis.draft.text;
      return {
        path,
        findings: diagnostics.map((d) => ({
          rule: d.code,
          severity: d.severity,
          message: messageOf(d.finding),
          range: { start: at.positionAt(d.span.start), end: at.positionAt(d.span.end) },
          authorities: [...d.finding.hit.authorities, ...d.finding.hit.rule.authorities],
          contrary: d.finding.hit.rule.contrary,
          // Rules whose findings on the same words are told with this one.
          ...(d.finding.merged.length > 0 && { also: d.finding.merged.map((f) => f.hit.rule.id) }),
          fixes: analysis
            .codeActions(d.span, (g) => g === 'quickfix')
            .filter((a) => a.findings.includes(d.finding) && !a.disabled)
            .map((a) => ({ title: a.title })),
        })),
      };
    }),
  };
}
