"""Random worlds in which everything happens at once, so that every term of every rule has something to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from sctabletop.domain.state import Array
from sctabletop.rules.appeal import appeal
from sctabletop.rules.cases import CASE_CHANCES
from sctabletop.rules.citing import Rule
from sctabletop.rules.inclination import INCLINATIONS
from sctabletop.rules.sight import Book, Named
from tests.rules.starts import OFFER, WORLDS, Start, deed_case, offer, start

STARTS = 256
SILENT = 0.3
"""Share of worlds in which a given thing does not happen."""


class BusyFlows(Named):
    """What happened this turn: each thing that a rule asks for a number of its own, nothing in some worlds."""

    def __init__(self, seed: int, shape: tuple[int, ...]) -> None:
        super().__init__({"_seed": np.array(float(seed)), "_shape": np.array(shape)})

    def __getattr__(self, name: str) -> Array:
        try:
            return super().__getattr__(name)
        except AttributeError:
            rng = np.random.default_rng([int(self._seed), crc32(name.encode())])
            drawn = rng.uniform(0.05, 1.0, tuple(self._shape.tolist()))
            found: Array = np.where(rng.uniform(size=drawn.shape) < SILENT, 0.0, drawn)
            if name == "framed":
                found = np.where(rng.uniform(size=drawn.shape) < 0.5, -found, found)
            self.__dict__[name] = found
            return found


@dataclass(frozen=True)
class BusyStart(Start):
    """A random start in which everything happens."""

    seed: int = 0

    @property
    def f(self) -> Named:
        return BusyFlows(self.seed, (1, WORLDS))


def busy(seed: int, book: Book | None = None) -> BusyStart:
    """Random worlds in which everything happens; under another book where one is given."""
    one = start(seed)
    return BusyStart(one.tracks, one.ours, {}, {}, book or one.book, seed)


def terms(rule: Rule, one: BusyStart) -> Mapping[str, Array]:
    """The terms of a rule in these worlds, each flat."""
    features: tuple[Named, ...] = ()
    rng = np.random.default_rng([one.seed, 77])
    if rule is appeal or rule in CASE_CHANCES:
        features = (
            offer(**{n: rng.uniform(0.05, 1.0, (1, WORLDS)) * (2.0 if n == "mandate" else 1.0) for n in OFFER}),
        )
    elif rule in INCLINATIONS:
        names = ("owed", "asked", "provides")
        features = (deed_case(**{n: rng.uniform(0.05, 1.0, (1, WORLDS)) for n in names}),)
    return {name: np.asarray(term).ravel() for name, term in rule(one.s, one.us, one.f, *features, one.book).items()}


def sampled(rule: Rule, book: Book | None = None) -> Mapping[str, Array]:
    """The terms of a rule over 256 random starts, the same each time."""
    found = [terms(rule, busy(seed, book)) for seed in range(STARTS // WORLDS)]
    return {name: np.concatenate([one[name] for one in found]) for name in found[0]}
