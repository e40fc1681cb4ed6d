/** `home-rule authorities`: what a draft cites, where, and how current it is. */
import { DraftAnalysis } from '../core/analysis';
import type { CitedList } from '../core/features/authorities/cited';
import { authoritiesAsCsv, authoritiesAsText } from '../core/features/authorities/table';
import { readSettings } from '../lsp/settings';
import { type Command, parseArguments, UsageError } from './command';
import { isDay } from './day';
import { oneDraft, onePath } from './texts';

const ALL = Number.POSITIVE_INFINITY;

export const authorities: Command = {
  name: 'authorities',
  usage: 'home-rule authorities FILE [--format text|json|markdown|csv] [--by kind|currency] [--months N] [--on YYYY-MM-DD]',
  summary:
    'List the authorities that a draft cites, with their places and how current each is. --on: the day to count from; today if left out.',
  run(args, terminal) {
    const { book, out, today } = terminal;
    const { rest, options } = parseArguments(args, {
      '--format': ['text', 'json', 'markdown', 'csv'],
      '--by': ['currency', 'kind'],
      '--months': 'text',
      '--on': 'text',
    });
    const path = onePath(rest);
    const written = options.get('--months');
    const { settings, problems } = readSettings(written === undefined ? {} : { currency: { months: Number(written) } });
    if (problems[0]) throw new UsageError(`--months ${written}: use a number from 1 to 120.`);
    const on = options.get('--on') ?? today;
    if (!isDay(on)) throw new UsageError(`--on ${on}: use a day such as 2026-07-01.`);
    const file = oneDraft(path, 'authorities reads one file', terminal);
    if (!file) return 2;
    const analysis = new DraftAnalysis(file.path, file.text, book);
    analysis.settings = settings;
    const { months } = settings.currency;
    const list = analysis.cited.list(analysis.context, { today: on, months, mostAuthorities: ALL, mostPlaces: ALL });
    const { text } = analysis.draft;
    const format = options.get('--format') ?? 'text';
    if (format === 'json') {
      out(
        `${JSON.stringify(
          json(list, file.path, on, months, (offset) => text.positionAt(offset)),
          undefined,
          2,
        )}\n`,
      );
      return 0;
    }
    const place = (at: number): string => {
      const { line, character } = text.positionAt(at);
      return `${line + 1}:${character + 1}`;
    };
    const by = options.get('--by') === 'currency' ? 'currency' : 'kind';
    if (format === 'csv') {
      out(authoritiesAsCsv(list.authorities, { by, months, place: (p) => `${p.provision} (${place(p.span.start)})` }));
      return 0;
    }
    out(
      authoritiesAsText(list.authorities, {
        by,
        months,
        markdown: format === 'markdown',
        ...(format === 'text' ? { place: (p) => `${file.path}:${place(p.span.start)} (${p.provision})` } : {}),
      }),
    );
    return 0;
  },
};

/** Positions from 0, as in the editor protocol. */
function json(list: CitedList, path: string, on: string, months: number, at: (offset: number) => unknown): unknown {
  return {
    path,
    on,
    months,
    total: list.total,
    uses: list.uses,
    problems: list.problems,
    authorities: list.authorities.map(({ card: _card, key: _key, places, ...authority }) => ({
      ...authority,
      places: places.map(({ span, sectionStart: _start, ...place }) => ({ ...place, range: { start: at(span.start), end: at(span.end) } })),
    })),
  };
}
