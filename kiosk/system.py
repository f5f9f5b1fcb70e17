"""What is asked of the kernel for this process.  Linux alone has it; elsewhere nothing happens.  Knows nothing of the
kiosk.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from pathlib import Path

_IGNORED = (
    "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGINT", "SIGQUIT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF",
    "SIGIO", "SIGPIPE",
)  # fmt: skip
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_CHILD_SUBREAPER = 1, 4, 36
"""Operations of prctl(2)."""


def ignore_signals() -> None:
    """What a keyboard, or a program that means no harm, could send, means nothing here, nor in what is started here."""
    for name in _IGNORED:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    if hasattr(signal, "SIGCONT"):
        signal.signal(signal.SIGCONT, signal.SIG_DFL)


def keep_memory_private() -> None:
    """No core dump of this process, not even to a program that takes dumps; nobody but root may read its memory."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_PR_SET_DUMPABLE, 0)


def end_with_parent() -> None:
    """Be killed when the process that made this one is gone.  It must be there still."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)


def adopt_orphans() -> None:
    """Whatever the children of this process leave behind becomes its child."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def children() -> tuple[int, ...]:
    """The ids of the processes that are children of this one, the adopted with them."""
    found: list[int] = []
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += map(int, task.read_text(encoding="ascii").split())
    return tuple(found)


def kill(pid: int) -> None:
    """Kill a child and wait until it is gone; one that is gone already is no matter."""
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def own_python(module: str) -> list[str]:
    """A command that runs a module of this program, whatever lies in the folder where it was started; it needs
    `own_environment`.
    """
    return [sys.executable, "-P", "-m", module]


def own_environment() -> dict[str, str]:
    """The environment in which a Python that is started finds this program."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


def _prctl(operation: int, value: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    import ctypes  # takes longer to load than the rest of this file

    ctypes.CDLL(None).prctl(operation, value, 0, 0, 0)
