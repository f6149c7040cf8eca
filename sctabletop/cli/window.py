"""What happens without a command."""

import argparse

from sctabletop.cli.guard import USAGE, say


def open_window(args: argparse.Namespace) -> int:
    """Exit code 2: there is no window to open yet."""
    del args
    say("the window is not there yet; play from a file with `run first-posting --seats all=ai`, or see --help")
    return USAGE
