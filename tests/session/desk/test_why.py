"""The reasons: whole for what is one's own, a belief's own story for the rest, and no value that tells a secret."""

from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import BY_NAME, TOPICS, US_BY_NAME
from sctabletop.errors import SctabletopError
from sctabletop.rules.sequence import PARTNER_RULES
from sctabletop.session.computers import play_phase
from sctabletop.session.desk.belief_moves import belief_moves, last_look
from sctabletop.session.desk.board import Reading, board
from sctabletop.session.desk.veils import OURS, THEIRS
from sctabletop.session.desk.why import Why, claim, why
from sctabletop.session.desk.why_own import VEILED
from sctabletop.session.session import Session
from sctabletop.theory import CLAIMS
from tests.session.desk.played import computed, nothing_written, played_to
from tests.session.desk.secrets import Plants, Truths, adjust_something, assert_hidden, planted_play
from tests.session.playing import FIRST, ORLAVENNE, THIN, begin, order, taken, to_phase

TENDOURE = SeatId("partner-tendoure")


@pytest.fixture(scope="module")
def played() -> Session:
    """Four turns of Thin Capital and a little of the fifth; nobody writes to it."""
    return played_to(computed(THIN), 5, Phase.TALKS)


def row(session: Session, seat: SeatId, owner: str, track: str) -> Reading:
    shown = board(session, seat)
    rows = [*shown.us.rows, *(r for p in shown.partners for s in p.sections for r in s.rows)]
    return next(r for r in rows if (r.owner, r.track) == (owner, track))


def every(session: Session) -> Iterator[tuple[str, str]]:
    yield from (("us", t) for t in US_BY_NAME)
    yield from ((str(p.id), t) for p in session.game.scenario.partners for t in BY_NAME)


def values(found: Why) -> list[float]:
    return [t.value for s in found.steps for t in s.terms if t.value is not None]


def test_control_reads_every_term_and_they_add_up(played: Session) -> None:
    added = 0
    for owner, track in every(played):
        found = why(played, CONTROL, owner, track, 3)
        for step in found.steps:
            assert step.before is not None
            total = step.before
            for term in step.terms:
                assert term.value is not None
                total += term.value
            assert total == step.after
            added += 1
    assert added > 100


def test_a_government_reads_the_terms_of_its_own_tracks(played: Session) -> None:
    own, whole = why(played, TENDOURE, "tendoure", "commitment", 3), why(played, CONTROL, "tendoure", "commitment", 3)
    assert [s.terms for s in own.steps] == [s.terms for s in whole.steps]
    assert own.now == whole.now
    assert own.idle == whole.idle


@pytest.mark.parametrize("seat", [*US_SEATS, SeatId("partner-oubassara")])
def test_no_term_of_anothers_track_has_a_value(played: Session, seat: SeatId) -> None:
    for track in BY_NAME:
        found = why(played, seat, "tendoure", track, 4)
        own_words = {s.title for s in found.steps if "what you believe" in s.title}
        for step in found.steps:
            assert step.title in own_words or step.terms == ()
        assert all(t.value is None for t in found.idle)


def test_what_can_move_a_track_is_told_with_its_claims(played: Session) -> None:
    found = why(played, OSD, "tendoure", "trust", 4)
    rule = next(r for r in PARTNER_RULES if r.target == "trust")
    assert {t.name: t.claims for t in found.idle} == {n: tuple(c) for n, c in rule.claims.items()}
    assert {c for t in found.idle for c in t.claims} <= {card.id for card in found.claims}


@pytest.mark.parametrize("seat", [*US_SEATS, SeatId("partner-oubassara")])
def test_a_belief_is_explained_to_the_last_digit(played: Session, seat: SeatId) -> None:
    """From what the board held at the end of last turn, by the seat's own terms, to what it held at the end of this."""
    moved = 0
    for topic in TOPICS:
        past = {p.turn: p for p in row(played, seat, "tendoure", topic.name).history}
        found = why(played, seat, "tendoure", topic.name, 4)
        if not found.steps:
            assert past[3].mean == past[4].mean
            continue
        assert found.steps[0].before == past[3].mean
        assert found.steps[-1].after == past[4].mean
        for step in found.steps:
            assert step.before is not None
            total = step.before
            for term in step.terms:
                assert term.value is not None
                total += term.value
            assert total == step.after
        moved += 1
        assert found.beliefs
    assert moved > 0 or partner_of(seat) is not None


def test_how_a_belief_came_about_is_said_in_sentences(played: Session) -> None:
    first = why(played, OSD, "tendoure", "trust", 1)
    assert first.beliefs[0].startswith("What was known as play began: ")
    assert first.steps[0].before is None
    still = next(found for t in TOPICS if not (found := why(played, OSD, "koulenza", t.name, 5)).steps)
    assert "reached you" in still.beliefs[-1]


def test_what_time_alone_does_to_a_belief_is_no_news(played: Session) -> None:
    """Nothing but time moves what one country believes of another's money here: no agreement to share runs."""
    koulenza = SeatId("partner-koulenza")
    moves = belief_moves(played, koulenza, "tendoure", "defence_budget", 4)
    assert {m.term for m in moves} == {"drift", "reckoned"}
    assert any(m.by < 0.0 for m in moves)
    assert last_look(played, koulenza, "tendoure", "defence_budget", 5) == 1
    assert "since turn 1" in why(played, koulenza, "tendoure", "defence_budget", 4).beliefs[-1]


def test_a_belief_says_how_to_know_more(played: Session) -> None:
    assert why(played, OSD, "tendoure", "trust", 4).cure.startswith("Senior defense official collects on it")
    assert why(played, SDO, "tendoure", "trust", 4).cure.startswith("Your own people collect on it")
    assert why(played, CCMD, "tendoure", "access", 4).cure == ""


def test_a_public_number_has_both_its_ends(played: Session) -> None:
    for seat in (OSD, SeatId("partner-oubassara")):
        past = {p.turn: p.mean for p in row(played, seat, "tendoure", "access").history}
        (step,) = why(played, seat, "tendoure", "access", 4).steps
        assert (step.before, step.after) == (past[3], past[4])


def test_a_readout_shows_what_it_is_made_of_as_far_as_the_seat_knows(played: Session) -> None:
    found = why(played, OSD, "tendoure", "readiness", 4)
    assert [name for name, _, _ in found.factors] == [
        "willingness (believed)",
        "capability (believed)",
    ]
    held = {p.turn: p.mean for p in row(played, OSD, "tendoure", "capability").history}
    assert found.factors[1][1:] == (held[3], held[4])
    hidden = why(played, OSD, "tendoure", "willingness", 4)
    assert ("motivation (not known to you)", None, None) in hidden.factors
    unknown = why(played, OSD, "tendoure", "sovereignty", 4)
    assert unknown.now == "not known to you"
    assert unknown.steps == ()


def test_a_belief_in_a_group_is_not_passed_off_as_one_in_its_column(played: Session) -> None:
    assert why(played, OSD, "tendoure", "people_training", 4).now.endswith("of people as a whole")


def test_our_side_reads_its_own_terms_but_for_those_that_know_too_much(played: Session) -> None:
    found = why(played, OSD, "us", "confidence", 3)
    (step,) = [s for s in found.steps if s.title.startswith("Resolution")]
    (veiled,) = [t for t in step.terms if t.name == VEILED]
    assert veiled.value is None
    named = {t.name for t in (*step.terms, *found.idle)}
    assert named.isdisjoint(OURS["confidence"])
    assert "demonstrated" in named
    assert values(why(played, OSD, "us", "sdo_hours", 3))


def test_the_veil_hangs_whether_there_is_something_behind_it_or_not() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN, 3)
    for track in THEIRS:
        for turn in (1, 2):
            steps = why(session, ORLAVENNE, "orlavenne", track, turn).steps
            resolved = [s for s in steps if s.title.startswith("Resolution")]
            assert all(VEILED in [t.name for t in s.terms] for s in resolved)


def test_what_a_partner_costs_us_is_none_of_its_business(played: Session) -> None:
    found = why(played, TENDOURE, "tendoure", "us_cost", 4)
    assert (found.now, found.steps) == ("not known to you", ())
    assert why(played, OSD, "tendoure", "us_cost", 4).steps


def test_a_partner_is_not_told_what_congress_thinks(played: Session) -> None:
    found = why(played, TENDOURE, "us", "confidence", 4)
    assert (found.now, found.steps, found.factors) == ("not known to you", (), ())


def test_an_event_told_to_a_few_is_not_named_to_the_others() -> None:
    session = begin(FIRST)
    taken(session, CONTROL, order("inject", inject="left_at_the_gate"))
    to_phase(session, Phase.PLAN)
    own = [t for step in why(session, ORLAVENNE, "orlavenne", "trust", 1).steps for t in step.terms]
    (hurt,) = (t for t in own if t.name == "A visitor at the gate")
    (softer,) = (t for t in own if t.name == "A visitor at the gate, softened by ties")
    assert 0.0 < (softer.value or 0.0) < -(hurt.value or 0.0)
    assert softer.claims == ("E24", "E20")
    for seat in (OSD, CCMD):
        for track in ("trust", "relationships"):
            assert "gate" not in repr(why(session, seat, "orlavenne", track, 1))


def test_controls_hand_is_seen_by_control_alone() -> None:
    plants = Plants()
    session = played_to(computed(FIRST), 1, Phase.RESOLUTION)
    adjust_something(session, plants)
    session.close()
    assert "-0.0123" in repr(why(session, CONTROL, "orlavenne", "trust", 1))
    own = why(session, ORLAVENNE, "orlavenne", "trust", 1)
    assert "-0.0123" not in repr(own)
    assert "planted" not in repr(own)
    assert VEILED in [t.name for t in own.steps[-1].terms]


def test_chances_are_told_to_those_whose_numbers_they_are_made_of() -> None:
    session = computed(THIN)
    told: dict[SeatId, set[str]] = {s: set() for s in session.game.seats}
    while session.turn < 6:
        play_phase(session)
        if session.phase is Phase.SITUATION and session.turn > 1:
            for seat in session.game.seats:
                for partner in session.game.partners:
                    for text in why(session, seat, partner, "trust", session.turn - 1).chances:
                        told[seat].add(text.split(" ")[0].lower())
    assert {"coup", "scandal", "state"} <= told[CONTROL]
    assert told[OSD] <= {"late", "state", "congress"}
    assert told[SDO] <= {"late"}
    assert "coup" in told[TENDOURE]
    assert told[TENDOURE].isdisjoint({"scandal", "leak", "escalation", "deliver", "state", "congress", "contingency"})


def test_control_also_reads_what_the_seats_believed(played: Session) -> None:
    found = why(played, CONTROL, "tendoure", "trust", 4).beliefs
    assert any(text.startswith("Senior defense official believed ") for text in found)
    assert not any(text.startswith("Tendouré") for text in found)


@pytest.mark.parametrize(
    ("owner", "track", "turn"),
    [
        ("nowhere", "trust", 1),
        ("tendoure", "charm", 1),
        ("tendoure", "trust", 9),
        ("us", "trust", 1),
        ("tendoure", "trust", 0),
    ],
)
def test_a_name_or_a_turn_that_is_not_there_is_refused_in_words(
    played: Session, owner: str, track: str, turn: int
) -> None:
    with pytest.raises(SctabletopError):
        why(played, OSD, owner, track, turn)


def test_every_claim_can_be_read_as_a_card() -> None:
    for identifier, card in CLAIMS.items():
        found = claim(str(identifier))
        assert (found.id, found.title, found.design) == (card.id, card.title, card.design)
        assert card.statement in found.text
        assert found.sources
    with pytest.raises(SctabletopError, match="no claim"):
        claim("D999")


def test_looking_writes_nothing(played: Session) -> None:
    with nothing_written(played):
        for seat in played.game.seats:
            for owner, track in islice(every(played), 0, None, 7):
                assert why(played, seat, owner, track, 2) == why(played, seat, owner, track, 2)


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_no_reason_gives_a_secret_away(name: str, scale: Callable[[int, int], int]) -> None:
    plants = Plants()
    truths: dict[SeatId, Truths] = {}
    step = scale(9, 1)
    for at, session in enumerate(planted_play(plants, name, 3)):
        for seat in session.game.seats[:-1]:
            truths.setdefault(seat, Truths(seat)).gather(session)
            for owner, track in islice(every(session), at % step, None, step):
                models = [why(session, seat, owner, track, turn) for turn in {session.turn, max(session.turn - 1, 1)}]
                assert_hidden(plants, truths[seat], seat, models)
