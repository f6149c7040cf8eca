"""Orders of the US seats as an ensemble takes them: programmes from draft to signature, and what is done every turn."""

from collections.abc import Iterable
from typing import Any, Final

from sctabletop.domain import orders as o
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO, SeatId
from sctabletop.domain.words import Objective, Style
from sctabletop.players.loop import Script

ON_THE_TABLE: Final = 4
"""Turns in which an offer is put again: State may be slow to concur, and later it has lapsed."""
ALL_TURNS: Final = range(1, 11)


def joined(*scripts: Script) -> Script:
    """Several lists of orders as one; what two of them say in the same words is said once."""
    out: dict[tuple[int, Phase, SeatId], list[o.Order]] = {}
    for script in scripts:
        for when, orders in script.items():
            mine = out.setdefault(when, [])
            mine += [order for order in orders if order not in mine]
    return out


def programme(partner: str, instrument: str, turn: int = 1, *, seat: SeatId = CCMD, **terms: Any) -> Script:
    """An initiative drafted in a turn, put on the table until it is signed, and signed by OSD."""
    terms = {"objective": Objective.CAPABILITY, **terms}
    draft = o.Propose(partner=partner, instrument=instrument, **terms)
    parts: list[Script] = [{(turn, Phase.PLAN, seat): [draft]}]
    for when in range(turn, turn + ON_THE_TABLE):
        parts.append({(when, Phase.TALKS, seat): [o.Offer(partner=partner, instrument=instrument)]})
        parts.append({(when, Phase.TALKS, OSD): [o.Agree(partner=partner)]})
    return joined(*parts)


def planned(seat: SeatId, *orders: o.Order, turns: Iterable[int] = (1,)) -> Script:
    """Orders given in the plan phase of each of some turns."""
    return {(turn, Phase.PLAN, seat): list(orders) for turn in turns}


def visits(partner: str, turns: Iterable[int] = ALL_TURNS) -> Script:
    """One frank talk a turn, each time with the next of eight people."""
    calls = (
        planned(SDO, o.Engage(partner=partner, contact=1 + turn % 8, style=Style.FRANK), turns=(turn,))
        for turn in turns
    )
    return joined(*calls)


def ceilings(partner: str, money: float) -> Script:
    """OSD lifts both money ceilings of a partner in the first turn."""
    return planned(OSD, o.SetCeiling(partner=partner, title10=money, title22=money))


def step(partner: str, turn: int, agreement: str) -> Script:
    """OSD opens a rung of the law and the command negotiates it."""
    opened = planned(OSD, o.OpenStep(partner=partner), turns=(turn,))
    return joined(opened, programme(partner, agreement, turn, objective=Objective.ACCESS))
