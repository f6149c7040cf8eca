"""A chance on the record: its name, its terms, its probability, the draw and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from sctabletop.domain.state import Array
from sctabletop.theory import ClaimId


@dataclass(frozen=True, slots=True)
class Chance:
    """One family of chances over partners (and slots). ``live`` marks where it was really in question."""

    name: str
    about: str
    """an instrument or assumption, or empty; for arrays over slots the reader fills it in"""
    partner: int | None
    """the partner, or None where arrays run over partners"""
    terms: Mapping[str, Array]
    odds: Array
    draw: Array
    outcome: Array
    claims: Mapping[str, tuple[ClaimId, ...]] | tuple[ClaimId, ...]
    live: Array

    def column(self) -> list[dict[str, object]]:
        """The first world's live chances, one record each, for the log."""
        shape = np.shape(self.odds)
        full = {n: np.broadcast_to(t, shape) for n, t in self.terms.items()}
        out: list[dict[str, object]] = []
        live = np.broadcast_to(self.live, shape)
        draw, outcome = np.broadcast_to(self.draw, shape), np.broadcast_to(self.outcome, shape)
        for at in np.argwhere(live[..., 0]).tolist():
            key = (*at, 0)
            out.append(
                {
                    "name": self.name,
                    "about": self.about,
                    "at": at,
                    "probability": float(self.odds[key]),
                    "terms": [
                        {"name": n, "value": float(t[key]), "claims": list(self._claims(n))}
                        for n, t in full.items()
                        if t[key] != 0.0
                    ],
                    "draw": float(draw[key]),
                    "outcome": bool(outcome[key]),
                }
            )
        return out

    def _claims(self, term: str) -> tuple[ClaimId, ...]:
        return self.claims if isinstance(self.claims, tuple) else self.claims.get(term, ())
