/** `home-rule new`: a complete draft from the answers given as options. */
import { DraftAnalysis } from '../core/analysis';
import type { Answers, Enforcement, Report, Strength } from '../core/compose';
import { inShort, instrumentOffers, newOrdinance, policyOffers } from '../core/features/newOrdinance';
import { closest } from '../core/text/distance';
import { type Command, parseArguments, UsageError } from './command';
import { asksForPaper, newPaper, PAPER_USAGE } from './papers';
import { PLACE_OPTIONS, settingsFor } from './place';
import { put } from './texts';

const STRENGTHS: readonly Strength[] = ['narrow', 'balanced', 'strongest'];
const ENFORCEMENT: readonly Enforcement[] = ['private', 'none', 'later'];
const REPORTS: readonly Report[] = ['log', 'quarterly', 'annual'];

export const newDraft: Command = {
  name: 'new',
  usage: `home-rule new [--state XX] [--body city|county|town|"special district"|state] [--name NAME] [--instrument KIND] [--policies core|ID,ID…] [--strength narrow|balanced|strongest] [--enforcement private|none|later] [--reports log,quarterly,annual] [--output FILE]
  ${PAPER_USAGE}`,
  summary:
    'Write a complete draft ordinance or a companion paper, to standard output or into a new file. A file that is there is never overwritten.',
  run(args, terminal) {
    if (asksForPaper(args)) return newPaper(args, terminal);
    const { book, err } = terminal;
    const { rest, options } = parseArguments(args, {
      ...PLACE_OPTIONS,
      '--name': 'text',
      '--instrument': 'text',
      '--policies': 'text',
      '--strength': STRENGTHS,
      '--enforcement': ENFORCEMENT,
      '--reports': 'text',
      '--output': 'text',
    });
    if (rest[0] !== undefined) throw new UsageError(`${rest[0]}: give what the draft should hold as options.`);
    const settings = settingsFor(options);
    const { state, body } = settings.jurisdiction;
    const name = options.get('--name') ?? '';
    const kinds = instrumentOffers(book, { state, body, name }).map((each) => each.id);
    const instrument = options.get('--instrument') ?? '';
    if (instrument !== '' && !kinds.includes(instrument))
      throw new UsageError(`--instrument ${instrument}: such a body enacts one of ${kinds.join(', ')}.`);
    const policies = listIn(options.get('--policies') ?? 'core');
    const known = ['core', ...policyOffers(book, { state, body }).map((each) => each.clause.id)];
    for (const id of policies) {
      if (known.includes(id)) continue;
      const near = closest(id, known);
      throw new UsageError(`--policies ${id}: there is no such policy.${near ? ` Did you mean ${near}?` : ''} Known: ${known.join(', ')}.`);
    }
    const reports = listIn(options.get('--reports') ?? 'log,annual');
    const unknown = reports.find((each) => !(REPORTS as readonly string[]).includes(each));
    if (unknown !== undefined) throw new UsageError(`--reports ${unknown}: use any of ${REPORTS.join(', ')}.`);
    const answers: Answers = {
      state,
      body,
      name,
      instrument,
      policies,
      strength: (options.get('--strength') ?? 'balanced') as Strength,
      enforcement: (options.get('--enforcement') ?? 'none') as Enforcement,
      reports: reports as Report[],
    };
    const composed = newOrdinance(book, answers);
    if (!composed) throw new UsageError(`--body ${body}: there is no form for such a body.`);
    const code = put(composed.text, options.get('--output'), terminal);
    if (code !== 0) return code;
    const analysis = new DraftAnalysis('-', composed.text, book);
    analysis.settings = settings;
    err(`home-rule: ${inShort(composed, analysis.findings)}`);
    for (const { clause, bar } of composed.choice.leftOut)
      err(`home-rule: left out: ${clause.id}, which ${bar?.statute.cite ?? 'state law'} bars. Name it under --policies to have it.`);
    for (const note of composed.notes) err(`home-rule: ${note}`);
    return 0;
  },
};

const listIn = (text: string): readonly string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '' && each !== 'none');
