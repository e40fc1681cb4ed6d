/** The language server in a web worker. */
import lawbook from 'lawbook';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../package.json';
import { browserHost } from './host/browser';
import { startServer } from './lsp/server';

declare const self: DedicatedWorkerGlobalScope;

// An uncaught rejection would end the worker, and with it the session: it is written to the log instead.
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  connection.console.error(`Not handled: ${String(event.reason)}`);
});
startServer(connection, lawbook, version, browserHost);
