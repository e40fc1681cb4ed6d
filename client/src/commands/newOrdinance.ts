import * as vscode from 'vscode';
import {
  type NewOrdinanceOffers,
  type NewOrdinanceOffersParams,
  NewOrdinanceOffersRequest,
  type NewOrdinanceParams,
  NewOrdinanceRequest,
  type NewOrdinanceResult,
} from '../../../server/src/protocol';
import type { Checker } from '../checker';
import { LANGUAGE, SECTION } from '../names';
import { say } from '../say';
import { askPick, BACK } from '../steps';
import { setJurisdiction } from './jurisdiction';
import { type Answers, ask, CREATE, CREATE_AND_KEEP, placeOf, QUESTIONS, type QuestionId, STEPS, TITLE } from './newOrdinanceSteps';

/** Where the drafter stopped. */
interface Stopped {
  readonly answers: Answers;
  readonly at: number;
}

const USUAL: Pick<Answers, 'policies' | 'strength' | 'enforcement' | 'reports' | 'instrument'> = {
  instrument: '',
  policies: undefined,
  strength: 'balanced',
  enforcement: 'none',
  reports: ['log', 'annual'],
};

/** Asks for place, kind of paper, policies, strength, enforcement and reports, and opens a complete draft. */
export class NewOrdinance {
  /** Kept for the session, so that a drafter who was called away goes on where he or she stopped. */
  #stopped: Stopped | undefined;

  constructor(private readonly checker: Checker) {}

  /** @param given all answers where the caller knows them; else they are asked for */
  async run(given?: unknown): Promise<void> {
    if (isAnswers(given)) {
      await this.create(given);
      return;
    }
    const start = await this.start();
    if (start === undefined) return;
    let { answers } = start;
    let at = start.at;
    // Back leads over questions that were not put, such as the kind of paper where there is only one.
    let direction = 1;
    while (at < QUESTIONS.length) {
      const id = QUESTIONS[at] as QuestionId;
      const offers = await this.offers(answers);
      if (offers === undefined) return;
      if (id === 'instrument' && offers.instruments.length < 2) {
        at = Math.max(0, at + direction);
        continue;
      }
      const draft = id === 'summary' ? await this.compose(answers, offers) : undefined;
      if (id === 'summary' && draft === undefined) return;
      const answer = await ask(id, answers, offers, draft?.summary ?? '', at > 0);
      if (answer === undefined) {
        this.#stopped = { answers, at };
        return;
      }
      if (answer === BACK) {
        direction = -1;
        at -= 1;
      } else if (typeof answer === 'number') {
        direction = 1;
        at = answer;
      } else if (answer === CREATE || answer === CREATE_AND_KEEP) {
        this.#stopped = undefined;
        if (draft) await open(draft);
        if (answer === CREATE_AND_KEEP) await setJurisdiction(answers.state, answers.body, answers.name);
        return;
      } else {
        direction = 1;
        answers = answer;
        at += 1;
      }
    }
  }

  /** Where the last run stopped, if the drafter wants that; else from the start, with the place that the settings name. */
  private async start(): Promise<Stopped | undefined> {
    const stopped = this.#stopped;
    if (stopped !== undefined) {
      const step = STEPS[QUESTIONS[stopped.at] as QuestionId];
      const where = placeOf(stopped.answers);
      const resume = { label: 'Resume where you stopped', description: `step ${step}${where === '' ? '' : `, ${where}`}`, resume: true };
      const anew = { label: 'Begin anew', description: '', resume: false };
      const question = { title: TITLE, reason: 'Your answers of this session are kept', step: 1, steps: STEPS.summary };
      const chosen = await askPick(question, [resume, anew], resume);
      if (chosen === undefined || chosen === BACK) return undefined;
      if (chosen.resume) return stopped;
    }
    const settings = vscode.workspace.getConfiguration(SECTION, vscode.window.activeTextEditor?.document.uri);
    const place = {
      state: settings.get<string>('jurisdiction.state', ''),
      body: settings.get<Answers['body']>('jurisdiction.body', 'city'),
      name: settings.get<string>('jurisdiction.name', ''),
    };
    // Where the settings say where this will be enacted, that is not asked again; Back leads there.
    return { answers: { ...USUAL, ...place }, at: place.state === '' ? 0 : QUESTIONS.indexOf('instrument') };
  }

  private offers({ state, body }: Answers): Promise<NewOrdinanceOffers | undefined> {
    const params: NewOrdinanceOffersParams = { state, body };
    return this.checker.ask<NewOrdinanceOffers>(NewOrdinanceOffersRequest, params);
  }

  private async compose(answers: Answers, offers: NewOrdinanceOffers): Promise<NewOrdinanceResult | undefined> {
    const policies = answers.policies ?? offers.policies.filter(({ ticked }) => ticked).map(({ id }) => id);
    const instrument = offers.instruments.some(({ id }) => id === answers.instrument) ? answers.instrument : '';
    const params: NewOrdinanceParams = { ...answers, policies, instrument };
    return (await this.checker.ask<NewOrdinanceResult | null>(NewOrdinanceRequest, params)) ?? undefined;
  }

  private async create(params: NewOrdinanceParams): Promise<void> {
    const draft = await this.checker.ask<NewOrdinanceResult | null>(NewOrdinanceRequest, params);
    if (draft) await open(draft);
  }
}

/** Opens the draft as a new text, caret in the first fact to fill in, and Tab leads to the next. Nothing is saved. */
async function open({ text, snippet, summary, notes }: NewOrdinanceResult): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content: text });
  const editor = await vscode.window.showTextDocument(document);
  if (snippet.includes('${1:')) {
    const whole = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    const stops = new vscode.SnippetTextEdit(whole, new vscode.SnippetString(snippet));
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, [stops]);
    await vscode.workspace.applyEdit(edit);
  } else editor.selection = new vscode.Selection(0, 0, 0, 0);
  say([`${summary}.`, ...notes.slice(0, 1)].join(' '));
}

/** Whether a caller, such as a key binding of the user's own, has answered everything. */
function isAnswers(given: unknown): given is NewOrdinanceParams {
  if (typeof given !== 'object' || given === null) return false;
  const answers = given as Partial<Record<keyof NewOrdinanceParams, unknown>>;
  const texts = [answers.state, answers.body, answers.name, answers.instrument, answers.strength, answers.enforcement];
  return texts.every((each) => typeof each === 'string') && Array.isArray(answers.policies) && Array.isArray(answers.reports);
}
