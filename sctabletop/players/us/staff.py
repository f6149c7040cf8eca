"""The plan phase of CCMD and the SDO: proposals, errands, questions, and what else falls to each."""

from typing import Final

import numpy as np

from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.seats import CCMD
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import Reasons, scatter
from sctabletop.players.us.errands import run_errands
from sctabletop.players.us.picture import Picture
from sctabletop.players.us.propose import propose
from sctabletop.players.us.questions import ask_deeds, ask_questions
from sctabletop.players.us.schools import School

CARRY, SOFTEN, SHARPEN = 0.0, 1.0, 2.0
_HIGH, _WRITE_OFF = 3.0, -1.0
_TENSE: Final = 0.3
"""Believed strain from which the SDO speaks more softly than Washington, and keeps visitors away."""


def plan_staff(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Fill in the plan of CCMD or the SDO."""
    starting = propose(school, pic, into, why)
    run_errands(school, pic, starting, into, why)
    ask_questions(pic, into, why)
    ask_deeds(school, pic, into, why)
    if pic.brief.seat == CCMD:
        _triage(school, pic, into, why)
    else:
        _office(school, pic, into, why)


def _triage(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """Weigh up what nears its date unshown, and write off what is long past it (T14)."""
    if not pic.brief.plan_need_by.shape[0]:
        return
    status, weight = pic.view.assumption[0], pic.view.assumption[1]
    left = pic.brief.plan_need_by[:, None] - pic.turn
    raises = (status == 0.0) & (left <= 2.0) & (left >= 0.0) & (weight > 0.0) & (weight < _HIGH)
    gone = (status == 0.0) & (left < -2.0) & (weight > 0.0) & school.writes_off
    into.triage[...] = np.where(gone, _WRITE_OFF, np.where(raises, _HIGH, into.triage))
    if why is not None:
        for a in np.flatnonzero((raises | gone)[:, 0]):
            why.add("triage", None, None, {"near_date" if raises[a, 0] else "past": 1.0}, str(a))


def _office(school: School, pic: Picture, into: Plan, why: Reasons | None) -> None:
    """The SDO carries or softens the tone, holds visitors back in tense weeks, and seldom stakes its own name."""
    view, b = pic.view, pic.view.mean
    soft = (b.strain > _TENSE) & (school.name is PolicyName.CONSTRUCTIVIST)
    carry = np.where(soft, SOFTEN, CARRY)
    into.carry[...] = np.where(carry != view.memo.carry, carry, into.carry)
    visits = TABLE.clearance[pic.code] > 0.0
    due = visits & pic.live & (pic.stage >= float(Stage.AGREED))
    cleared = pic.field("cleared")
    no = due & (cleared >= 0.0) & (b.strain > _TENSE + 0.1) & (not school.quid)
    again = due & (cleared < 0.0) & (b.strain < _TENSE)
    scatter(into.clear, pic.code, no | again, np.where(no, -1.0, 1.0))
    sure = (b.commitment > 0.45) & (b.willingness > 0.35) & (np.sqrt(view.var.commitment) < 0.09)
    first = pic.waiting & (pic.stage <= 2.0) & (pic.field("vouched") == 0.0) & (TABLE.state_concurs[pic.code] > 0.0)
    vouch = first & sure & (school.name is not PolicyName.REALIST)
    scatter(into.vouch, pic.code, vouch)
    if why is not None:
        _explain(pic, {"clear": no | again, "vouch": vouch}, why)
        for p in np.flatnonzero((carry != view.memo.carry)[:, 0]):
            why.add("carry_tone", int(p), None, {"tense" if soft[p, 0] else "plain_words": 1.0})


def _explain(pic: Picture, marks: dict[str, Array], why: Reasons) -> None:
    b = pic.view.mean
    for kind, mark in marks.items():
        for s, p in zip(*np.nonzero(mark[..., 0]), strict=True):
            mood = "tense" if b.strain[p, 0] > _TENSE else "easy"
            terms = {mood: 1.0} if kind == "clear" else {"resolve": 1.0, "will": 0.5}
            why.add(kind, int(p), int(pic.code[s, p, 0]), terms)
