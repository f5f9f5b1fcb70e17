"""The program, as `kiosk` and as `python -m kiosk`.  An unattended kiosk takes its terminal first of all."""

import sys


def main() -> int:
    """Run one command.  Returns the exit code."""
    if "--unattended" in sys.argv[1:]:
        from kiosk.unattended.start import start

        return start(sys.argv[1:], _parse)
    from kiosk.cli import main as run

    return run()


def _parse(arguments: list[str]) -> object:
    from kiosk.cli import parse

    return parse(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
