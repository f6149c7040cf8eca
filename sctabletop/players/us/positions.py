"""Concurrence and talks of the US seats: seldom an objection, every approved case offered, cheap counters taken."""

from typing import Final

import numpy as np

from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS, SeatId
from sctabletop.domain.words import CounterAsk
from sctabletop.engine.decisions import Moves, Review
from sctabletop.players.scores import Marks, Reasons, scatter
from sctabletop.players.us.picture import Picture, money
from sctabletop.players.us.schools import School

_PROPOSER: Final[dict[SeatId, float]] = {CCMD: 0.0, SDO: 1.0, OSD: 2.0}
_FEWER, _MORE, _SMALLER, _NO_DEED = (float(list(CounterAsk).index(a)) + 1.0 for a in CounterAsk)


def _mine(pic: Picture) -> Marks:
    """(slots, P, W) what this seat drafted itself."""
    mine: Marks = pic.field("proposer") == _PROPOSER[pic.brief.seat]
    return mine


def position(school: School, pic: Picture, into: Review, why: Reasons | None) -> None:
    """Object where the view says that something breaks; OSD overrides where the plan cannot wait."""
    drafts = pic.live & ((pic.stage == float(Stage.DRAFT)) | (pic.stage == float(Stage.POSITIONED)))
    if not drafts.any():
        return
    fresh = drafts & (pic.stage == float(Stage.DRAFT)) & ~_mine(pic) & (pic.field("objected") == 0.0)
    kinds = {OSD: _osd_objects, CCMD: _ccmd_objects, SDO: _sdo_objects}
    reason, against = kinds[pic.brief.seat](school, pic)
    objects = fresh & against
    scatter(into.objects[US_SEATS.index(pic.brief.seat)], pic.code, objects)
    if why is not None:
        for s, p in zip(*np.nonzero(objects[..., 0]), strict=True):
            why.add("object", int(p), int(pic.code[s, p, 0]), {reason: 1.0})
    if pic.brief.seat == OSD:
        _override(school, pic, drafts, into, why)


def _override(school: School, pic: Picture, drafts: Marks, into: Review, why: Reasons | None) -> None:
    """An objection of another seat stands unless the plan presses hard or the law is at stake."""
    press = np.concatenate((np.zeros((1, pic.count.shape[1])), pic.press))
    tied = np.take_along_axis(press[:, None], pic.field("assumption").astype(np.intp), axis=0)
    others = np.floor(pic.field("objected") * 0.5) > 0.0
    wanted = drafts & others & (pic.field("overridden") == 0.0) & ((tied > 0.6) | (TABLE.ladder[pic.code] > 0.0))
    scatter(into.override, pic.code, wanted)
    if why is not None:
        law = np.where(TABLE.ladder[pic.code] > 0.0, 0.5, 0.0)
        for s, p in zip(*np.nonzero(wanted[..., 0]), strict=True):
            why.add(
                "override",
                int(p),
                int(pic.code[s, p, 0]),
                {"tied": float(tied[s, p, 0]), "law_step": float(law[s, p, 0])},
            )


def _osd_objects(school: School, pic: Picture) -> tuple[str, Marks]:
    """Cost: more than two thirds of what is left, with a partner that stands last and shows little."""
    ten, two = money(pic)
    left = np.where(TABLE.is_title22[pic.code] > 0.0, two, ten) + pic.cost
    last = pic.view.guide.rank >= float(pic.brief.partners - 1)
    weak = pic.view.mean.commitment < 0.25
    return "cost", (pic.cost > 8.0) & (pic.cost > 0.67 * left) & last & weak


def _ccmd_objects(school: School, pic: Picture) -> tuple[str, Marks]:
    """No plan assumption is served by something dear, while others wait for the money."""
    unmet = (pic.press > 0.5).any(axis=0)
    dear = pic.cost > 10.0
    return "no_plan", dear & (pic.field("assumption") == 0.0) & unmet & (TABLE.ladder[pic.code] == 0.0)


def _sdo_objects(school: School, pic: Picture) -> tuple[str, Marks]:
    """Heavy conditions or burdens on a partner that already chafes."""
    strain = pic.view.mean.strain
    heavy = TABLE.burden[pic.code] + 0.2 * pic.field("transformation")
    limit = 0.15 if school.quid else 0.05
    return "strain", (heavy >= 0.4) & (strain > limit) & (TABLE.ladder[pic.code] == 0.0)


def offer(pic: Picture, into: Moves, why: Reasons | None) -> None:
    """Put every approved initiative of one's own on the table, and what was put off last time again."""
    stage = pic.stage
    ready = _mine(pic) & ((stage == float(Stage.GATED)) | (stage == float(Stage.DEFERRED)))
    scatter(into.offer, pic.code, ready)
    if why is not None:
        for s, p in zip(*np.nonzero(ready[..., 0]), strict=True):
            why.add(
                "offer",
                int(p),
                int(pic.code[s, p, 0]),
                _brought(pic, int(s), int(p)),
            )


def _brought(pic: Picture, s: int, p: int) -> dict[str, float]:
    """Why what is in a slot is put on the table."""
    again = pic.stage[s, p, 0] == float(Stage.DEFERRED)
    return {"again" if again else "approved": 1.0, "serves": 0.5 * float(pic.field("assumption")[s, p, 0] > 0.0)}


def settle(school: School, pic: Picture, into: Moves, why: Reasons | None) -> None:
    """Take a counter when what it asks is cheap to this school, else withdraw the offer."""
    countered = _mine(pic) & (pic.stage == float(Stage.COUNTERED))
    if not countered.any():
        return
    ask = pic.field("ask")
    tied = pic.field("assumption") > 0.0
    cheap = (
        ((ask == _FEWER) & ((pic.field("transformation") <= 2.0) | ~np.bool_(school.quid)))
        | ((ask == _MORE) & ((pic.field("incentive") <= 0.4) | school.quid))
        | ((ask == _SMALLER) & (pic.field("size") > 1.0))
        | ((ask == _NO_DEED) & (~np.bool_(school.quid) | tied & (pic.view.mean.threat > 0.7)))
    )
    takes = countered & cheap
    scatter(into.take_counter, pic.code, takes)
    scatter(into.withdraw, pic.code, countered & ~cheap)
    if why is not None:
        for s, p in zip(*np.nonzero(countered[..., 0]), strict=True):
            kind = "take_counter" if takes[s, p, 0] else "withdraw"
            why.add(kind, int(p), int(pic.code[s, p, 0]), {_weighed(school, float(ask[s, p, 0]), takes[s, p, 0]): 1.0})


_WEIGHED: Final = {_FEWER: "conditions", _MORE: "incentive", _SMALLER: "smaller", _NO_DEED: "no_deed"}


def _weighed(school: School, ask: float, takes: bool) -> str:
    """The name of what a counter was weighed by: the thing asked for, and whether a school that trades let it go."""
    trades = "_traded" if school.quid and _WEIGHED[ask] in ("incentive", "no_deed") else ""
    return f"{'let' if takes else 'keep'}_{_WEIGHED[ask]}{trades}"


def sign(pic: Picture, into: Moves, why: Reasons | None) -> None:
    """Sign wherever something of one's own was accepted."""
    accepted = _mine(pic) & (pic.stage == float(Stage.OFFERED)) & (pic.field("accepted") > 0.0)
    tables = accepted.any(axis=0)
    into.agree[...] = np.where(tables, 1.0, into.agree)
    if why is not None:
        for p in np.flatnonzero(tables[:, 0]):
            why.add("agree", int(p), None, {"accepted": 1.0})
