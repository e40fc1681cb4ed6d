// The browser build of mocha puts itself on the global object, whatever is imported from it.
import 'mocha/mocha.js';

declare const mocha: BrowserMocha;

/** Runs the tests in the extension host of a browser: the same ones as on a desktop. Rejects if one fails. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec' });
  await import('../e2e/editor.test');
  await import('../e2e/commands.test');
  await import('../e2e/reading.test');
  await import('../e2e/workspace.test');
  await import('../e2e/views.test');
  await import('../e2e/coverage.test');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
