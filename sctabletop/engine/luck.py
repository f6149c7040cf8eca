"""Luck is a sheet: named uniform draws, a pure function of (seed, turn, world, name).

Draws about an initiative are keyed by (instrument, partner) and never by slot, so that one more offer changes no other
draw. New
names go at the end. The width of the sheet depends on the number of partners alone.
"""

import math
from typing import Final

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS

_I: Final = len(INSTRUMENTS) + 1
WORLDS_A_TURN: Final = 2**20
_CHUNK: Final = 32
CONTINGENCIES: Final = 16
"""Most plan assumptions of a scenario."""
SEEN_TOPICS: Final = 2
"""Topics that a deed lets observers look at: commitment and willingness."""


def names(partners: int) -> dict[str, tuple[int, ...]]:
    """Every draw with its shape, in sheet order."""
    p = partners
    return {
        "answer": (_I, p),
        "state": (_I, p),
        "congress": (_I, p),
        "late": (_I, p),
        "deliver": (_I, p),
        "fulfil": (_I, p),
        "reversal": (_I, p),
        "coup": (p,),
        "repudiation": (p,),
        "backlash": (p,),
        "scandal": (p,),
        "leak": (p,),
        "escalation": (p,),
        "malign": (p,),
        "miscalculation": (p,),
        "diversion": (p,),
        "frame": (p,),
        "deed": (len(DEEDS), p),
        "gesture": (p,),
        "hedge": (p,),
        "provoke": (p,),
        "contribute": (p,),
        "request": (p,),
        "contingency": (CONTINGENCIES,),
        "argue": (3 + p,),
        "look_1": (len(TOPICS), p),
        "look_2": (len(TOPICS), p),
        "look_3": (len(TOPICS), p),
        "seen_1": (3, SEEN_TOPICS, p),
        "seen_2": (3, SEEN_TOPICS, p),
        "seen_3": (3, SEEN_TOPICS, p),
    }


def opening_names(partners: int) -> dict[str, tuple[int, ...]]:
    """The draws of what everybody believes before turn 1; they take the place of a sheet for turn 0."""
    return {f"first_{i}": (3, len(TOPICS), partners) for i in (1, 2, 3)}


def width(partners: int) -> int:
    """Draws a world and turn, with room for names to come."""
    used = max(sum(math.prod(s) for s in table(partners).values()) for table in (names, opening_names))
    return -(-(used + 64 * (partners + 1)) // 64) * 64


class Luck:
    """The luck of one seed. World ``k`` draws the same numbers alone and in any block."""

    def __init__(self, seed: int, partners: int) -> None:
        self.seed = seed
        self.partners = partners
        self._names, self._opening = names(partners), opening_names(partners)
        self._width = width(partners)
        self._bits = np.random.PCG64(seed)
        self._origin = self._bits.state
        self._draws = np.random.Generator(self._bits)

    def sheet(self, turn: int, first: int, worlds: int) -> dict[str, Array]:
        """Draws of one turn for worlds ``first`` to ``first + worlds``: name -> (shape…, worlds), uniform on [0, 1).

        The first turn's sheet also holds the draws of the opening, which lie where a turn 0 would.
        """
        out = self._draw(self._names, turn, first, worlds)
        return {**out, **self._draw(self._opening, 0, first, worlds)} if turn == 1 else out

    def _draw(self, named: dict[str, tuple[int, ...]], turn: int, first: int, worlds: int) -> dict[str, Array]:
        if not 0 <= first <= first + worlds <= WORLDS_A_TURN:
            raise ValueError(f"worlds {first} to {first + worlds} are outside 0 to {WORLDS_A_TURN}")
        self._bits.state = self._origin
        self._bits.advance((turn * WORLDS_A_TURN + first) * self._width)
        used = sum(map(math.prod, named.values()))
        table = np.empty((used, worlds))
        for start in range(0, worlds, _CHUNK):  # turned over piece by piece, while it is still in the cache
            stop = min(start + _CHUNK, worlds)
            table[:, start:stop] = self._draws.random((stop - start, self._width)).T[:used]
        out: dict[str, Array] = {}
        at = 0
        for name, shape in named.items():
            size = math.prod(shape)
            out[name] = table[at : at + size].reshape(*shape, worlds)
            at += size
        return out


def bell(sheet: dict[str, Array], name: str) -> Array:
    """A bell-shaped draw of mean 0 and deviation 1 from three named uniforms: z = 2 (u₁ + u₂ + u₃ − 1.5)."""
    return 2.0 * (sheet[f"{name}_1"] + sheet[f"{name}_2"] + sheet[f"{name}_3"] - 1.5)
