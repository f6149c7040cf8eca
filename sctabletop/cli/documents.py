"""Documents that commands write: to a file, or to standard output while what is for people goes to standard error."""

import argparse
import contextlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, TextIO

from sctabletop.errors import SctabletopError, UsageError
from sctabletop.output import place_of, told, written_whole

_OURS: Final = b"SQLite format 3\x00"


def _out() -> TextIO:
    return sys.stdout


@dataclass(frozen=True, slots=True)
class Destination:
    """What follows ``--json``: the name of a file, or ``-``."""

    name: str
    out: TextIO = field(default_factory=_out)
    """standard output as the command found it"""

    def __str__(self) -> str:
        return "standard output" if self.to_output else self.name

    @property
    def to_output(self) -> bool:
        """Whether the document is what the command prints."""
        return self.name == "-"

    def write(self, document: dict[str, Any]) -> None:
        """The document as JSON; a file takes the place of an older one only when it is complete."""
        # A document in a terminal's own letters would be no JSON to whoever reads it.
        plain = self.to_output and (self.out.encoding or "utf-8").lower().replace("-", "") != "utf8"
        encoder = json.JSONEncoder(ensure_ascii=plain, allow_nan=False, indent=1)
        if self.to_output:
            try:
                self.out.writelines(encoder.iterencode(document))
                self.out.write("\n")
                self.out.flush()
            except BrokenPipeError:
                raise
            except OSError as trouble:
                raise told(str(self), trouble) from trouble
            return
        with written_whole(Path(self.name)) as file, TextIOWrapper(file, encoding="utf-8", newline="\n") as text:
            text.writelines(encoder.iterencode(document))
            text.write("\n")


def json_option(command: argparse.ArgumentParser, what: str) -> None:
    """Add ``--json`` to a command; ``what`` says what it writes."""
    command.add_argument("--json", metavar="FILE", type=Destination, help=f"{what}; - is standard output")


@contextlib.contextmanager
def people_aside(to: Destination | None) -> Iterator[None]:
    """While it lasts, what is printed for people goes to standard error, where a document goes to standard output."""
    if to is None or not to.to_output:
        yield
    else:
        with contextlib.redirect_stdout(sys.stderr):
            yield


def require_place(to: Destination | None, save: Path | None = None) -> None:
    """Raises, before anything is played, where a document cannot be written or would take a save's place."""
    if to is None or to.to_output:
        return
    path = Path(to.name)
    place = place_of(path)
    if save is not None and place == save.resolve():
        raise UsageError("the document would take the place of the save; name another file for --json")
    if place.exists() and _is_save(place):
        raise SctabletopError(f"{path}: this is a save, and a document would take its place; choose another name")


def _is_save(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_OURS)) == _OURS
