"""The terms of a proposal: what a school asks in return, how success is judged, which odds it claims."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.seats import CCMD
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS
from sctabletop.engine.decisions import Draft, empty_fields
from sctabletop.players.scores import Index, Marks, best
from sctabletop.players.us import catalogue as cat
from sctabletop.players.us.picture import Picture
from sctabletop.players.us.schools import School

_STAFF_TALKS: Final = cat.code_of("staff_talks")
_STEP: Final = 0.06
"""How far above today's belief an indicator is set."""
_FRESH: Final = 2.0
"""Turns for which a deed once done is not asked for again."""
_FRAIL: Final = 0.35
"""Believed institutions below which equipment comes with conditions."""


@dataclass(slots=True)
class Choice:
    """One proposal in each world that makes it."""

    code: Index
    """(W,) instrument code"""
    p: Index
    """(W,) partner"""
    chosen: Marks
    """(W,) whether the world proposes anything"""
    size: Array
    tier: Array
    cost_share: Array
    """(W,) what the partner pays of the price"""


def draft(school: School, pic: Picture, choice: Choice) -> Draft:
    """The proposals of all worlds as one draft; its fields are 0 in a world that makes none."""
    code, p = choice.code, choice.p
    worlds = np.arange(p.shape[0])
    due = pic.turn + cat.RUNS[code]
    purpose = cat.PURPOSE[code]
    topic = cat.INDICATOR[purpose]
    tied = _assumption(pic, choice, purpose)
    deed = _deliverable(school, pic, choice, tied)
    institution = pic.view.mean.institution[p, worlds]
    delivers = TABLE.delivers[code] > 0.0
    transform = np.where(delivers & (institution < _FRAIL), school.transformation, 0.0)
    bought = np.where(cat.DEAL[code] > 0.0, 0.5, np.where(deed > 0, school.incentive, 0.0))
    armed = (delivers | (TABLE.vetting[code] > 0.0)) & (institution < 0.5)
    values: dict[str, Array | Index] = {
        "instrument": code,
        "tier": choice.tier,
        "size": choice.size,
        "objective": purpose + 1,
        "assumption": tied + 1,
        "role": np.where((code == _STAFF_TALKS) & (tied >= 0), 1.0, 0.0),
        "indicator": topic + 1,
        "threshold": _threshold(pic, topic, p, worlds),
        "due": due,
        "deliverable": deed,
        "deliver_due": np.where(deed > 0, due, 0.0),
        "tripwire": np.where(armed, 1.0, 0.0),
        "transformation": transform,
        "benchmark": np.where(transform > 0.0, 1.0, 0.0),
        "incentive": bought,
        "cost_share": choice.cost_share,
        "odds": _odds(school, pic, p, worlds),
    }
    fields = empty_fields(p.shape[0])
    for name, value in values.items():
        fields[FIELD_INDEX[name]] = np.where(choice.chosen, value, 0.0)
    seat = 0 if pic.brief.seat == CCMD else 1
    return Draft(seat, np.where(choice.chosen, p, 0).astype(np.float64), fields)


def _assumption(pic: Picture, choice: Choice, purpose: Index) -> Index:
    """(W,) the plan assumption that a proposal serves: the partner's most pressing, fitting ones first; −1 none."""
    if not pic.press.shape[0]:
        return np.full(choice.p.shape, -1, dtype=np.intp)
    shows = cat.PURPOSE_OF_DEED[pic.brief.plan_deed][:, None] == purpose
    here = pic.brief.plan_partner[:, None] == choice.p
    place, value = best(np.where(here, pic.press * np.where(shows, 1.0, 0.3), 0.0))
    return np.where(value > 0.0, place, -1)


def _deliverable(school: School, pic: Picture, choice: Choice, tied: Index) -> Index:
    """(W,) deed index + 1 asked in return, 0 none: the one that shows the assumption, or one in kind (D18, D22).

    A school that trades asks always; the others where believed will and commitment can bear the price.
    """
    code, p = choice.code, choice.p
    worlds = np.arange(p.shape[0])
    shown = np.append(pic.brief.plan_deed, -1)[tied] + 1
    fits = (shown > 0) & (cat.PURPOSE_OF_DEED[shown - 1] == cat.PURPOSE[code])
    kind = cat.MATCH[code]
    deed = np.where(kind > 0, np.where(fits, shown, kind), 0)
    ready = school.asks * (pic.view.mean.willingness[p, worlds] + pic.view.mean.commitment[p, worlds])
    asks = (cat.DEED_PRICE[deed] <= ready) | school.quid
    owed = (pic.field("deliverable")[:, p, worlds] == deed) & pic.live[:, p, worlds]
    done = np.concatenate((np.zeros((1, *pic.view.deed.shape[1:])), pic.view.deed))[deed, p, worlds]
    rests = (done > 0.0) & (pic.turn - done < _FRESH)
    return np.where(asks & ~owed.any(axis=0) & ~rests, deed, 0)


def _threshold(pic: Picture, topic: Index, p: Index, worlds: Index) -> Array:
    """(W,) what must be reached: a step above what is believed today, by hundredths."""
    now = np.zeros(p.shape[0])
    for row in cat.INDICATOR:
        now = np.where(topic == row, pic.view.mean.get(TOPICS[row].name)[p, worlds], now)
    return np.floor(np.minimum(np.maximum(now + _STEP, 0.0), 1.0) * 100.0) / 100.0


def _odds(school: School, pic: Picture, p: Index, worlds: Index) -> Array:
    """(W,) the odds claimed: what will and commitment make likely, shaded as the school would, by hundredths (D9)."""
    b = pic.view.mean
    honest = 0.42 + 0.3 * b.willingness[p, worlds] + 0.25 * b.commitment[p, worlds] + school.rosy
    return np.floor(np.minimum(np.maximum(honest, 0.2), 0.9) * 100.0) / 100.0
