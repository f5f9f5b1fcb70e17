"""The PIN of the staff: as it is kept in settings, and whether one is right.  Knows nothing of the kiosk."""

from __future__ import annotations

import hashlib
import hmac
import os
import re

LENGTH = 6
"""Digits of a PIN, each from 1 to 9: a pad has no other keys, and every page numbers its lines so."""
KEPT = re.compile(r"scrypt\$(\d{1,6})\$(\d{1,3})\$(\d{1,3})\$([0-9a-f]{32})\$([0-9a-f]{64})")
"""How it is kept: cost, size of blocks, how many at a time, salt and digest (RFC 7914), as `kiosk pin` prints it."""
_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
_MEMORY = 2**27
"""Bytes that a check may take; a line of settings that asks for more is not a PIN."""


def is_pin(text: str) -> bool:
    """Whether these are the digits of a PIN."""
    return re.fullmatch(f"[1-9]{{{LENGTH}}}", text) is not None


def kept(pin: str) -> str:
    """A PIN as a line for the settings; a salt makes it another one each time."""
    salt = os.urandom(16)
    return f"scrypt${_COST}${_BLOCK}${_PARALLEL}${salt.hex()}${_digest(pin, salt, _COST, _BLOCK, _PARALLEL).hex()}"


def opens(pin: str, line: str) -> bool:
    """Whether a PIN is the one that is kept.  Takes a tenth of a second, on purpose."""
    found = KEPT.fullmatch(line)
    if not found:
        return False
    try:
        digest = _digest(pin, bytes.fromhex(found[4]), *(int(found[i]) for i in (1, 2, 3)))
    except (ValueError, MemoryError):
        return False
    return hmac.compare_digest(digest.hex(), found[5])


def _digest(pin: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY, dklen=32)
