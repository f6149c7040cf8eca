"""The only writer of stocks: after is before plus the named terms in order, then the rail."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
        shape = after.shape
        values = {n: np.broadcast_to(t, shape)[..., 0].tolist() for n, t in terms.items()}
        was, now = before[..., 0].tolist(), after[..., 0].tolist()
        for column, name in enumerate(names):
            rows = enumerate(was[column]) if len(shape) == 3 else ((None, was[column]),)
            for p, start in rows:
                moved = tuple(
                    (n, x, claims.get(n, ()))
                    for n, v in values.items()
                    if (x := v[column] if p is None else v[column][p]) != 0.0
                )
                end = now[column] if p is None else now[column][p]
                if moved:
                    self.lines.append(Line(p, name, start, moved, end))

    def belief(self, block: str, term: str, claims: tuple[ClaimId, ...], value: Array) -> None:
        """Add a term to a block of beliefs (``mean``, ``var``, ``us_mean``, ``us_var``); the same shape as the block."""
        view: Array = getattr(self.state, block)
        view += value
        if self.kept:
            self.beliefs.append(BeliefLine(block, term, claims, np.array(value)))
