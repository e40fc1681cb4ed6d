/** The draft as the memo introduces it: title, form, size, and where it would be enacted. */
import type { DraftSection } from '../../index/section';
import { formOf } from '../../rules/checks/form';
import type { Jurisdiction } from '../../rules/jurisdiction';
import { capital } from '../../text/wording';
import type { FeatureContext } from '../context';
import { nameOf } from '../targets';
import { type Block, type Runs, words } from './paper';
import { counted } from './wording';

/** Longest title that is printed whole, in UTF-16 units. */
const TITLE = 400;

export interface DraftFacts {
  /** The title as it stands in the draft, else its first heading, else the file's name. */
  readonly title: string;
  readonly file: string;
  /** "Ordinance or local law", "Resolution", "Code provisions". */
  readonly form: string;
  readonly extent: string;
}

const FORMS = {
  ordinance: 'Ordinance, local law or bill',
  resolution: 'Resolution',
  code: 'Provisions of a code, without a title of their own',
} as const;

export function factsOf(ctx: FeatureContext, file: string): DraftFacts {
  const { draft } = ctx;
  const form = formOf(draft);
  const titled = form.title?.text.slice(form.title.outline.body, form.title.outline.end) ?? '';
  const sections = draft.sections.filter((s) => s.kind === 'section' && !s.contents);
  const first = draft.sections.find((s) => s.kind !== 'opening' && !s.contents);
  const more = first?.kind === 'section' ? sections.length - 1 : 0;
  const named = first
    ? `${first.word === '' && first.kind === 'section' ? `§ ${first.number}` : nameOf(first)}. ${headingIn(first)}`.replace(/[.\s]+$/, '')
    : '';
  return {
    title:
      cut(titled) || (named && `${cut(named)}${more > 0 ? `; and ${counted(more, 'other section')}` : ''}`) || file || 'untitled draft',
    file,
    // A resolution may be headed by its number alone: what it resolves tells it.
    form: FORMS[form.resolved && !form.enacting ? 'resolution' : form.kind],
    extent: `${capital(counted(sections.length, 'section'))}; ${counted(draft.text.lineCount, 'line')}`,
  };
}

/** The heading of a section as written, all of it; empty where it has none. */
function headingIn({ opener }: DraftSection): string {
  const heading = opener?.outline.heading;
  return opener && heading ? opener.textOf(heading) : '';
}

function cut(text: string): string {
  const line = text.replace(/[\s\u2028\u2029]+/g, ' ').trim();
  if (line.length <= TITLE) return line;
  return `${line.slice(0, line.lastIndexOf(' ', TITLE) > TITLE / 2 ? line.lastIndexOf(' ', TITLE) : TITLE)} …`;
}

export function factsPart(facts: DraftFacts, ctx: FeatureContext, jurisdiction: Jurisdiction): Block[] {
  const { body, name } = ctx.settings.jurisdiction;
  const state = ctx.book.states.of(jurisdiction.state)?.name ?? jurisdiction.state;
  const rows: [string, Runs][] = [
    ['Form', [words(facts.form)]],
    ['Extent', [words(facts.extent)]],
    [
      'Enacting body',
      [
        words(
          jurisdiction.state === ''
            ? `Not set${name === '' ? '' : ` (${name})`}; no state’s law and no circuit’s law was preferred`
            : `${name === '' ? capital(body) : `${name} (${body})`}, ${state}`,
        ),
      ],
    ],
  ];
  if (jurisdiction.circuit !== '') rows.push(['Federal circuit', [words(circuitName(jurisdiction.circuit))]]);
  if (facts.file !== '') rows.unshift(['File', [words(facts.file)]]);
  return [{ kind: 'fields', rows }];
}

const CIRCUITS: Readonly<Record<string, string>> = {
  '1': 'First',
  '2': 'Second',
  '3': 'Third',
  '4': 'Fourth',
  '5': 'Fifth',
  '6': 'Sixth',
  '7': 'Seventh',
  '8': 'Eighth',
  '9': 'Ninth',
  '10': 'Tenth',
  '11': 'Eleventh',
};

/** "Fifth Circuit"; "D.C. Circuit". */
export const circuitName = (circuit: string): string => `${CIRCUITS[circuit] ?? circuit} Circuit`;
