// The socket to the server, opened again and again while the server does not answer.

const AGAIN = [300, 600, 1200, 2400]; // milliseconds

export function connect(address, { onMessage, onOpen, onLost }) {
  let socket = null;
  let failures = 0;

  function open() {
    socket = new WebSocket(address);
    socket.addEventListener("open", () => {
      failures = 0;
      onOpen();
    });
    socket.addEventListener("message", (event) => onMessage(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      socket = null;
      onLost();
      setTimeout(open, AGAIN[Math.min(failures, AGAIN.length - 1)]);
      failures += 1;
    });
  }

  open();
  return {
    // Tells whether it went out: what did not is sent again by who has it.
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
}
