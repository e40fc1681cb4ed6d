import Mocha from 'mocha';

/** Runs the tests in the extension host of a desktop or a server. Rejects if one fails. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 60_000, reporter: 'spec' });
  // The tests are in this bundle and not in files that mocha could load itself.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./editor.test');
  await import('./commands.test');
  await import('./reading.test');
  await import('./structure.test');
  await import('./memo.test');
  await import('./composing.test');
  await import('./workspace.test');
  await import('./views.test');
  await import('./coverage.test');
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve()));
  });
}
