"""The only writer of stocks: after is before plus the named terms in order, then the rail."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, TRACK_INDEX, US_INDEX, US_TRACKS
from sctabletop.theory import ClaimId

Claims = Mapping[str, tuple[ClaimId, ...]]

RAIL = "rail"


@dataclass(frozen=True, slots=True)
class Line:
    """What moved one track of one partner (None: ours) in one world: the values in the order in which they were added."""

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
    """A term is NaN: a fault of a rule, never of a player."""


@dataclass(slots=True)
class Ledger:
    """Folds terms into ``state`` in place. Lines are kept where ``kept`` is set, which needs a single world."""

    state: State
    kept: bool = False
    lines: list[Line] = field(default_factory=list)
    beliefs: list[BeliefLine] = field(default_factory=list)

    def partner(self, track: str, claims: Claims, terms: Mapping[str, Array]) -> None:
        """Add terms of shape (P, W) to a partner track, or of (columns, P, W) to a group of columns."""
        if track in GROUPS:
            columns = GROUPS[track]
            first = TRACK_INDEX[columns[0]]
            view = self.state.partner[first : first + len(columns)]
            self._fold(view, 1.0, columns, claims, terms)
        else:
            at = TRACK_INDEX[track]
            self._fold(self.state.partner[at : at + 1], PARTNER_TRACKS[at].top, (track,), claims, terms)

    def us(self, track: str, claims: Claims, terms: Mapping[str, Array]) -> None:
        """Add terms of shape (W,) to one of our tracks."""
        at = US_INDEX[track]
        self._fold(self.state.us[at : at + 1], US_TRACKS[at].top, (track,), claims, terms)

    def _fold(
        self, view: Array, top: float | None, names: tuple[str, ...], claims: Claims, terms: Mapping[str, Array]
    ) -> None:
        before = view.copy() if self.kept else None
        for term in terms.values():
            view += term
        railed = np.maximum(view, 0.0) if top is None else np.minimum(np.maximum(view, 0.0), top)
        clip = railed - view
        view += clip
        view += 0.0  # so that no stock is ever a negative zero
        if np.isnan(view.sum()):
            raise NotANumber(f"{names[0]}: {[n for n, t in terms.items() if np.isnan(t).any()]}")
        if before is not None:
            self._keep(before, view, names, claims, {**terms, RAIL: clip})

    def _keep(
        self, before: Array, after: Array, names: tuple[str, ...], claims: Claims, terms: Mapping[str, Array]
    ) -> None:
        """One line a column and partner, of the terms that are not zero. The world axis has length one here."""
        size = after.size
        values = [(n, claims.get(n, ()), _flat(t, after.shape, size)) for n, t in terms.items()]
        was, now = before.ravel().tolist(), after.ravel().tolist()
        alone = after.ndim == 2
        count = 1 if alone else after.shape[1]
        for i in range(size):
            moved = tuple((n, v[i], c) for n, c, v in values if v[i] != 0.0)
            if moved:
                self.lines.append(Line(None if alone else i % count, names[i // count], was[i], moved, now[i]))

    def belief(self, block: str, term: str, claims: tuple[ClaimId, ...], value: Array, at: Any = ...) -> None:
        """Add a term to a block of beliefs (``mean``, ``var``, ``us_mean``, ``us_var``), or to the part of it at an index."""
        view: Array = getattr(self.state, block)
        view[at] += value
        if self.kept:
            whole = np.zeros_like(view)
            whole[at] = value
            self.beliefs.append(BeliefLine(block, term, claims, whole))


def _flat(term: Array, shape: tuple[int, ...], size: int) -> list[float]:
    array = np.asarray(term)
    whole = array if array.size == size else np.broadcast_to(array, shape)
    flat: list[float] = whole.ravel().tolist()
    return flat
