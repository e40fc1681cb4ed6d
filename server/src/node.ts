/** The language server over a Node transport: IPC when forked by the client, or the one named on the command line. */
import lawbook from 'lawbook';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { nodeHost } from './host/workspace';
import { startServer } from './lsp/server';

startServer(createConnection(ProposedFeatures.all), lawbook, version, nodeHost);
