import * as vscode from 'vscode';

/** One question of several: what it needs from VS Code's own pickers, and where it stands. */
interface Question {
  readonly title: string;
  /** One line that says why it is asked. */
  readonly reason: string;
  readonly step: number;
  readonly steps: number;
  /** Whether there is a question before this one; by the step's number where left out. */
  readonly back?: boolean;
}

const goesBack = ({ back, step }: Question): boolean => back ?? step > 1;

/** The answer to go one question back. */
export const BACK = Symbol('back');

/** Asks for one of several rows; `undefined` where the drafter gave up. */
export function askPick<T extends vscode.QuickPickItem>(
  question: Question,
  items: readonly T[],
  now: T | undefined,
): Promise<T | typeof BACK | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = question.title;
  pick.placeholder = question.reason;
  pick.step = question.step;
  pick.totalSteps = question.steps;
  pick.matchOnDescription = true;
  pick.items = items;
  if (now !== undefined) pick.activeItems = [now];
  if (goesBack(question)) pick.buttons = [vscode.QuickInputButtons.Back];
  return answerOf(pick, (done) => {
    pick.onDidTriggerButton(() => done(BACK));
    pick.onDidAccept(() => done(pick.selectedItems[0]));
  });
}

/** Asks for any number of rows, some ticked to begin with; `undefined` where the drafter gave up. */
export function askMany<T extends vscode.QuickPickItem>(
  question: Question,
  items: readonly T[],
  ticked: readonly T[],
): Promise<readonly T[] | typeof BACK | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = question.title;
  pick.placeholder = question.reason;
  if (question.steps > 1) {
    pick.step = question.step;
    pick.totalSteps = question.steps;
  }
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  pick.selectedItems = ticked;
  if (goesBack(question)) pick.buttons = [vscode.QuickInputButtons.Back];
  return answerOf(pick, (done) => {
    pick.onDidTriggerButton(() => done(BACK));
    pick.onDidAccept(() => done([...pick.selectedItems]));
  });
}

/** Asks for a line of text; `undefined` where the drafter gave up. */
export function askText(question: Question, now: string): Promise<string | typeof BACK | undefined> {
  const input = vscode.window.createInputBox();
  input.title = question.title;
  input.prompt = question.reason;
  input.step = question.step;
  input.totalSteps = question.steps;
  input.value = now;
  if (goesBack(question)) input.buttons = [vscode.QuickInputButtons.Back];
  return answerOf(input, (done) => {
    input.onDidTriggerButton(() => done(BACK));
    input.onDidAccept(() => done(input.value.trim()));
  });
}

/** Shows an input, takes its first answer and throws it away. Hiding it is giving up. */
function answerOf<A>(input: vscode.QuickInput, listen: (done: (answer: A | undefined) => void) => void): Promise<A | undefined> {
  return new Promise((resolve) => {
    const done = (answer: A | undefined): void => {
      resolve(answer);
      input.dispose();
    };
    listen(done);
    input.onDidHide(() => done(undefined));
    input.show();
  });
}
