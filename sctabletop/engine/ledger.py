"""The only writer of stocks: after is before plus the named terms in order, then the rail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any, Final, NamedTuple

import numpy as np

from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, TRACK_INDEX, US_INDEX, US_TRACKS, Track
from sctabletop.theory import ClaimId

Claims = Mapping[str, tuple[ClaimId, ...]]

RAIL: Final = "rail"


def _tops(tracks: tuple[Track, ...], shape: tuple[int, ...]) -> Array:
    return np.array([np.inf if t.top is None else t.top for t in tracks]).reshape(shape)


PARTNER_TOPS: Final = _tops(PARTNER_TRACKS, (-1, 1, 1))
US_TOPS: Final = _tops(US_TRACKS, (-1, 1))


class Line(NamedTuple):
    """What moved one track of one partner (None: ours) in one world: the values in the order in which they were
    added.
    """

    partner: int | None
    track: str
    before: float
    terms: tuple[tuple[str, float, tuple[ClaimId, ...]], ...]
    after: float


@dataclass(frozen=True, slots=True)
class BeliefLine:
    """What moved a whole block of beliefs: a term's values over observers, topics and partners."""

    block: str
    term: str
    claims: tuple[ClaimId, ...]
    value: Array


Moves = Sequence[tuple[int, str, tuple[ClaimId, ...]]]
"""Where many numbers go at once: for each the row of its track, and as what it is written down."""


class NotANumber(ArithmeticError):
    """A term is NaN or without bound: a fault of a rule, never of a player."""


_Moved = list[list[list[tuple[str, float, tuple[ClaimId, ...]]]]]
"""By partner and row (for us by row alone, in a list of one): the terms that were not zero."""


def _nothing(count: int, rows: int) -> _Moved:
    return [[[] for _ in range(rows)] for _ in range(count)]


@dataclass(slots=True)
class Ledger:
    """Adds terms to ``state`` in place; ``settle`` then applies the rails and refuses NaN.

    Lines are kept where ``kept`` is set, which needs a single world.
    """

    state: State
    kept: bool = False
    lines: list[Line] = field(default_factory=list)
    beliefs: list[BeliefLine] = field(default_factory=list)
    _before: tuple[Array, Array] | None = None
    _moved: tuple[_Moved, _Moved] = ([], [])

    def __post_init__(self) -> None:
        if self.kept:
            self._before = self.state.partner.copy(), self.state.us.copy()
            self._moved = _nothing(self.state.partners, len(PARTNER_TRACKS)), _nothing(1, len(US_TRACKS))

    def partner(self, track: str, claims: Claims, terms: Mapping[str, Array]) -> None:
        """Add terms of shape (P, W) to a partner track, or of (columns, P, W) to a group of columns."""
        columns = GROUPS.get(track)
        if columns is None:
            at = TRACK_INDEX[track]
            self._add(self.state.partner[at], False, (at,), claims, terms)
        else:
            first = TRACK_INDEX[columns[0]]
            rows = tuple(range(first, first + len(columns)))
            self._add(self.state.partner[first : first + len(columns)], False, rows, claims, terms)

    def us(self, track: str, claims: Claims, terms: Mapping[str, Array]) -> None:
        """Add terms of shape (W,) to one of our tracks."""
        at = US_INDEX[track]
        self._add(self.state.us[at], True, (at,), claims, terms)

    def _add(self, view: Array, ours: bool, rows: tuple[int, ...], claims: Claims, terms: Mapping[str, Array]) -> None:
        for term in terms.values():
            view += term
        if self.kept:
            for name, term in terms.items():
                parts = np.broadcast_to(term, view.shape).reshape(len(rows), -1).tolist()
                for row, values in zip(rows, parts, strict=True):
                    for moved, value in zip(self._moved[ours], values, strict=True):
                        if value != 0.0:
                            moved[row].append((name, value, claims[name]))

    def add_all(self, ours: bool, moves: Moves, numbers: Sequence[Sequence[float]]) -> None:
        """Add at one world what many rules say at once: for each partner (or for us alone) a number a move, in
        order.
        """
        block = self.state.us[:, None] if ours else self.state.partner
        for p, column in enumerate(numbers):
            cells = block[:, p, 0].tolist()
            moved = self._moved[ours][p] if self.kept else None
            for (row, term, claims), value in compress(zip(moves, column, strict=True), column):  # NaN is not left out
                cells[row] += value
                if moved is not None:
                    moved[row].append((term, value, claims))
            block[:, p, 0] = cells

    def settle(self) -> None:
        """Apply the rails: stocks between 0 and 1, counters and accounts from 0. Raises NotANumber."""
        for ours, block, tops in ((False, self.state.partner, PARTNER_TOPS), (True, self.state.us, US_TOPS)):
            if not np.isfinite(block).all():
                raise NotANumber(_where(block, ours))
            clip = np.minimum(np.maximum(block, 0.0), tops) - block
            np.add(block, clip, out=block)
            np.add(block, 0.0, out=block)  # so that no stock is ever a negative zero
            if self.kept:
                self._keep(ours, block, clip)

    def _keep(self, ours: bool, block: Array, clip: Array) -> None:
        """One line a track and partner, of the terms that are not zero. The world axis has length one here."""
        assert self._before is not None  # noqa: S101 - a kept ledger remembers where it began
        count = len(self._moved[ours])
        before, after, rail = (x.reshape(-1, count).tolist() for x in (self._before[ours], block, clip))
        for row, track in enumerate(US_TRACKS if ours else PARTNER_TRACKS):
            for p, moved in enumerate(self._moved[ours]):
                terms = moved[row]
                if rail[row][p] != 0.0:
                    terms.append((RAIL, rail[row][p], ()))
                if terms:
                    who = None if ours else p
                    self.lines.append(Line(who, track.name, before[row][p], tuple(terms), after[row][p]))

    def belief(self, block: str, term: str, claims: tuple[ClaimId, ...], value: Array, at: Any = ...) -> None:
        """Add a term to a block of beliefs (``mean``, ``var``, ``us_mean``, ``us_var``), or to the part of it at an
        index.
        """
        view: Array = getattr(self.state, block)
        if not np.isfinite(value).all():
            raise NotANumber(f"not a number in {block}: {term}")
        view[at] += value
        if self.kept:
            whole = np.zeros_like(view)
            whole[at] = value
            self.beliefs.append(BeliefLine(block, term, claims, whole))


def _where(block: Array, ours: bool) -> str:
    tracks = US_TRACKS if ours else PARTNER_TRACKS
    bad = [tracks[row].name for row in np.unique(np.argwhere(~np.isfinite(block))[:, 0]).tolist()]
    return f"not a number in {', '.join(bad)}"
