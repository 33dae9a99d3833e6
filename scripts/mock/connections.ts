/** Keeps the requests of one connection in order: each is answered after the one before, and sees what that one wrote. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

interface Connection {
  /** Requests that have come and are not answered yet. */
  waiting: number;
  /** Settles when all of them are answered. */
  tail: Promise<void>;
  last: ServerResponse | undefined;
}

export interface Connections {
  /** Answers at once if nothing is waiting before it on its connection. */
  inTurn(response: ServerResponse, answer: () => Promise<void> | undefined): void;
  /** The response to the request that came last on a connection. */
  lastOf(socket: Socket): ServerResponse | undefined;
}

/** A client that sends more requests without reading an answer loses its connection. */
const mostWaiting = 100;

export function createConnections(): Connections {
  const connections = new WeakMap<Socket, Connection>();

  const connectionOf = (socket: Socket): Connection => {
    const known = connections.get(socket);
    if (known) return known;
    const connection = { waiting: 0, tail: Promise.resolve(), last: undefined };
    connections.set(socket, connection);
    return connection;
  };

  return {
    inTurn(response, answer) {
      const { socket } = response.req;
      const connection = connectionOf(socket);
      connection.last = response;
      const answered = connection.waiting === 0 ? answer() : connection.tail.then(answer);
      if (answered === undefined) return;
      connection.waiting += 1;
      connection.tail = answered.then(() => {
        connection.waiting -= 1;
      });
      if (connection.waiting > mostWaiting) socket.destroy();
    },
    lastOf: (socket) => connections.get(socket)?.last,
  };
}
