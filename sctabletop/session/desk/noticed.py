"""Letters made of what a seat can see to be different: initiatives that moved, and standing facts that are new.

A partner is told of no event about its offers, so what it and everybody else notices is read from the views of two
moments and from nothing else.
"""

from collections.abc import Mapping
from itertools import chain
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import SeatId, partner_of
from sctabletop.session.desk.facts import WASHINGTON, Found, facts, tone
from sctabletop.session.desk.letters import Weighed
from sctabletop.session.desk.mail import Letter, LetterKind
from sctabletop.session.desk.names import deed_said, instrument_name
from sctabletop.session.desk.sight_of_turns import Seen, seen_after
from sctabletop.session.desk.terms import Fields, ask_of, fields_of, instrument_of, stage_of
from sctabletop.session.desk.words import capital, partner_name
from sctabletop.session.session import Session


def letters_noticed(session: Session, seat: SeatId, now: Seen) -> list[Weighed]:
    """What changed in each turn for the seat's eyes, oldest first; the last of it since the end of last turn."""
    past = [letter for turn in range(1, session.turn) for letter in _in_past(session, seat, turn)]
    last = seen_after(session, seat, session.turn - 1)
    return [*past, *_between(session.game.scenario, last, now, session.turn, tray=session.turn)]


_BESIDE: Final[WeakKeyDictionary[Session, dict[tuple[SeatId, int], list[Weighed]]]] = WeakKeyDictionary()
"""What was noticed in turns that are over: that never changes on its branch."""


def _in_past(session: Session, seat: SeatId, turn: int) -> list[Weighed]:
    kept = _BESIDE.setdefault(session, {})
    if (seat, turn) not in kept:
        before, after = seen_after(session, seat, turn - 1), seen_after(session, seat, turn)
        kept[seat, turn] = _between(session.game.scenario, before, after, turn, tray=turn + 1)
    return kept[seat, turn]


def _between(scenario: Scenario, before: Seen, after: Seen, turn: int, tray: int) -> list[Weighed]:
    found = chain(
        _initiatives(scenario, before, after, turn), facts(scenario, before, after, turn), tone(before, after, turn)
    )
    return [Weighed(letter, weight, tray) for weight, letter in found]


# ── initiatives ───────────────────────────────────────────────────────────────────────────────────────────────────
def slots_of(seen: Seen, place: int) -> Mapping[str, Fields]:
    """The initiatives a seat sees with one partner: instrument -> field -> value."""
    slots = seen.slot[:, :, place]
    held = np.flatnonzero(slots[FIELD_INDEX["instrument"]]).tolist()
    return {instrument_of(fields): fields for fields in (fields_of(slots[:, slot]) for slot in held)}


_OURS: Final[Mapping[Stage, tuple[int, str]]] = {
    Stage.OFFERED: (5, "{what} is offered to {name}"),
    Stage.COUNTERED: (2, "{name} asks to change {what}"),
    Stage.DEFERRED: (3, "{name} puts off its answer to {what}"),
    Stage.AGREED: (2, "{what} with {name} is signed"),
    Stage.RUNNING: (3, "{what} with {name} runs"),
    Stage.COMPLETE: (2, "{what} with {name} is complete"),
    Stage.REFUSED: (3, "{what} with {name} was refused by a gate; it can be drafted again"),
    Stage.DECLINED: (2, "{name} declined {what}"),
    Stage.LAPSED: (3, "{what} with {name} lapsed unanswered"),
    Stage.WITHDRAWN: (6, "{what} with {name} was withdrawn"),
    Stage.CANCELLED: (3, "{what} with {name} was cancelled"),
    Stage.SUSPENDED: (1, "{what} with {name} is suspended"),
    Stage.REPUDIATED: (0, "{name} threw off {what}"),
}
_THEIRS: Final[Mapping[Stage, tuple[int, str]]] = {
    Stage.OFFERED: (1, "Washington offers {what}"),
    Stage.COUNTERED: (5, "{what}: we asked for a change"),
    Stage.DEFERRED: (5, "{what}: we have put off our answer"),
    Stage.AGREED: (2, "{what} is signed"),
    Stage.RUNNING: (3, "{what} runs"),
    Stage.COMPLETE: (2, "{what} is complete"),
    Stage.DECLINED: (6, "{what}: we declined"),
    Stage.LAPSED: (4, "{what} lapsed"),
    Stage.WITHDRAWN: (3, "Washington withdrew {what}"),
    Stage.CANCELLED: (1, "Washington cancelled {what}"),
    Stage.SUSPENDED: (1, "{what} is suspended"),
    Stage.REPUDIATED: (3, "We threw off {what}"),
}
_TAKEN_BACK: Final = {
    False: (1, "{name} signed {what}, and home took it back"),
    True: (1, "{what}: we signed, and home took it back"),
}
_AT_HOME: Final = "What a delegation signs without full authority holds only if its capital lets it stand."


def _initiatives(scenario: Scenario, before: Seen, after: Seen, turn: int) -> Found:
    own = partner_of(after.seat) is not None
    for place, partner in enumerate(after.partners):
        name = partner_name(scenario, partner)
        held = slots_of(before, place)
        for instrument, fields in slots_of(after, place).items():
            what = instrument_name(instrument)
            old = held.get(instrument, {})
            stage = stage_of(fields)
            if int(old.get("stage", 0.0)) != stage and stage in (_THEIRS if own else _OURS):
                weight, text = (_THEIRS if own else _OURS)[stage]
                back = stage is Stage.DECLINED and fields["cost"] > 0.0  # a price stands in what was signed alone
                if back:
                    weight, text = _TAKEN_BACK[own]
                said = text.format(what=what, name=name)
                yield (
                    weight,
                    Letter(
                        kind=LetterKind.INITIATIVE,
                        turn=turn,
                        title=capital(said),
                        text=_AT_HOME if back else _detail(stage, fields),
                        sender=WASHINGTON if own else name,
                        claims=("D32",) if back else (),
                    ),
                )
            if fields["delivery"] != old.get("delivery", 0.0):
                yield from _delivery(fields, what, name, own, turn)


def _detail(stage: Stage, fields: Fields) -> str:
    if stage is Stage.COUNTERED and (ask := ask_of(fields)):
        return f"The change: {ask}."
    if stage is Stage.RUNNING and fields["lead"] > 0.0:
        return f"Effects follow after {int(fields['lead'])} turn{'s' if fields['lead'] > 1.0 else ''}."
    return ""


def _delivery(fields: Fields, what: str, name: str, own: bool, turn: int) -> Found:
    """A deliverable that was kept or missed (D18)."""
    delivery = Delivery(int(fields["delivery"]))
    if delivery not in (Delivery.MET, Delivery.MISSED) or fields["deliverable"] == 0.0:
        return
    missed = delivery is Delivery.MISSED
    owed = deed_said(DEEDS[int(fields["deliverable"]) - 1])
    yield (
        1 if missed else 3,
        Letter(
            kind=LetterKind.INITIATIVE,
            turn=turn,
            title=f"{'We' if own else name} {'missed' if missed else 'kept'} a deliverable of {what}",
            text=f"Owed: {owed}.",
            sender="" if own else name,
            claims=("D18",),
            cure="OSD can pause, waive or renegotiate; silence pauses" if missed else "",
        ),
    )
