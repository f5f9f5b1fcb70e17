"""A WAV file that a paced sink writes, watched while it grows: when each of its frames was played."""

from __future__ import annotations

import bisect
import time
from array import array
from threading import Event, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 44
RATE = 22050
PERIOD = 0.010


class Played:
    """Notes when frames appear in a file; one that is written anew begins again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._frames: list[int] = [0]
        self._times: list[float] = [time.monotonic()]
        self._stop = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._stop.is_set():
            try:
                frames = max(0, self._path.stat().st_size - HEADER) // 2
            except OSError:
                frames = 0
            if frames < self._frames[-1]:
                self._frames, self._times = [0], [time.monotonic()]
            elif frames > self._frames[-1]:
                self._times.append(time.monotonic())
                self._frames.append(frames)
            time.sleep(0.0005)

    def close(self) -> None:
        """Watch no more."""
        self._stop.set()
        self._thread.join()

    def moment(self, frame: int) -> float:
        """When a frame was played, by time.monotonic: the sink plays a period while it writes the next."""
        i = min(len(self._frames) - 1, max(1, bisect.bisect_right(self._frames, frame)))
        return self._times[i] + (frame - self._frames[i - 1]) / RATE

    def frame(self, moment: float) -> int:
        """The frame that was played at a moment."""
        i = max(1, bisect.bisect_right(self._times, moment))
        return self._frames[i - 1]

    def samples(self) -> array[int]:
        """All that was played so far."""
        data = self._path.read_bytes()[HEADER:]
        return array("h", data[: len(data) // 2 * 2])


def last_loud(samples: array[int], begin: int, end: int, quiet: int = 0) -> int | None:
    """The last frame from `begin` on that is no silence; None where there is none."""
    return next((i for i in range(min(end, len(samples)) - 1, begin - 1, -1) if abs(samples[i]) > quiet), None)


def first_loud(samples: array[int], begin: int, quiet: int = 0) -> int | None:
    """The first frame from `begin` on that is no silence; None where there is none."""
    return next((i for i in range(begin, len(samples)) if abs(samples[i]) > quiet), None)
