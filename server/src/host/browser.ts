/** What a web worker gives the server: no files of its own, and a way to let messages in. */
import type { Host } from '../lsp/workspace/files';

/** A message to oneself waits behind those that have arrived; a timer would wait longer than asked. */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

export const browserHost: Host = {
  files: undefined,
  pause: () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(undefined);
    }),
};
