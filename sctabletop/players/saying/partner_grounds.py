"""Why a government did what it did: facts that it knows of itself, and of what lies on its table."""

from collections.abc import Mapping
from typing import Final

from sctabletop.domain.deeds import DEED_FACTS, DEEDS, Deed
from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.players.saying.plan_grounds import Ground, settled
from sctabletop.players.saying.seen import Seen, deed, deed_place, degree, instrument, millions, much, percent, turns

_BOUND: Final = (float(Stage.AGREED), float(Stage.RUNNING), float(Stage.SUSPENDED))
_RELUCTANT: Final = 0.2
"""Inclination below which a deed that was done after all needs owning to."""
_DUE: Final = (float(Delivery.PENDING), float(Delivery.PAUSED))


def _owed(s: Seen) -> str:
    """Under which terms a deed is owed, or that it was asked for."""
    place = float(deed_place(s.reason.detail) + 1)
    for slot in s.view.slot[:, :, 0, 0].T:
        f = {name: float(slot[FIELD_INDEX[name]]) for name in ("stage", "delivery", "deliverable", "instrument")}
        if f["deliverable"] == place and f["stage"] in _BOUND and f["delivery"] in _DUE:
            return f"it was promised in return for the {instrument(int(f['instrument']))}"
    return "Washington asked for it" if s.memo("asked_deed") == place else ""


def _will(s: Seen) -> str:
    leans = percent(s.reason.seen["will"])
    if s.reason.seen["will"] < _RELUCTANT:
        return f"its cabinet came round to it for once, having leaned to it by no more than {leans}"
    return f"its cabinet leans to it by {leans}"


def _appeal(s: Seen) -> str:
    return f"the cabinet leans to it by {percent(s.reason.seen['appeal'])}"


def _eased(s: Seen) -> str:
    now, then = (percent(s.reason.seen[n]) for n in ("appeal", "after"))
    return f"the cabinet leans to it by {now} as it stands and would by {then}"


def _own(name: str, words: str) -> Ground:
    return lambda s: f"{words} {much(s.mean(name))}"


def _asked_deed(s: Seen) -> str:
    owed = int(s.field("deliverable"))
    return f"to {deed(str(DEEDS[owed - 1]))} is too much to ask for it" if owed else ""


def _strain(s: Seen) -> str:
    return f"it chafes under what Washington's help asks of it ({s.mean('strain'):.2f})"


def _least(words: str) -> Ground:
    def said(s: Seen) -> str:
        return f"{words} ({s.mean('trust'):.2f} where it asks for {s.reason.seen['least']:.2f})"

    return said


def _slight(s: Seen) -> str:
    left = s.mean("neglect")
    return f"nobody from Washington has called for {turns(left)}" if left >= 2.0 else "Washington rebuked it in public"


def _loyal(s: Seen) -> str:
    pull, trust = s.mean("rival_pull"), s.mean("trust")
    return f"its inclination to other suitors has gone (they offer {pull:.2f}, its trust in Washington is {trust:.2f})"


def _showy(s: Seen) -> str:
    return "the world will see it" if DEED_FACTS[Deed(s.reason.detail)].visible >= 0.6 else ""


PARTNER: Final[Mapping[str, Ground]] = {
    "owed": _owed,
    "will": _will,
    "showy": _showy,
    "free": "words cost nothing at home",
    "spares_palace": "this government does not shrink from upsetting the palace",
    "spares_army": "this government does not shrink from upsetting the barracks",
    "spares_street": "this government does not shrink from asking something of its people",
    "abandonment": lambda s: f"it fears being left alone ({s.mean('abandonment'):.2f})",
    "thin": lambda s: f"Washington is bound to help it only to {s.mean('guarantee'):.2f}",
    "money": lambda s: f"it has {millions(round(s.mean('defence_budget')))} for defence",
    "weak": lambda s: f"its forces can do little so far ({s.mean('capability'):.2f})",
    "danger": lambda s: f"its leaders feel {degree(s.mean('felt_threat'))} danger",
    "strain": _strain,
    "slight": _slight,
    "leans_gesture": lambda s: f"it is inclined to show that it decides for itself ({percent(_leaning(s, 'gesture'))})",
    "pull": _own("rival_pull", "the pull of other suitors is"),
    "alone": lambda s: f"it fears being left alone ({s.mean('abandonment'):.2f})",
    "leans_hedge": lambda s: f"it is inclined to keep a second door open ({percent(_leaning(s, 'hedge'))})",
    "loyal": _loyal,
    "shelter": lambda s: f"Washington is bound to help it to {s.mean('guarantee'):.2f}",
    "daring": lambda s: f"its taste for risk is {much(s.mean('adventurism'))}",
    "trusted": _least("it trusts Washington enough"),
    "wary": _least("it does not trust Washington enough for more"),
    "bound": "its own law lets a delegation settle no more",
    "street": lambda s: f"support among its people is {much(s.mean('public_support'))}",
    "staked": lambda s: f"its leaders have staked something ({s.mean('political_risk'):.2f})",
    "idle": "it has nothing else in hand and will not be silent for half a year",
    "friendly": lambda s: f"it trusts Washington enough to say so ({s.mean('trust'):.2f})",
    "distrust": lambda s: f"it trusts Washington too little to speak for it ({s.mean('trust'):.2f})",
    "appeal": _appeal,
    "flatters": "it is a thing to be seen with",
    "mends": "it helps to mend how the country is run",
    "touches": "it touches who commands and who is paid",
    "eased": _eased,
    "time": "what is not yet worth its price may be so next time",
    "open": _appeal,
    "unlikely": _appeal,
    "price": "a yes costs too much at home",
    "burden": "it asks too much of the country's freedom",
    "share": lambda s: f"it would have to pay {percent(s.field('cost_share'))} itself",
    "deed": _asked_deed,
    "conditions": "it comes with conditions on how the country is run",
    "tripwire": "it comes with a tripwire",
    "able": lambda s: f"that is what it finds it can bring ({percent(_leaning(s, 'contribute'))} by inclination)",
    "unbearable": lambda s: f"what is asked of it has become unbearable ({s.mean('strain'):.2f})",
    "accepted": settled,
}
"""By term, for a government's own seat."""


def _leaning(s: Seen, name: str) -> float:
    return float(s.view.inclination.get(name)[0, 0])
