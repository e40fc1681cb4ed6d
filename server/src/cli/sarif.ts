/** Findings as SARIF 2.1.0 (OASIS standard), which code-review tools read. Lines and columns from 1, UTF-16 columns. */
import type { Book } from '../core/book';
import { messageOf } from '../core/rules/finding';
import type { Severity } from '../core/rules/types';
import type { CheckedFile } from './check';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

export function sarif(book: Book, checked: readonly CheckedFile[]): unknown {
  const used = new Set(checked.flatMap((f) => f.diagnostics.map((d) => d.code)));
  const rules = book.rules.filter((r) => used.has(r.id));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Home Rule',
            rules: rules.map((r) => ({
              id: r.id,
              name: r.title,
              shortDescription: { text: r.title },
              fullDescription: { text: r.explanation || r.title },
              defaultConfiguration: { level: LEVEL[r.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: checked.flatMap(({ path, analysis, diagnostics }) =>
          diagnostics.map((d) => {
            const start = analysis.draft.text.positionAt(d.span.start);
            const end = analysis.draft.text.positionAt(d.span.end);
            return {
              ruleId: d.code,
              ruleIndex: rules.findIndex((r) => r.id === d.code),
              level: LEVEL[d.severity],
              message: { text: messageOf(d.finding) },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: path === '-' ? 'stdin' : encodeURI(path.replace(/\\/g, '/')) },
                    region: {
                      startLine: start.line + 1,
                      startColumn: start.character + 1,
                      endLine: end.line + 1,
                      endColumn: end.character + 1,
                    },
                  },
                },
              ],
            };
          }),
        ),
      },
    ],
  };
}
