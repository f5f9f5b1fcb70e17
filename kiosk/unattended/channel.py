"""What the supervisor, the warm process and the visitors' processes tell each other: packets of JSON on a socket.

Nothing of a visit goes through it: that a process lives, how it ended, and what the staff asked for.
"""

from __future__ import annotations

import json
import socket
from typing import Any

LARGEST = 1 << 18
"""Bytes of a packet."""
BEAT = b"."
"""The packet that says: the screen answers.  It comes often, and needs no parsing."""

Packet = dict[str, Any]


class Channel:
    """One end.  Each packet comes whole or not at all."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end

    @staticmethod
    def pair() -> tuple[Channel, Channel]:
        """Two ends; the second can be given to a process that is started."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        theirs.set_inheritable(True)
        return Channel(ours), Channel(theirs)

    @classmethod
    def inherited(cls, number: int) -> Channel:
        """The end with this file descriptor."""
        return cls(socket.socket(fileno=number))

    def fileno(self) -> int:
        """Its file descriptor."""
        return self._end.fileno()

    def beat(self) -> bool:
        """Say that the screen answers.  False where nobody is there to hear it."""
        return self._send(BEAT)

    def send(self, **packet: object) -> bool:
        """Send a packet.  False where nobody is there to get it."""
        return self._send(json.dumps(packet).encode())

    def receive(self) -> Packet | None:
        """The next packet, empty for a beat; None when the other end is closed.  ValueError for what is no packet."""
        try:
            data = self._end.recv(LARGEST)
        except OSError:  # who was to read the last packet has died
            return None
        if not data:
            return None
        packet: Packet = {} if data == BEAT else json.loads(data)
        return packet

    def close(self) -> None:
        """Close this end."""
        self._end.close()

    def _send(self, data: bytes) -> bool:
        try:
            self._end.send(data, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return True  # who should hear it is slow; one beat less is no matter
        except OSError:
            return False
        return True
