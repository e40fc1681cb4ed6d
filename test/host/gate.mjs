/**
 * The door to a VS Code server that listens on a socket only this user can reach. Whoever can talk to such a server can
 * run programs, and any web page may try: so the door lets in only requests made to its own address, and WebSockets
 * opened by its own pages.
 */
import http from 'node:http';

/**
 * @typedef {object} Gate
 * @property {string} authority 127.0.0.1:PORT
 * @property {() => Promise<void>} close ends every connection
 */

/**
 * Opens the door on a free port of 127.0.0.1.
 * @param {string} socketPath where the server listens
 * @returns {Promise<Gate>}
 */
export async function openGate(socketPath) {
  /** @type {string[]} */
  let hosts = [];
  /** WebSockets, which the HTTP server gave away and does not close. @type {Set<import('node:stream').Duplex>} */
  const sockets = new Set();

  const invited = (/** @type {http.IncomingMessage} */ request) => hosts.includes(request.headers.host ?? '');
  const ours = (/** @type {http.IncomingMessage} */ request) => hosts.some((host) => request.headers.origin === `http://${host}`);
  const pass = (/** @type {http.IncomingMessage} */ request) =>
    http.request({ socketPath, method: request.method, path: request.url, headers: request.headers });

  const gate = http.createServer((request, response) => {
    if (!invited(request)) {
      response.writeHead(403).end();
      return;
    }
    const onward = pass(request);
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    });
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });

  gate.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!invited(request) || !ours(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const onward = pass(request);
    onward.on('upgrade', (answer, server, first) => {
      sockets.add(socket).add(server);
      socket.write(headOf(answer));
      server.write(head);
      socket.write(first);
      server.pipe(socket).pipe(server);
      join(socket, server);
      join(server, socket);
    });
    // The server refused: pass on what it says, and hang up.
    onward.on('response', (answer) => {
      socket.write(headOf(answer));
      answer.pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    onward.end();
  });

  /**
   * @param {import('node:stream').Duplex} end
   * @param {import('node:stream').Duplex} other goes when `end` goes
   */
  function join(end, other) {
    end.on('error', () => end.destroy());
    end.on('close', () => {
      other.destroy();
      sockets.delete(end);
    });
  }

  await new Promise((resolve, reject) => {
    gate.once('error', reject);
    gate.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (gate.address());
  hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    authority: `127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        gate.close(() => resolve());
        gate.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/**
 * @param {http.IncomingMessage} answer
 * @returns {string} its status line and headers, as they came
 */
function headOf(answer) {
  let head = `HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n`;
  for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) head += `${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}\r\n`;
  return `${head}\r\n`;
}
