"""``list``: what comes with the program: scenarios, rule books, computer players."""

import argparse
import textwrap
from typing import Any, Final

from sctabletop.cli.words import WIDTH, heading

WHO: Final = "US seats osd, ccmd, sdo", "partner seats partner-ID", "control"


def add(commands: Any) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("list", help="list scenarios, rule books and computer players", allow_abbrev=False)
    command.set_defaults(handler=run)


def run(args: argparse.Namespace) -> int:
    """0, after printing what is shipped."""
    del args
    heading("What comes with the program")
    print("\nScenarios")
    _scenarios()
    print("\nRule books (--book)")
    for name in _books():
        print(f"  {name}")
    print("\nComputer players (--seats SEAT=ai or SEAT=ai:NAME)")
    for who, names in zip(WHO, _players(), strict=True):
        print(f"  {who + ':':28}{', '.join(names)}")
    return 0


def _scenarios() -> None:
    from sctabletop.resources import scenarios_dir
    from sctabletop.scenario.load import headline, shipped

    for name in shipped():
        about = headline(scenarios_dir() / name)
        print(f"  {name}: {about.title}")
        for line in textwrap.wrap(about.summary, WIDTH - 4):
            print(f"    {line}")


def _books() -> list[str]:
    # Asked of the folder and not of the package, which would load everything that reckons.
    from importlib.resources import files

    names = (p.name for p in files("sctabletop.rules").joinpath("books").iterdir())
    return sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml"))


def _players() -> tuple[tuple[str, ...], ...]:
    from sctabletop.players.policies import CHARACTERS, MANNERS, SCHOOLS

    return SCHOOLS, CHARACTERS, MANNERS
