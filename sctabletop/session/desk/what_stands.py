"""What stands now as the values of a form: who changes something begins from it and not from an empty field."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sctabletop.domain.seats import US_SEATS, SeatId, partner_of
from sctabletop.domain.words import Hedge, Mandate, Release, Tone
from sctabletop.engine.views import View
from sctabletop.session.desk.believed import look
from sctabletop.session.desk.terms_in_hand import current_terms
from sctabletop.session.session import Session


def what_stands(session: Session, seat: SeatId, kind: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an order of this kind would change, by path, once ``values`` name what it is about; empty for an order that
    changes nothing standing.
    """
    partner = str(partner_of(seat) or values.get("partner") or "")
    if kind == "amend":
        return current_terms(session, seat, partner, str(values.get("instrument") or ""))
    if kind in _OURS and seat in US_SEATS and partner in session.game.partners:
        return _OURS[kind](look(session, seat), session.game.partners[partner])
    if kind in _THEIRS and partner_of(seat) is not None:
        return _THEIRS[kind](look(session, seat))
    return _ranked(session, seat) if kind == "rank" and seat in US_SEATS else {}


def _ranked(session: Session, seat: SeatId) -> Mapping[str, Any]:
    ranks = look(session, seat).guide.get("rank")[:, 0].tolist()
    places = session.game.partners
    return {"partners": sorted(places, key=lambda name: (ranks[places[name]], places[name]))}


def _guided(view: View, p: int, name: str) -> float:
    return float(view.guide.get(name)[p, 0])


def _noted(view: View, name: str) -> int:
    return int(view.memo.get(name)[0, 0])


_OURS: Final[Mapping[str, Callable[[View, int], Mapping[str, Any]]]] = {
    "set_ceiling": lambda view, p: {
        "title10": _guided(view, p, "ceiling_t10"),
        "title22": _guided(view, p, "ceiling_t22"),
    },
    "set_release": lambda view, p: {"level": str(tuple(Release)[int(_guided(view, p, "release"))])},
    "set_sharing": lambda view, p: {"on": _guided(view, p, "sharing") > 0.0},
    "set_tone": lambda view, p: {"tone": str(tuple(Tone)[int(_guided(view, p, "tone"))])},
}
_THEIRS: Final[Mapping[str, Callable[[View], Mapping[str, Any]]]] = {
    "mandate": lambda view: {"level": str(tuple(Mandate)[_noted(view, "mandate")])},
    "hedge": lambda view: {"how": str(tuple(Hedge)[_noted(view, "hedge")])},
}
