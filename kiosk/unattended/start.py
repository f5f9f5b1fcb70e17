"""`kiosk --unattended`: takes the terminal before anything else is loaded, then runs the supervisor."""

from __future__ import annotations

from kiosk import system
from kiosk.unattended.terminal import OwnedTerminal

TYPE_CHECKING = False  # `typing` takes longer to load than all else here
if TYPE_CHECKING:
    from collections.abc import Callable

_RIGHT = 42
"""The exit code of a process that found nothing wrong with the command line."""


def start(arguments: list[str], parse: Callable[[list[str]], object]) -> int:
    """Run with the options of the command line; `parse` raises SystemExit where these are wrong.  The exit code."""
    import sys

    if not sys.platform.startswith("linux"):
        print("kiosk: --unattended needs Linux", file=sys.stderr)
        return 2
    system.ignore_signals()
    try:
        terminal = OwnedTerminal()
    except OSError:
        print("kiosk: --unattended needs a terminal to show itself on", file=sys.stderr)
        return 2
    try:
        return _supervise(terminal, arguments, parse)
    except Exception:  # whoever started it starts it again; a visitor sees no traceback meanwhile
        terminal.clear()
        return 1


def _supervise(terminal: OwnedTerminal, arguments: list[str], parse: Callable[[list[str]], object]) -> int:
    import os
    import sys

    from platformdirs import user_log_path

    from kiosk.unattended.placards import file, kept

    placards = kept(file())
    terminal.clear(placards.moment.on(terminal.size()))
    system.keep_memory_private()
    wrong = _wrong(arguments, parse)
    if wrong:
        terminal.give_back()
        sys.stderr.write(wrong[1])
        return wrong[0]

    from pathlib import Path

    from kiosk.unattended.log import Log
    from kiosk.unattended.supervisor import Supervisor
    from kiosk.unattended.systemd import Watchdog

    command = [*system.own_python("kiosk"), *(word for word in arguments if word != "--unattended")]
    log = Log(Path(os.environ["LOGS_DIRECTORY"]) if "LOGS_DIRECTORY" in os.environ else user_log_path("trd-kiosk"))
    log.started()
    return Supervisor(command, [*command, "--plain"], terminal, Watchdog(), log, placards, file()).run()


def _wrong(arguments: list[str], parse: Callable[[list[str]], object]) -> tuple[int, str] | None:
    """The exit code and what is told where the command line is wrong; None where it is right."""
    import os
    import sys

    reading, writing = os.pipe()
    pid = os.fork()  # what the parser loads is gone with it
    if pid == 0:
        code = 1
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        try:
            parse(arguments)
            code = _RIGHT
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        text = told.read()
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return None if code == _RIGHT else (code, text)
