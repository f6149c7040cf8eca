"""What a strategy does otherwise than its school: each habit changes one thing in the plan of a US seat."""

from collections.abc import Callable

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.initiative import FIELD_INDEX, Delivery
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.seats import OSD
from sctabletop.engine.decisions import Plan
from sctabletop.players.scores import scatter
from sctabletop.players.us.picture import Picture

Habit = Callable[[Picture, Plan], None]
"""What a strategy changes in one US seat's plan once its school has filled it in."""

_EVERYTHING = 2.0
"""A yearly sum is twice what a turn has, so that even shares of it let all be spent."""


def terms(**values: float) -> Habit:
    """Every draft with these terms, agreements of law left alone."""

    def habit(_pic: Picture, into: Plan) -> None:
        for draft in into.drafts:
            code = draft.fields[FIELD_INDEX["instrument"]].astype(np.intp)
            here = (code > 0) & (TABLE.ladder[code] == 0.0)
            for name, value in values.items():
                row = draft.fields[FIELD_INDEX[name]]
                row[...] = np.where(here, value, row)

    return habit


def a_deed_for_everything(_pic: Picture, into: Plan) -> None:
    """Every draft asks a deed in return; where none answers it in kind, the passing of a budget."""
    for draft in into.drafts:
        code = draft.fields[FIELD_INDEX["instrument"]].astype(np.intp)
        deed, due = draft.fields[FIELD_INDEX["deliverable"]], draft.fields[FIELD_INDEX["deliver_due"]]
        bare = (code > 0) & (TABLE.ladder[code] == 0.0) & (deed == 0.0)
        deed[...] = np.where(bare, float(DEED_INDEX[Deed.PASS_BUDGET] + 1), deed)
        due[...] = np.where(bare, draft.fields[FIELD_INDEX["due"]], due)


def no_errands(_pic: Picture, into: Plan) -> None:
    """No talks, no questions, no reports, no asking: programmes alone, watched as the law has it."""
    for array in (into.engage, into.question, into.report, into.fuse, into.promote, into.ask, into.frame_us):
        array[...] = 0.0


def cancels_on_a_miss(pic: Picture, into: Plan) -> None:
    """What was missed ends the programme."""
    if pic.brief.seat == OSD:
        missed = pic.live & (pic.field("delivery") == float(Delivery.MISSED))
        scatter(into.end_programme, pic.code, missed)


def warm_words(pic: Picture, into: Plan) -> None:
    """A warm tone with everybody."""
    if pic.brief.seat == OSD:
        into.tone[...] = 1.0


def presses(pic: Picture, into: Plan) -> None:
    """Pressure for democracy wherever institutions are weak, a rung higher every second year."""
    if pic.brief.seat == OSD:
        rung = float(min(1 + int(pic.turn) // 4, 2))
        into.press[...] = np.where((int(pic.turn) % 2 == 0) & (pic.view.mean.institution < 0.5), rung, into.press)


def business_only(pic: Picture, into: Plan) -> None:
    """Deeds are asked for and nobody is called upon otherwise: no talk, no relief, no word for a partner at home."""
    ask = into.ask.copy()
    no_errands(pic, into)
    into.ask[...] = ask
    into.relief[...] = 0.0


def demands(_pic: Picture, into: Plan) -> None:
    """Talks are demands."""
    into.engage[...] = np.where(into.engage > 0.0, 2.0, 0.0)


def even_money(pic: Picture, into: Plan) -> None:
    """The same ceiling for every partner."""
    if pic.brief.seat == OSD:
        share = _EVERYTHING / pic.brief.partners
        into.ceiling_t10[...] = np.floor(share * pic.brief.base_t10)
        into.ceiling_t22[...] = np.floor(share * pic.brief.base_t22)


def cover_to_share(pic: Picture, into: Plan) -> None:
    """What an information agreement needs stands open from the start."""
    if pic.brief.seat == OSD:
        into.sharing[...] = np.where(pic.view.guide.sharing > 0.0, into.sharing, 1.0)
