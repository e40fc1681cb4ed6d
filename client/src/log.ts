import * as vscode from 'vscode';
import { SECTION } from './names';

/**
 * The channel that the messages between editor and checker are written to when `homeRule.trace` asks for them.
 * The language client writes them at the level "trace", which VS Code hides unless the channel's own level is turned down
 * in a menu few people find; here the setting decides, and what it lets through is written at the level "info".
 */
export function traceChannel(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const write = (message: string, ...details: readonly unknown[]): void => {
    if (traceSetting() !== 'off') log.info(message, ...details);
    else log.trace(message, ...details);
  };
  return new Proxy(log, {
    get(target, property) {
      if (property === 'trace') return write;
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** How much of the messages is written: nothing, their names, or all that is in them. */
export function traceSetting(): 'off' | 'messages' | 'verbose' {
  return vscode.workspace.getConfiguration(SECTION).get<'off' | 'messages' | 'verbose'>('trace', 'off');
}
