/** Settings as they come from a client or a file, checked key by key: a wrong value is named and its default used. */
import { CITATION_STYLES, DEFAULT_SETTINGS, type Settings, type SeveritySetting } from '../core/settings';
import { SCHEMES } from '../core/syntax/scheme';

export interface SettingsReading {
  readonly settings: Settings;
  /** One sentence a wrong value: which key, what was found, what is allowed. */
  readonly problems: readonly string[];
}

const SEVERITY_VALUES: readonly SeveritySetting[] = ['error', 'warning', 'information', 'hint', 'off'];
const BODIES: readonly Settings['jurisdiction']['body'][] = ['city', 'county', 'town', 'special district', 'state'];
const STATE =
  /^(?:|AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|AS|GU|MP|PR|VI)$/i;

/** Reads the value under `homeRule`. Never throws. */
export function readSettings(value: unknown): SettingsReading {
  const problems: string[] = [];
  const root = record(value);
  const wrong = (key: string, found: unknown, allowed: string): void => {
    problems.push(`homeRule.${key}: ${JSON.stringify(found)?.slice(0, 60) ?? 'nothing'} is not ${allowed}. Its default is used.`);
  };
  const at = (path: string): unknown => path.split('.').reduce<unknown>((v, key) => record(v)?.[key], root);
  const read = <T>(path: string, fallback: T, test: (v: unknown) => v is T, allowed: string): T => {
    const found = at(path);
    if (found === undefined || found === null) return fallback;
    if (test(found)) return found;
    wrong(path, found, allowed);
    return fallback;
  };
  const bool = (path: string, fallback: boolean): boolean =>
    read(path, fallback, (v): v is boolean => typeof v === 'boolean', 'true or false');
  const oneOf = <T extends string>(path: string, fallback: T, values: readonly T[]): T =>
    read(
      path,
      fallback,
      (v): v is T => typeof v === 'string' && (values as readonly string[]).includes(v),
      `one of ${values.map((x) => JSON.stringify(x)).join(', ')}`,
    );
  const text = (path: string, fallback: string): string => read(path, fallback, (v): v is string => typeof v === 'string', 'a text');
  const number = (path: string, fallback: number, low: number, high: number): number =>
    read(path, fallback, (v): v is number => typeof v === 'number' && v >= low && v <= high, `a number from ${low} to ${high}`);
  const list = (path: string, fallback: readonly string[]): readonly string[] =>
    read(path, [...fallback], (v): v is string[] => Array.isArray(v) && v.every((x) => typeof x === 'string'), 'a list of texts');
  const d = DEFAULT_SETTINGS;
  const severity: Record<string, SeveritySetting> = {};
  for (const [rule, level] of Object.entries(record(at('findings.severity')) ?? {})) {
    if (SEVERITY_VALUES.includes(level as SeveritySetting)) severity[rule] = level as SeveritySetting;
    else wrong(`findings.severity["${rule}"]`, level, `one of ${SEVERITY_VALUES.join(', ')}`);
  }
  const settings: Settings = {
    jurisdiction: {
      state: read(
        'jurisdiction.state',
        d.jurisdiction.state,
        (v): v is string => typeof v === 'string' && STATE.test(v),
        'the postal code of a state or territory',
      ).toUpperCase(),
      body: oneOf('jurisdiction.body', d.jurisdiction.body, BODIES),
      name: text('jurisdiction.name', d.jurisdiction.name),
    },
    citations: {
      ownCode: list('citations.ownCode', d.citations.ownCode),
      style: oneOf('citations.style', d.citations.style, CITATION_STYLES),
    },
    dutyVerb: oneOf('dutyVerb', d.dutyVerb, ['infer', 'shall', 'must']),
    numbering: oneOf('numbering', d.numbering, ['infer', ...SCHEMES]),
    findings: { severity, max: number('findings.max', d.findings.max, 10, 1000) },
    currency: { months: number('currency.months', d.currency.months, 1, 120) },
    hover: {
      citations: bool('hover.citations', d.hover.citations),
      terms: bool('hover.terms', d.hover.terms),
      definitions: bool('hover.definitions', d.hover.definitions),
      references: bool('hover.references', d.hover.references),
      norms: bool('hover.norms', d.hover.norms),
      length: oneOf('hover.length', d.hover.length, ['brief', 'standard', 'full']),
    },
    workspace: {
      files: list('workspace.files', d.workspace.files),
      exclude: list('workspace.exclude', d.workspace.exclude),
      maxFileSize: number('workspace.maxFileSize', d.workspace.maxFileSize, 1, 200),
    },
    format: {
      indent: oneOf('format.indent', d.format.indent, ['asDraft', 'byLevel', 'none', 'keep']),
      punctuation: bool('format.punctuation', d.format.punctuation),
    },
    typing: { nextNumber: bool('typing.nextNumber', d.typing.nextNumber) },
    completion: {
      inProse: bool('completion.inProse', d.completion.inProse),
      slashList: bool('completion.slashList', d.completion.slashList),
    },
    codeLens: { references: bool('codeLens.references', d.codeLens.references) },
    memo: { marking: text('memo.marking', d.memo.marking) },
    inlayHints: { references: bool('inlayHints.references', d.inlayHints.references) },
  };
  return { settings, problems };
}

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
