"""The terms of an initiative in hand as form values, so that whoever amends it begins from what stands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.domain.tracks import TOPICS
from sctabletop.domain.words import Objective, Tier
from sctabletop.session.desk.believed import look
from sctabletop.session.desk.terms import Fields, fields_of
from sctabletop.session.session import Session

_Word = TypeVar("_Word", bound=StrEnum)


def current_terms(session: Session, seat: SeatId, partner: str, instrument: str) -> Mapping[str, Any]:
    """The terms by path, as the US side knows them; empty for another seat, or where no such initiative is in hand.

    Texts are no part of an initiative's numbers: the reason is left to be given anew, and of a role only that there
    is one is known.
    """
    game, at = session.game, INSTRUMENT_INDEX.get(InstrumentId(instrument))
    if seat not in US_SEATS or partner not in game.partners or at is None:
        return {}
    slots = look(session, seat).slot[:, :, game.partners[partner], 0]
    held = np.flatnonzero((slots[FIELD_INDEX["instrument"]] == at + 1.0) & (slots[FIELD_INDEX["stage"]] != 0.0))
    if not held.size:
        return {}
    row = fields_of(slots[:, held[-1]])
    assumption = list(game.assumptions)[int(row["assumption"]) - 1] if row["assumption"] else ""
    values: dict[str, Any] = {
        "partner": partner,
        "instrument": instrument,
        "tier": _word(Tier, row["tier"]),
        "size": int(row["size"]),
        "conditions.tripwire": row["tripwire"] > 0.0,
        "conditions.transformation": int(row["transformation"]),
        "conditions.benchmark": row["benchmark"] > 0.0,
        "incentive": row["incentive"],
        "cost_share": row["cost_share"],
        "timeline": int(row["timeline"]),
        "odds": row["odds"],
    }
    if row["objective"]:
        values["objective"] = _word(Objective, row["objective"] - 1.0)
    if assumption:
        values["assumption"] = assumption
    if row["role"]:
        values["role"] = f"its part in {assumption.replace('_', ' ') or 'the plan'}"
    return {**values, **_promises(row, session.turn)}


def _promises(row: Fields, turn: int) -> dict[str, Any]:
    """The measure of success and the deliverable; what is overdue is due next turn at the latest."""
    values: dict[str, Any] = {}
    if row["indicator"]:
        values["indicator.track"] = TOPICS[int(row["indicator"]) - 1].name
        values["indicator.threshold"] = row["threshold"]
        values["indicator.due_in"] = max(int(row["due"]) - turn, 1)
    if row["deliverable"]:
        values["deliverable.deed"] = str(DEEDS[int(row["deliverable"]) - 1])
        values["deliverable.due_in"] = max(int(row["deliver_due"]) - turn, 1)
    return values


def _word(words: type[_Word], place: float) -> str:
    return str(list(words)[int(place)])
