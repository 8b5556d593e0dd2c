"""Says whether a server could listen on HOST PORT, before anything is set up for it."""

from __future__ import annotations

import socket
import sys


def problem(host: str, port: str) -> str:
    """What keeps a server from listening there, with the remedy, or nothing."""
    if not (port.isascii() and port.isdigit() and 1 <= int(port[:6]) <= 65_535):
        return f"{port!r} is not a port: choose one from 1 to 65535, as in: make run PORT=8001"
    try:
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind((host, int(port)))
            server.listen()
    except OSError as error:
        return (
            f"Port {port} on {host} cannot be used ({error.strerror}): stop what uses it,"
            f" or choose another, as in: make run PORT={int(port) % 65_535 + 1}"
        )
    return ""


if __name__ == "__main__":
    sys.exit(problem(sys.argv[1], sys.argv[2]) or 0)
