"""The parser: one sub-command a file, and numbers that are checked before anything is read."""

import argparse
from typing import Final, NoReturn

from sctabletop import __version__
from sctabletop.cli import check, compare, ensemble, forecasts, fork, rebook, replay, run, verify, why, window
from sctabletop.cli import list as listing

COMMANDS: Final = (check, run, replay, verify, fork, rebook, compare, why, forecasts, ensemble, listing)
"""In the order in which somebody new would use them."""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; ``handler`` of what it returns runs the command."""
    top = _Parser(
        prog="sctabletop",
        description="A table-top exercise in security cooperation: turns, partners, and a reason for every number.",
        epilog="Exit codes: 0 done; 1 trouble that you can mend; 2 wrong usage; 3 missing system libraries.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    top.set_defaults(handler=window.open_window)
    commands = top.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    for command in COMMANDS:
        command.add(commands)
    return top
