"""What the country teams and the command's staff do with the hours that programmes leave: the best errands first."""

from typing import Final

import numpy as np

from sctabletop.domain.gates import GATE_INDEX, GateId
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.seats import SDO
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Plan
from sctabletop.engine.phases.plan import TASK_HOURS
from sctabletop.engine.sums import over_slots
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import Marks, Reasons, afford
from sctabletop.players.us.picture import Picture, by_partner
from sctabletop.players.us.schools import School

_SHARE: Final = {"ccmd": 0.35, "sdo": 0.65}
_OTHERS_START: Final = 6.0
"""Hours kept for what the other seat may start this turn."""
_LEAST: Final = 0.2
"""Share of the hours that errands get even when programmes crowd."""
_FRESH: Final = 2.0
"""Turns for which vetting and monitoring are good enough."""
_ITS_BIT: Final = float(2 ** GATE_INDEX[GateId.MONITORING])
"""What the gate of monitoring adds to a number of failed gates."""
_RELEASES: Final = 1.5
"""How much more a check of end use is worth where technology waits for it."""
_ENGAGE: Final = {PolicyName.LIBERAL: 0.7, PolicyName.REALIST: 0.5, PolicyName.CONSTRUCTIVIST: 1.0}
_WATCH: Final = {PolicyName.LIBERAL: 1.0, PolicyName.REALIST: 0.7, PolicyName.CONSTRUCTIVIST: 0.6}

FRANK: Final = 1.0
DEMARCHE: Final = 2.0


def hours_for_errands(pic: Picture, starting: Array) -> Array:
    """(W,) hours this seat may spend on errands, after what its own proposals and the other seat's may take; where any
    are free, at least those of one talk, or of the check without which technology waits.
    """
    view = pic.view
    waiting = pic.hours - view.us.load * pic.brief.hours
    free = view.us.sdo_hours - view.world.hours_spent
    kept = np.maximum(free - waiting - starting - _OTHERS_START, np.minimum(_LEAST * pic.brief.hours, free))
    checks = _held_up(pic).any(axis=0) & (pic.brief.seat == SDO)
    least = np.where(checks, TASK_HOURS["monitor"], TASK_HOURS["engage"])
    one = np.minimum(least, np.maximum(free, 0.0))
    mine: Array = np.maximum(kept * _SHARE[str(pic.brief.seat)], one)
    return mine


def _held_up(pic: Picture) -> Marks:
    """(P, W) whether technology waits at a partner until somebody monitors its end use (T10)."""
    stopped = np.floor(pic.field("blocked") / _ITS_BIT) % 2.0
    held: Marks = over_slots(stopped * (pic.stage == float(Stage.POSITIONED))) > 0.0
    return held


def run_errands(school: School, pic: Picture, starting: Array, into: Plan, why: Reasons | None) -> None:
    """Fill in vetting, monitoring, relief, reports, fusion, framing, interagency review and talks."""
    wishes = _country_team(school, pic) if pic.brief.seat == SDO else _command(school, pic)
    partners, worlds = pic.count.shape
    rows = [np.broadcast_to(score, (partners, worlds)) for _, score in wishes]
    costs = np.concatenate([np.full((partners, 1), TASK_HOURS[name.partition(":")[0]]) for name, _ in wishes])
    taken = afford(np.concatenate(rows), costs, hours_for_errands(pic, starting))
    for k, (name, _) in enumerate(wishes):
        mine = taken[k * partners : (k + 1) * partners]
        if not mine.any():
            continue
        _write(school, pic, into, name, mine)
        if why is not None:
            for p in np.flatnonzero(mine[:, 0]):
                _explain(school, pic, name, int(p), why)


_FUSED: Final = ("commitment", "willingness", "trust")
_KINDS: Final = {"promote": "promote_cooperation", "frame_us": "frame"}
"""Names of errands that are not the kind of their order."""


def _explain(school: School, pic: Picture, name: str, p: int, why: Reasons) -> None:
    errand, _, person = name.partition(":")
    terms = {errand: 1.0}
    if errand == "engage":
        terms = _talk_terms(school, pic, p)
    elif errand == "fuse":
        b, planned = pic.view, float(by_partner(pic)[p, 0])
        terms = {"fuse": 1.2 * sum(float(b.sd(n)[p, 0]) for n in _FUSED), "planned": 0.3 * planned}
    elif errand == "vet":
        terms = {"abuse": 2.0 * float(pic.view.memo.abuse[p, 0]), "vet": 1.0}
    elif errand == "monitor":
        terms = {"technology_waits": _RELEASES * float(_held_up(pic)[p, 0]), "monitor": 1.0}
    seen = {}
    if errand == "report":
        seen = {"questions": float(_open_questions(pic)[p, 0])}
    kind = _KINDS.get(errand, errand)
    why.add(kind, None if errand == "promote" else p, None, terms, person and str(int(person) + 1), seen=seen)


def _talk_terms(school: School, pic: Picture, p: int) -> dict[str, float]:
    """What speaks for a talk, as it is weighed up."""
    b = pic.view.mean
    left_alone = min(float(b.neglect[p, 0]), 3.0)
    if pic.brief.seat == SDO:
        few = 0.3 * (1.0 - float(b.relationships[p, 0]))
        return {"contact": 0.3 * left_alone, "few_ties": few}
    return {"planned": 0.35 * float(by_partner(pic)[p, 0]), "contact": 0.15 * left_alone, "soldiers": 0.01}


def _open_questions(pic: Picture) -> Array:
    """(P, W) questions put this turn or last, as far as they count."""
    asked = np.where((pic.view.asked > 0.0) & (pic.turn - pic.view.asked <= 1.0), 1.0, 0.0)
    return np.minimum(over_slots(asked), 3.0)


def _write(school: School, pic: Picture, into: Plan, name: str, mine: Array) -> None:
    if name == "promote":
        into.promote[...] = np.where(mine[0], 1.0, into.promote)
        return
    _, _, person = name.partition(":")
    if person:
        style = _realist_style(pic) if school.quid else FRANK
        contact = int(person)
        into.engage[contact] = np.where(mine, style, into.engage[contact])
        return
    array = getattr(into, name)
    array[...] = np.where(mine, 1.0, array)


def _realist_style(pic: Picture) -> Array:
    """A realist makes demands where a deed is owed or asked for, and talks frankly elsewhere."""
    return np.where(pic.view.memo.asked_deed > 0.0, DEMARCHE, FRANK)


def _country_team(school: School, pic: Picture) -> list[tuple[str, Array]]:
    """The SDO's errands with their scores as (P, W); 0 or less is no wish."""
    view, memo, b = pic.view, pic.view.memo, pic.view.mean
    turn = pic.turn
    arms = over_slots(
        (pic.live & (pic.stage >= float(Stage.AGREED))) * (TABLE.delivers[pic.code] + 0.5 * TABLE.vetting[pic.code])
    )
    pending_vet = over_slots(pic.waiting * TABLE.vetting[pic.code])
    held_up = _held_up(pic)
    watch = _WATCH[school.name]
    stale_vet = (memo.vetted == 0.0) | (turn - memo.vetted > 3.0)
    stale_watch = (memo.monitored == 0.0) | (turn - memo.monitored >= _FRESH)
    to_watch = np.where(stale_watch & (arms > 0.0), watch * (0.75 + 0.5 * (1.0 - b.institution)), 0.0)
    questions = _open_questions(pic)
    engage = _ENGAGE[school.name] * (
        0.35 + 0.3 * np.minimum(b.neglect, 3.0) + 0.3 * (1.0 - b.relationships) - 0.12 * view.guide.rank
    )
    first = 0 if int(turn) % 2 == 1 else 4
    return [
        ("relief", np.where(memo.disaster > 0.0, 3.0, 0.0)),
        (
            "vet",
            np.where(
                stale_vet & ((arms > 0.0) | (pending_vet > 0.0) | (memo.abuse > 0.0)),
                watch * (0.8 + 1.5 * memo.abuse + 0.3 * np.minimum(pending_vet, 1.0)),
                0.0,
            ),
        ),
        ("monitor", to_watch + _RELEASES * held_up),
        ("report", np.where(questions > 0.0, 0.45 + 0.2 * questions, 0.0) * school.shares),
        (
            "frame_us",
            np.where(
                (b.public_support < 0.42) & (pic.count > 0.0),
                0.55 + 0.8 * (0.42 - b.public_support) - 0.1 * view.guide.rank,
                0.0,
            ),
        ),
        (f"engage:{first}", engage),
        (f"engage:{first + 1}", 0.7 * engage),
        (f"engage:{first + 2}", 0.45 * engage),
    ]


def _command(school: School, pic: Picture) -> list[tuple[str, Array]]:
    """The command's errands: one common picture, State in the room, now and then a talk between soldiers."""
    view, b = pic.view, pic.view.mean
    sd = np.sqrt(view.var.commitment) + np.sqrt(view.var.willingness) + np.sqrt(view.var.trust)
    planned = by_partner(pic)
    drafts = np.where(pic.waiting & (TABLE.state_concurs[pic.code] > 0.0), 1.0, 0.0)
    doubt = np.where(sd * school.shares > 0.27, 1.2 * sd + 0.3 * planned, 0.0)
    review = np.where(
        view.us.coordination < 0.6, 0.4 + 0.6 * (0.6 - view.us.coordination) + 0.2 * over_slots(drafts)[0], 0.0
    )
    once = np.zeros_like(b.trust)
    once[0] = np.where(int(pic.turn) % 2 == 0, review, 0.0)
    contact = 6 if int(pic.turn) % 2 == 1 else 7
    talk = 0.2 + 0.35 * planned + 0.15 * np.minimum(b.neglect, 3.0) - 0.1 * view.guide.rank
    return [("fuse", school.shares * doubt), ("promote", school.shares * once), (f"engage:{contact}", talk)]
