"""Trouble a person can mend: each error is one sentence that says what is wrong and, if it can, the cure.

A refusal inside the game is a value (``domain``), not an error; a bug is whatever else is raised, and surfaces.
"""

from collections.abc import Iterable
from typing import ClassVar


class SctabletopError(Exception):
    """Trouble a person can mend, told in one sentence on one line."""

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str) -> None:
        # Names and paths that people typed may hold line breaks; what is printed stays one line.
        self.sentence = " ".join(sentence.splitlines())
        super().__init__(self.sentence)


class ScenarioError(SctabletopError):
    """A scenario that cannot be played: ``faults`` lists everything wrong with it, one line each."""

    def __init__(self, sentence: str, faults: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.faults = tuple(faults)


class SaveError(SctabletopError):
    """A save that cannot be read, written or trusted: not ours, damaged, newer, in use, or on a full or closed disk."""


class OrdersError(SctabletopError):
    """An orders file that cannot be taken: ``faults`` lists everything wrong with it, one line each."""

    def __init__(self, sentence: str, faults: Iterable[str] = ()) -> None:
        super().__init__(sentence)
        self.faults = tuple(faults)


class UsageError(SctabletopError):
    """A command line that asks for something that is not there, or for things that exclude each other."""

    exit_code: ClassVar[int] = 2


class MissingLibraries(SctabletopError):
    """System libraries that Qt needs and cannot find; the sentence names the packages that bring them."""

    exit_code: ClassVar[int] = 3
