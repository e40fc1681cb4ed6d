import * as vscode from 'vscode';
import { type LandscapeParams, LandscapeRequest, type LandscapeResult } from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { SECTION } from '../names';
import { say } from '../say';
import { landscapeOf } from '../scorecard/landscape';
import { targetFor } from '../settingsTarget';
import { STATES } from '../states';
import { askMany, askPick, BACK } from '../steps';

const TITLE = 'The Landscape';

type LandscapeQuestion = LandscapeResult['questions'][number];

interface ChoiceRow extends vscode.QuickPickItem {
  /** The answer as the settings keep it; empty for none. */
  readonly answer: string;
}

interface Given {
  readonly state: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Asks the five questions on the landscape in which a draft is made, with the state before the question on its law, and keeps
 * the answers in the settings of the folder. Nothing is kept where the drafter gives up.
 */
export async function answerLandscape(checker: Checker): Promise<void> {
  const resource = vscode.window.activeTextEditor?.document.uri;
  const settings = vscode.workspace.getConfiguration(SECTION, resource);
  const before: Given = { state: settings.get<string>('jurisdiction.state', ''), answers: landscapeOf(resource) };
  const given = await askAll(checker, before);
  if (given === undefined) return;
  const target = targetFor(resource);
  if (given.state !== before.state) await settings.update('jurisdiction.state', given.state, target);
  await settings.update('jurisdiction.landscape', Object.keys(given.answers).length > 0 ? given.answers : undefined, target);
  say('Saved. The scorecard gives the answers beside the criteria.');
}

async function askAll(checker: Checker, before: Given): Promise<Given | undefined> {
  const questionsFor = (state: string): Promise<LandscapeResult | undefined> => {
    const params: LandscapeParams = { state };
    return checker.ask<LandscapeResult>(LandscapeRequest, params);
  };
  const first = await questionsFor(before.state);
  if (first === undefined) return undefined;
  // The state is asked for just before the question that its law bears on.
  const steps = first.questions.flatMap((question) => (question.ofStateLaw ? ['state' as const, question] : [question]));
  let { state } = before;
  const answers = { ...before.answers };
  let at = 0;
  while (at < steps.length) {
    const step = steps[at];
    if (step === undefined) break;
    const about = { title: TITLE, step: at + 1, steps: steps.length };
    const answer =
      step === 'state' ? await askState(about, state) : await askQuestion(about, step, answers[step.id], await lawFor(step, state));
    if (answer === undefined) return undefined;
    if (answer === BACK) {
      at -= 1;
      continue;
    }
    if (step === 'state') state = String(answer);
    else if (answer.length === 0) delete answers[step.id];
    else answers[step.id] = answer;
    at += 1;
  }
  return { state, answers };

  async function lawFor({ ofStateLaw }: LandscapeQuestion, code: string): Promise<string> {
    return ofStateLaw && code !== '' ? ((await questionsFor(code))?.law ?? '') : '';
  }
}

interface About {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
}

async function askState(about: About, now: string): Promise<string | typeof BACK | undefined> {
  const rows = [
    { label: 'Not decided', description: 'state law is not checked', state: '' },
    ...STATES.map(([state, label]) => ({ label, description: state, state })),
  ];
  const reason = 'Which state will it be enacted in? Findings follow its law; type to find it';
  const chosen = await askPick({ ...about, reason }, rows, rows.find(({ state }) => state === now) ?? rows[0]);
  return chosen === undefined || chosen === BACK ? chosen : chosen.state;
}

/** @param law where the law of the state stands, in words; empty for none */
async function askQuestion(
  about: About,
  { text, choices, several }: LandscapeQuestion,
  now: string | readonly string[] | undefined,
  law: string,
): Promise<string | readonly string[] | typeof BACK | undefined> {
  const had = now === undefined ? [] : typeof now === 'string' ? [now] : now;
  const rows: ChoiceRow[] = choices.map((answer) => ({ label: capital(answer), answer }));
  if (several) {
    const chosen = await askMany(
      { ...about, reason: `${text} Tick all that do` },
      rows,
      rows.filter(({ answer }) => had.includes(answer)),
    );
    return chosen === undefined || chosen === BACK ? chosen : chosen.map(({ answer }) => answer);
  }
  const none: ChoiceRow =
    law === ''
      ? { label: 'Leave unanswered', answer: '' }
      : { label: 'Leave it to the law of the state as Home Rule has it', detail: law, answer: '' };
  const kept = rows.find(({ answer }) => had.includes(answer)) ?? (law === '' ? undefined : none);
  const chosen = await askPick({ ...about, reason: text }, law === '' ? [...rows, none] : [none, ...rows], kept);
  return chosen === undefined || chosen === BACK ? chosen : chosen.answer;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
