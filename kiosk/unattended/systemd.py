"""Tells systemd that the kiosk is ready and lives (sd_notify(3)).  Does nothing where systemd did not start it."""

from __future__ import annotations

import os
import socket


class Watchdog:
    """What systemd asked for when it started this process; later processes do not see it."""

    def __init__(self) -> None:
        address = os.environ.pop("NOTIFY_SOCKET", "")
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self.seconds = int(os.environ.pop("WATCHDOG_USEC", "0") or 0) / 1_000_000
        """Without a sign of life for so long, systemd starts the unit again; 0: it does not look."""

    def tell(self, state: str) -> None:
        """Send a state, as READY=1, WATCHDOG=1 or STATUS=..."""
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as end:
            try:
                end.sendto(state.encode(), socket.MSG_DONTWAIT, self._address)
            except OSError:
                return  # systemd is being started again itself
