"""The only writer of stocks: after is before plus the named terms in order, then the rail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

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


@dataclass(frozen=True, slots=True)
class Line:
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


class NotANumber(ArithmeticError):
    """A term is NaN or without bound: a fault of a rule, never of a player."""


@dataclass(slots=True)
class Ledger:
    """Adds terms to ``state`` in place; ``settle`` then applies the rails and refuses NaN.

    Lines are kept where ``kept`` is set, which needs a single world.
    """

    state: State
    kept: bool = False
    lines: list[Line] = field(default_factory=list)
    beliefs: list[BeliefLine] = field(default_factory=list)
    _terms: dict[tuple[bool, int], list[tuple[str, tuple[ClaimId, ...], Array]]] = field(default_factory=dict)
    _before: tuple[Array, Array] | None = None

    def __post_init__(self) -> None:
        if self.kept:
            self._before = self.state.partner.copy(), self.state.us.copy()

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
            for column, row in enumerate(rows):
                held = self._terms.setdefault((ours, row), [])
                for name, term in terms.items():
                    part = term[column] if len(rows) > 1 and np.ndim(term) == 3 else term
                    held.append((name, claims[name], part))

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
        self._terms.clear()

    def _keep(self, ours: bool, block: Array, clip: Array) -> None:
        """One line a track and partner, of the terms that are not zero. The world axis has length one here."""
        assert self._before is not None  # noqa: S101 - a kept ledger remembers where it began
        before = self._before[1 if ours else 0].tolist()
        after, rail = block.tolist(), clip.tolist()
        terms = self._by_row(ours, 1 if ours else self.state.partners)
        for row, track in enumerate(US_TRACKS if ours else PARTNER_TRACKS):
            named = terms.get(row, [])
            if ours:
                self._line(None, track.name, before[row][0], named, rail[row][0], after[row][0], 0)
            else:
                for p, start in enumerate(before[row]):
                    self._line(p, track.name, start[0], named, rail[row][p][0], after[row][p][0], p)

    def _by_row(self, ours: bool, count: int) -> dict[int, list[tuple[str, tuple[ClaimId, ...], list[float]]]]:
        """Terms of each row as plain numbers, one a partner, read out of the arrays in one go."""
        held = [(row, n, c, t) for (whose, row), terms in self._terms.items() if whose is ours for n, c, t in terms]
        flat: list[float] = []
        if held:
            parts = [np.ravel(t) for *_, t in held]
            flat = np.concatenate([x if x.size == count else np.repeat(x, count) for x in parts]).tolist()
        out: dict[int, list[tuple[str, tuple[ClaimId, ...], list[float]]]] = {}
        for i, (row, name, claims, _) in enumerate(held):
            out.setdefault(row, []).append((name, claims, flat[i * count : (i + 1) * count]))
        return out

    def _line(
        self,
        partner: int | None,
        track: str,
        before: float,
        terms: list[tuple[str, tuple[ClaimId, ...], list[float]]],
        rail: float,
        after: float,
        at: int,
    ) -> None:
        moved = [(n, v[at], c) for n, c, v in terms if v[at] != 0.0]
        if rail != 0.0:
            moved.append((RAIL, rail, ()))
        if moved:
            self.lines.append(Line(partner, track, before, tuple(moved), after))

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
