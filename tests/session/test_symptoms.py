"""What the after-action review flags in a session: control's alone to read, in words that give no number away."""

from typing import Any

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.seats import CONTROL
from sctabletop.session.ending import truth
from sctabletop.session.session import Session
from sctabletop.session.symptoms import SAID, SYMPTOMS, flags
from tests.engine.table import code
from tests.session.playing import THIN, begin, bodies, events_of, seen, to_end

TWO_MINDS = {("koulenza", "declared"): 0.9, ("koulenza", "commitment"): 0.1, ("koulenza", "hedging"): 0.9}


def ended(overrides: dict[tuple[str, str], float]) -> tuple[Session, list[dict[str, Any]]]:
    session = to_end(begin(THIN, turns=1, overrides=overrides))
    return session, bodies(events_of(session), Tag.SESSION_ENDED)[-1]["aftermath"]


def shown(session: Session, aftermath: list[dict[str, Any]]) -> dict[str, set[str]]:
    found = flags(session.game, session.state, aftermath)
    assert [row["partner"] for row in found] == [str(p.id) for p in session.game.scenario.partners]
    return {row["partner"]: {one["symptom"] for one in row["symptoms"]} for row in found}


@pytest.mark.parametrize(("overrides", "there"), [(TWO_MINDS, True), ({("koulenza", "hedging"): 0.1}, False)])
def test_a_partner_of_two_minds_is_flagged_and_no_other(overrides: dict[tuple[str, str], float], there: bool) -> None:
    assert ("ambivalent" in shown(*ended(overrides))["koulenza"]) is there


def test_what_the_aftermath_lost_of_institutions_makes_a_reform_fragile() -> None:
    """Oubassara has had its pay reform, and means it; the same end with and without what four turns of passing lose."""
    session, aftermath = ended({("oubassara", "commitment"): 0.9})
    session.state.completed[code("pay_promotion_reform"), 0] = 1.0
    now = truth(session.game, session.state)["oubassara"]["institution"]
    for left, there in ((1.0, False), (0.8, True)):
        last = aftermath[-1]["truth"]
        changed = {**last, "oubassara": {**last["oubassara"], "institution": left * now}}
        found = shown(session, [*aftermath[:-1], {**aftermath[-1], "truth": changed}])
        assert ("fragile_reforms" in found["oubassara"]) is there


def test_every_symptom_is_said_without_a_number() -> None:
    assert set(SAID) == set(SYMPTOMS)
    assert not any(character.isdigit() for said in SAID.values() for character in said)


def test_no_seat_but_control_is_told_a_symptom_and_the_record_holds_none() -> None:
    session, _ = ended(TWO_MINDS)
    for seat in (*session.game.seats, CONTROL):
        told = repr([event.body for event in seen(events_of(session), seat)])
        assert not any(symptom in told or SAID[symptom] in told for symptom in SYMPTOMS)
