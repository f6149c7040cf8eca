"""The command line; imports everything but Qt, and nothing imports it but ``__main__``."""

import argparse

from sctabletop import __version__


def main(argv: list[str] | None = None) -> int:
    """The exit code of the command line ``argv``, or of the process's own arguments."""
    parser = argparse.ArgumentParser(prog="sctabletop", description="A table-top exercise in security cooperation.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.parse_args(argv)
    parser.print_help()
    return 0
