"""Order forms: what a seat can give, why it cannot give the rest, and the way from a form to an order and back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain import orders as o
from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, SeatId, role_of
from sctabletop.domain.words import Objective
from sctabletop.session import closing
from sctabletop.session.desk import forms as desk
from sctabletop.session.desk.fields import FieldKind, Form, Wrong
from sctabletop.session.desk.kinds import kind_words
from sctabletop.session.desk.labels import field_words
from sctabletop.session.desk.options import Options, save
from sctabletop.session.desk.shapes import leaves
from sctabletop.session.desk.words import Naming
from sctabletop.session.progress import Commit, Pace
from sctabletop.session.session import Session
from sctabletop.theory import CLAIMS
from tests.session.desk.hidden import otherwise
from tests.session.desk.honest_dice import HonestDice
from tests.session.desk.played import computed, nothing_written, planning, played_to
from tests.session.playing import FIRST, ORLAVENNE, THIN, begin, order, setup, to_end, to_phase
from tests.session.random_orders import KINDS, Dice

FIVE_QUESTIONS = 5
WHAT = {"partner": "orlavenne", "instrument": "staff_talks"}
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)


def kinds_of(session: Session, seat: SeatId) -> tuple[dict[str, Form], dict[str, desk.Unavailable]]:
    can, cannot = desk.forms(session, seat)
    return {form.kind: form for form in can}, {one.kind: one for one in cannot}


def filled(form: Form, pick: int = 0) -> dict[str, Any]:
    """What the least willing person would type: the required fields and nothing else."""
    values: dict[str, Any] = {}
    for field in form.fields:
        fits = [c for c in field.choices if not c.where or values.get("partner", "") in ("", *c.where)]
        match field.kind:
            case _ if not field.required:
                continue
            case FieldKind.CHOICE:
                values[field.path] = fits[pick % len(fits)].value
            case FieldKind.MANY:
                values[field.path] = [fits[pick % len(fits)].value]
            case FieldKind.LINES:
                values[field.path] = ["because"]
            case FieldKind.TEXT:
                values[field.path] = "turn >= 3" if field.path == "condition" else "words"
            case FieldKind.FLAG:
                values[field.path] = field.default
            case _:
                values[field.path] = field.low if field.default is None else field.default
    return values


def lapses(session: Session, seat: SeatId, one: o.Order) -> Reason | None:
    """Why an order does not stand if the plan phase closes with it alone; None where it stands."""
    refusal = session.check(seat, one)
    if refusal is not None:
        return refusal.reason
    closed = closing.close_plan(session.game, session.state, {seat: Commit((one,))})
    told = [e.body["reason"] for e in closed.events if e.tag == "order_lapsed"]
    return Reason[told[0].upper()] if told else None


# ── what there is ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", [FIRST, THIN])
@pytest.mark.parametrize("pace", list(Pace))
def test_every_seat_has_its_forms_in_every_phase_of_a_random_exercise(
    name: str, pace: Pace, scale: Callable[[int, int], int]
) -> None:
    for seed in range(scale(1, 20)):
        session = begin(name, seed, pace)
        dice = Dice(session.game, seed)
        while not session.ended:
            for seat in session.game.seats:
                can, cannot = kinds_of(session, seat)
                every = frozenset().union(*(allowed(role_of(seat), phase) for phase in Phase))
                assert can.keys() | cannot.keys() == every
                assert not can.keys() & cannot.keys()
                assert can.keys() <= allowed(role_of(seat), session.phase)
                session.commit(seat, dice.orders(seat, session.phase))
            session.close()
        for seat in session.game.seats:
            assert desk.forms(session, seat)[0] == ()


@pytest.mark.parametrize("phase", list(Phase))
def test_a_form_filled_with_what_it_offers_makes_an_order_that_is_taken(phase: Phase) -> None:
    session = played_to(computed(seed=5), 3, phase)
    for seat in session.game.seats:
        for form in desk.forms(session, seat)[0]:
            for pick in range(3):
                made = desk.build(session, seat, form.kind, filled(form, pick))
                assert isinstance(made, o.Order), (form.kind, made)
                assert desk.problems(session, seat, [made]) == (None,), form.kind


def test_what_a_form_offers_in_the_plan_phase_does_not_lapse_at_the_close(scale: Callable[[int, int], int]) -> None:
    for turn in (2, 4):
        session = played_to(computed(), turn, Phase.PLAN)
        for seat in session.game.seats:
            for form in desk.forms(session, seat)[0]:
                if form.kind == "propose":
                    continue  # whether there is a cover for it is OSD's to decide in the same phase
                for pick in range(scale(3, 40)):
                    made = desk.build(session, seat, form.kind, filled(form, pick))
                    assert isinstance(made, o.Order)
                    assert lapses(session, seat, made) is None, made


def test_what_is_unavailable_in_its_own_phase_would_not_have_stood() -> None:
    for turn in (1, 3):
        session = played_to(computed(), turn, Phase.PLAN)
        dice = HonestDice(session.game, turn)
        for seat in session.game.seats:
            for kind, one in kinds_of(session, seat)[1].items():
                if kind in allowed(role_of(seat), Phase.PLAN) and kind != "amend":
                    for _ in range(5):
                        reason = lapses(session, seat, dice.order(kind, seat))
                        assert reason is not None, kind
                        assert one.refusal.reason is not Reason.WRONG_PHASE


def test_an_order_of_another_phase_says_which() -> None:
    _, cannot = kinds_of(planning(), OSD)
    assert cannot["override"].refusal.reason is Reason.WRONG_PHASE
    assert "concurrence" in str(cannot["override"].refusal)
    _, cannot = kinds_of(to_phase(begin(), Phase.RESOLUTION), ORLAVENNE)
    assert "plan" in str(cannot["deed"].refusal)


@pytest.mark.parametrize(
    ("seat", "kind", "reason"),
    [
        (OSD, "answer_gesture", Reason.NO_GESTURE),
        (OSD, "answer_miss", Reason.NOTHING_MISSED),
        (OSD, "enforce", Reason.NOT_SPRUNG),
        (OSD, "end_programme", Reason.NOT_LIVE),
        (CCMD, "amend", Reason.NOT_LIVE),
        (CCMD, "cancel", Reason.NOT_LIVE),
        (SDO, "vouch", Reason.NOT_LIVE),
        (SDO, "relief", Reason.NO_DISASTER),
        (CONTROL, "clear_hold", Reason.NO_HOLD),
    ],
)
def test_an_order_that_cannot_stand_yet_says_why_and_who_can_mend_it(seat: SeatId, kind: str, reason: Reason) -> None:
    _, cannot = kinds_of(planning(), seat)
    assert cannot[kind].refusal.reason is reason
    assert cannot[kind].refusal.who
    assert cannot[kind].refusal.how


def test_a_partner_is_offered_no_deed_beyond_its_means() -> None:
    session = planning()
    can, _ = kinds_of(session, ORLAVENNE)
    (deeds,) = can["deed"].fields
    offered = {c.value for c in deeds.choices}
    assert offered == {str(f.deed) for f in DEED_FACTS.values()} - {"ratify"}  # nothing is signed
    session.state.track("political_risk")[...] = 0.895
    (deeds,) = kinds_of(session, ORLAVENNE)[0]["deed"].fields
    assert {c.value for c in deeds.choices} == {str(f.deed) for f in DEED_FACTS.values() if f.price < 0.105}


def test_only_what_waits_for_concurrence_can_be_objected_to() -> None:
    session = planning()
    session.commit(CCMD, [order("propose", partner="orlavenne", instrument="staff_talks", objective="access")])
    session.close()
    can, _ = kinds_of(session, SDO)
    instruments = next(f for f in can["object"].fields if f.path == "instrument")
    assert [c.value for c in instruments.choices] == ["staff_talks"]
    assert instruments.default == "staff_talks"


def test_an_instrument_in_hand_is_not_proposed_again_but_amended() -> None:
    session = planning()
    session.commit(CCMD, [order("propose", partner="orlavenne", instrument="staff_talks", objective="access")])
    to_phase(session, Phase.PLAN, turn=2)
    can, _ = kinds_of(session, CCMD)
    new = next(f for f in can["propose"].fields if f.path == "instrument")
    old = next(f for f in can["amend"].fields if f.path == "instrument")
    assert "staff_talks" not in {c.value for c in new.choices}
    assert {"staff_talks"} <= {c.value for c in old.choices}


def test_a_choice_that_exists_with_some_partners_only_says_with_which() -> None:
    session = played_to(computed(), 3, Phase.PLAN)
    can, _ = kinds_of(session, CCMD)
    field = next(f for f in can["engage"].fields if f.path == "contact")
    assert len(field.choices) == 8 * session.game.count
    assert all(len(c.where) == 1 for c in field.choices)


def test_in_talks_forms_take_effect_at_once_and_elsewhere_on_the_pad() -> None:
    session = planning()
    assert not any(form.live for form in desk.forms(session, OSD)[0])
    to_phase(session, Phase.TALKS)
    assert all(form.live for form in desk.forms(session, OSD)[0])


def test_half_a_round_on_standing_orders_offers_words_alone() -> None:
    session = to_phase(begin(pace=Pace.ROUND), Phase.PLAN, turn=2)
    assert session.standing_orders()
    can, cannot = kinds_of(session, CCMD)
    assert can.keys() == {"message", "forecast", "argue"}
    assert cannot["propose"].refusal.reason is Reason.STANDING_YEAR


def test_whoever_argued_this_turn_cannot_argue_again() -> None:
    session = begin()
    effect = {"partner": "orlavenne", "track": "trust", "by": 0.01}
    session.commit(CCMD, [order("argue", act="a parade", effect=effect, reasons=["they like parades"])])
    session.close()
    assert kinds_of(session, CCMD)[1]["argue"].refusal.reason is Reason.ONE_A_TURN
    can, _ = kinds_of(session, CONTROL)
    seats = next(f for f in can["answer"].fields if f.path == "seat")
    assert seats.choices[0].value == CCMD
    assert "a parade" in seats.choices[0].help
    assert "odds" in {f.path for f in can["answer"].fields}


def test_looking_at_forms_changes_nothing() -> None:
    session = played_to(computed(), 2, Phase.PLAN)
    with nothing_written(session):
        for seat in session.game.seats:
            desk.forms(session, seat)


@pytest.mark.parametrize("phase", [Phase.SITUATION, Phase.PLAN, Phase.CONCURRENCE, Phase.TALKS])
def test_forms_show_nothing_that_a_seat_cannot_see(phase: Phase) -> None:
    session = played_to(computed(), 3, phase)
    for seat in session.game.seats:
        if seat != CONTROL:
            for seed in range(4):
                twin = otherwise(session, setup(THIN), seat, seed)
                assert desk.forms(twin, seat) == desk.forms(session, seat), seat


# ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────
def test_every_kind_and_every_field_has_words() -> None:
    known = {str(c) for c in CLAIMS}
    for kind in o.ORDER_TYPES:
        words = kind_words(kind)
        assert all((words.label, words.group, words.help))
        assert set(words.claims) <= known, kind
        for leaf in leaves(kind):
            assert field_words(kind, leaf.path)[0]


def test_every_vocabulary_has_words_for_each_of_its_choices() -> None:
    for name in (FIRST, THIN):
        session = planning(name)
        for seat in session.game.seats:
            for form in desk.forms(session, seat)[0]:
                for field in form.fields:
                    assert all(choice.label for choice in field.choices)
                    assert not any("_" in choice.label for choice in field.choices), field.path


def test_a_proposal_asks_five_questions_and_the_rest_has_sensible_values() -> None:
    session = planning()
    can, _ = kinds_of(session, CCMD)
    asked = [f for f in can["propose"].fields if f.asked]
    assert len({f.question for f in asked}) == FIVE_QUESTIONS
    assert {"objective", "indicator.track", "deliverable.deed", "odds", "why"} <= {f.path for f in asked}
    assert {"D28", "E1", "D18", "D9"} <= set(can["propose"].claims)
    made = desk.build(session, CCMD, "propose", {"partner": "orlavenne", "instrument": "staff_talks"})
    assert made == o.Propose(partner="orlavenne", instrument="staff_talks")


def test_the_department_is_called_as_the_table_chose() -> None:
    session = planning()
    save(session.store, Options(naming=Naming.GENERIC))
    to = next(f for f in kinds_of(session, CCMD)[0]["message"].fields if f.path == "to")
    assert {"Defence ministry", "Defence attaché", "Orlavenne", "Control"} == {c.label for c in to.choices}
    made = order("message", to=["osd"], text="Hello")
    assert desk.sentence(session, made) == "Write to Defence ministry: “Hello”"


@given(st.sampled_from(KINDS), st.integers(0, 2**32))
def test_every_order_is_one_sentence(kind: str, seed: int) -> None:
    session = _PLAYED
    seat = SeatId("ccmd") if seed % 2 else ORLAVENNE
    said = desk.sentence(session, Dice(session.game, seed).order(kind, seat))
    assert said
    assert said[0].isupper() or not said[0].isalpha()
    assert "\n" not in said
    assert "None" not in said


def test_a_proposal_reads_as_a_person_would_say_it() -> None:
    made = o.Propose(
        partner="orlavenne",
        instrument="simple_equipment",
        size=1,
        objective=Objective.CAPABILITY,
        indicator=o.Indicator(track="capability", threshold=0.22, due_in=3),
        deliverable=o.Deliverable(deed=Deed.RAISE_PAY, due_in=1),
        cost_share=0.1,
        odds=0.55,
    )
    assert desk.sentence(_PLAYED, made) == (
        "Propose simple equipment (s.333) to Orlavenne, standard, small, for capability, judged by capability at 0.22 "
        "within 3 turns, if the partner will raise soldiers' pay within 1 turn, the partner pays 10 %, odds 55 %"
    )


# ── filling ────────────────────────────────────────────────────────────────────────────────────────────────────
_PLAYED = planning()


@given(st.sampled_from(KINDS), st.integers(0, 2**32), st.sampled_from([OSD, CCMD, SDO, ORLAVENNE, CONTROL]))
def test_an_order_becomes_values_and_the_same_order_again(kind: str, seed: int, seat: SeatId) -> None:
    written = HonestDice(_PLAYED.game, seed).order(kind, seat)
    assert desk.build(_PLAYED, seat, kind, desk.values_of(written)) == written


def test_values_that_a_partner_leaves_out_are_filled_with_itself() -> None:
    assert desk.build(_PLAYED, ORLAVENNE, "gesture", {}) == o.Gesture(partner="orlavenne")


@pytest.mark.parametrize(
    ("kind", "values", "path", "part"),
    [
        ("propose", {"instrument": "staff_talks"}, "partner", "choose"),
        ("propose", {"partner": "orlavenne"}, "instrument", "choose"),
        ("propose", {"partner": "orlavenne", "instrument": "warp_drive"}, "instrument", "choose"),
        ("propose", {"partner": "atlantis", "instrument": "staff_talks"}, "partner", "choose"),
        ("propose", {"odds": 1.4}, "odds", "a share between 0 and 100 %"),
        ("propose", {"odds": "about half"}, "odds", "a share between 0 and 100 %"),
        ("propose", {"odds": float("nan")}, "odds", "a share between 0 and 100 %"),
        ("propose", {"timeline": 2.5}, "timeline", "a whole number between -4 and 4"),
        ("propose", {"timeline": 10**400}, "timeline", "a whole number between -4 and 4"),
        ("propose", {"size": True}, "size", "a whole number"),
        ("propose", {"objective": "glory"}, "objective", "choose one of access"),
        ("propose", {**WHAT, "indicator.track": "trust"}, "indicator.threshold", "leave empty"),
        ("propose", {**WHAT, "deliverable.due_in": 3}, "deliverable.deed", "leave empty"),
        ("propose", {"why": "x" * 2001}, "why", "at most 2000"),
        ("propose", {"colour": "blue"}, "colour", "no such field"),
        ("message", {"to": [], "text": "Hello"}, "to", "choose"),
        ("message", {"to": ["osd"], "text": "  "}, "text", "fill it in"),
        ("message", {"to": ["emperor"], "text": "Hello"}, "to", "choose"),
        ("set_sharing", {"partner": "orlavenne", "on": "maybe"}, "on", "yes or no"),
        ("argue", {"reasons": ["x"] * 7}, "reasons", "at most 6"),
        ("fly", {}, "", "no order of that kind"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(kind: str, values: dict[str, Any], path: str, part: str) -> None:
    found = desk.build(_PLAYED, CCMD, kind, values)
    assert isinstance(found, Wrong)
    assert found.path == path
    assert part in found.sentence
    assert found.sentence.endswith(".")


@pytest.mark.parametrize(
    ("typed", "meant"), [("0.25", 0.25), ("0,25", 0.25), ("25 %", 0.25), (" 25% ", 0.25), (1, 1.0)]
)
def test_numbers_may_be_typed(typed: Any, meant: float) -> None:
    made = desk.build(_PLAYED, CCMD, "propose", {"partner": "orlavenne", "instrument": "staff_talks", "odds": typed})
    assert isinstance(made, o.Propose)
    assert made.odds == meant


def test_reasons_may_be_typed_one_a_line() -> None:
    values = {"act": "a parade", "effect.partner": "orlavenne", "effect.track": "trust", "effect.by": 0.02}
    made = desk.build(_PLAYED, CCMD, "argue", {**values, "reasons": "they like parades\n\nso do we\n"})
    assert isinstance(made, o.Argue)
    assert made.reasons == ["they like parades", "so do we"]


@given(st.data())
def test_whatever_is_typed_makes_an_order_or_one_sentence(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(KINDS))
    paths = [leaf.path for leaf in leaves(kind)]
    values = data.draw(st.dictionaries(st.sampled_from(paths), _JUNK)) if paths else {}
    made = desk.build(_PLAYED, data.draw(st.sampled_from([CCMD, ORLAVENNE])), kind, values)
    if isinstance(made, Wrong):
        assert made.path in ("", *paths)
        assert "\n" not in made.sentence
        assert made.sentence.endswith(".")
    else:
        assert o.kind_of(made) == kind
        assert desk.build(_PLAYED, CCMD, kind, desk.values_of(made)) == made or "partner" in values


# ── a pad as a whole ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("name", [FIRST, THIN])
def test_problems_are_what_a_commit_would_be_refused(name: str, scale: Callable[[int, int], int]) -> None:
    for seed in range(scale(2, 40)):
        session = begin(name, seed)
        dice = Dice(session.game, seed)
        while not session.ended:
            for seat in session.game.seats:
                if session.phase is not Phase.TALKS:
                    orders = dice.orders(seat, session.phase)
                    expected = desk.problems(session, seat, orders)
                    assert list(expected) == session.commit(seat, orders)
            session.close()


def test_a_third_proposal_is_one_too_many() -> None:
    session = planning()
    names = ("staff_talks", "pme_exchange", "training_team")
    orders = [order("propose", partner="orlavenne", instrument=n, objective="access") for n in names]
    found = desk.problems(session, CCMD, orders)
    assert found[:2] == (None, None)
    assert found[2] is not None
    assert found[2].reason is Reason.TOO_MANY_NEW


def test_nobody_has_forms_once_it_is_over() -> None:
    session = to_end(begin())
    for seat in session.game.seats:
        can, cannot = desk.forms(session, seat)
        assert can == ()
        assert all("ended" in str(one.refusal) for one in cannot)
