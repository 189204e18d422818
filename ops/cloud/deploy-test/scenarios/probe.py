"""What can be reached: `probe.py listen ADDRESS PORT…` listens wherever nothing does yet and goes on in the background;
`probe.py ask LIMIT_S ADDRESS:PORT…` says of each open, refused or time-out, one a line."""

import asyncio
import os
import signal
import socket
import sys

ALIVE_S = 600


def listen(address, ports):
    sockets = []
    for port in ports:
        one = socket.socket()
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((address, int(port)))
            one.listen()
            sockets.append(one)
        except OSError:
            pass  # a service has the port and listens itself; a refused probe would mean that nobody listens, which is a fault of the test
    if os.fork():
        return
    for stream in (0, 1, 2):
        os.close(stream)
    signal.alarm(ALIVE_S)
    with open("/tmp/probe.pid", "w") as file:
        file.write(str(os.getpid()))
    signal.pause()


async def ask(limit, target):
    address, port = target.rsplit(":", 1)
    try:
        _, writer = await asyncio.wait_for(asyncio.open_connection(address, int(port)), limit)
        writer.close()
        return "open"
    except asyncio.TimeoutError:
        return "time-out"
    except OSError as error:
        return error.strerror or "refused"


async def ask_all(limit, targets):
    for target, answer in zip(targets, await asyncio.gather(*(ask(limit, target) for target in targets))):
        print(target, answer)


if sys.argv[1] == "listen":
    listen(sys.argv[2], sys.argv[3:])
else:
    asyncio.run(ask_all(float(sys.argv[2]), sys.argv[3:]))
