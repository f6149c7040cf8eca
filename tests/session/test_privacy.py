"""What is one seat's own stays its own: planted texts and numbers never reach a seat that they were not meant for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import pytest

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, Kind, Known
from sctabletop.session.describe import describe
from sctabletop.session.ending import truth
from sctabletop.session.export import seat_document
from sctabletop.session.session import MAIN, Session
from sctabletop.session.setup import Setup
from sctabletop.store.memory import MemoryStore
from tests.session.playing import (
    FIRST,
    ORLAVENNE,
    THIN,
    begin,
    bodies,
    clock,
    events_of,
    order,
    refused,
    scenario,
    seen,
    taken,
    texts_and_numbers,
    to_end,
    to_phase,
)
from tests.session.random_orders import Dice

OUBASSARA: Final = SeatId("partner-oubassara")
TENDOURE: Final = SeatId("partner-tendoure")
KOULENZA: Final = SeatId("partner-koulenza")
PRIVATE: Final = [t.name for t in PARTNER_TRACKS if t.known is Known.PARTNER and t.kind is not Kind.COUNTER]
"""Tracks between 0 and 1 that a partner alone knows."""


@dataclass(frozen=True)
class Secret:
    """Something planted: a text or a number that nobody else would come upon, and who may meet it."""

    what: str | float
    whose: tuple[SeatId, ...]

    def found_in(self, words: set[str], numbers: set[float]) -> bool:
        if isinstance(self.what, str):
            return any(self.what in word for word in words)
        return self.what in numbers


class Plants:
    """Hands out marks that are like nothing else in play, and keeps whose they are."""

    def __init__(self) -> None:
        self.secrets: list[Secret] = []

    def text(self, *whose: SeatId) -> str:
        mark = f"zq{len(self.secrets):03d}planted"
        self.secrets.append(Secret(mark, whose))
        return mark

    def share(self, *whose: SeatId) -> float:
        mark = 0.3070809 + len(self.secrets) * 1e-5
        self.secrets.append(Secret(mark, whose))
        return mark


def marked_scenario(plants: Plants) -> Scenario:
    """Thin Capital with a mark in every brief, red line and aim."""
    read = scenario(THIN)
    partners = []
    for p in read.partners:
        own = SeatId(f"partner-{p.id}")
        lines = tuple((f"{text} {plants.text(own)}", condition) for text, condition in p.red_lines)
        charter = tuple(replace(line, text=f"{line.text} {plants.text(own)}") for line in p.charter)
        partners.append(replace(p, red_lines=lines, charter=charter))
    charters = {
        seat: tuple(replace(line, text=f"{line.text} {plants.text(seat)}") for line in lines)
        for seat, lines in read.us.charters.items()
    }
    briefs = {seat: f"{text} {plants.text(seat)}" for seat, text in read.briefs.items()}
    return replace(read, partners=tuple(partners), us=replace(read.us, charters=charters), briefs=briefs)


def marked_session(plants: Plants) -> Session:
    read = marked_scenario(plants)
    overrides = {(p, name): plants.share(SeatId(f"partner-{p}")) for p in ("koulenza",) for name in PRIVATE}
    files = {"scenario.yaml": plants.text(), "briefs/control.md": plants.text(CONTROL)}
    return Session.create(MemoryStore(clock), Setup(scenario=read, files=files, seed=11, overrides=overrides))


def plant_orders(session: Session, plants: Plants) -> None:
    """Every seat does in this phase what carries a text or a number of its own."""
    phase = session.phase
    if phase is Phase.RESOLUTION:
        why = plants.text(CONTROL)
        session.commit(CONTROL, [order("adjust", partner="oubassara", track="trust", by=-0.01, reason=why)])
        return
    for seat in session.game.seats[:-1]:
        other = session.game.seats[(session.game.seats.index(seat) + 1) % (len(session.game.seats) - 1)]
        open_question = "koulenza.hedging" if partner_of(seat) != "koulenza" else "tendoure.hedging"
        orders = [
            order("message", to=[other], text=plants.text(seat, other)),
            order("forecast", condition=f"{open_question} > 0.5", probability=plants.share(seat), due=2),
            order("argue", act=plants.text(seat), effect=effect(plants, seat), reasons=[plants.text(seat)]),
            order("message", to=[plants.text(seat)], text=plants.text(seat)),
            order("forecast", condition=f"nobody.{plants.text(seat)} > 1", probability=0.5, due=1),
            *own_orders(session, seat, plants),
        ]
        session.commit(seat, orders, [plants.text(seat) for _ in orders])


def effect(plants: Plants, seat: SeatId) -> dict[str, Any]:
    return {"partner": "koulenza", "track": "trust", "by": plants.share(seat) / 10}


def own_orders(session: Session, seat: SeatId, plants: Plants) -> Iterator[Any]:
    triad = US_SEATS
    match session.phase, seat:
        case Phase.PLAN, "osd":
            yield order("set_ceiling", partner="tendoure", title10=10.0 + plants.share(*triad))
            yield order("propose", partner=plants.text(OSD), instrument="staff_talks")
        case Phase.PLAN, "ccmd" | "sdo":
            instrument = "staff_talks" if seat == CCMD else "training_team"
            values = {"objective": "influence", "odds": plants.share(*triad), "why": plants.text(*triad)}
            yield order("propose", partner="tendoure", instrument=instrument, role=plants.text(*triad), **values)
            yield order("propose", partner="tendoure", instrument=plants.text(seat))
        case Phase.PLAN, _:
            yield order("mandate", level="listen")
            yield order("hedge", how="third_supplier")
            yield order("deed", partner=plants.text(seat), deed="recruit")
        case Phase.CONCURRENCE, "osd":
            yield order("override", partner="tendoure", instrument="staff_talks", why=plants.text(*triad))
        case Phase.CONCURRENCE, "ccmd" | "sdo":
            yield order("object", partner="tendoure", instrument="staff_talks", cure=plants.text(*triad))
        case Phase.TALKS, "ccmd":
            yield order("offer", partner="tendoure", instrument="staff_talks")
        case Phase.TALKS, _ if partner_of(seat):
            yield order("contribute", share=plants.share(seat))
            yield order("accept", instrument=plants.text(seat))
        case _:
            return


def met(session: Session, seat: SeatId, document: Mapping[str, Any] | None = None) -> tuple[set[str], set[float]]:
    """Every text and number that a seat may meet: its events, its view, its export."""
    told = [e.body for e in seen(events_of(session), seat)]
    everything = [told, describe(session.game, session.view(seat)), document or {}]
    words: set[str] = set()
    numbers: set[float] = set()
    for value in texts_and_numbers(everything):
        if isinstance(value, str):
            words.add(value)
        else:
            numbers |= {value, value - 10.0, value * 10.0}
    return words, numbers


def test_no_planted_secret_reaches_a_seat_it_was_not_meant_for() -> None:
    plants = Plants()
    session = marked_session(plants)
    for _ in range(2 * len(Phase)):
        plant_orders(session, plants)
        for seat in session.game.seats[:-1]:
            assert_kept(session, plants, seat)
        session.close()
    to_end(session)
    for seat in session.game.seats[:-1]:
        assert_kept(session, plants, seat, seat_document(session.store, session.setup, MAIN, seat))
    # Had nothing been planted, nothing would have been found: control, who may read everything, finds the most of it.
    words, numbers = control_meets(session)
    assert sum(secret.found_in(words, numbers) for secret in plants.secrets) > 200


def assert_kept(session: Session, plants: Plants, seat: SeatId, document: Mapping[str, Any] | None = None) -> None:
    words, numbers = met(session, seat, document)
    for secret in plants.secrets:
        if seat not in secret.whose:
            assert not secret.found_in(words, numbers), (seat, secret, session.turn, session.phase)


def control_meets(session: Session) -> tuple[set[str], set[float]]:
    values = list(texts_and_numbers([e.body for e in events_of(session)]))
    numbers = {v for v in values if isinstance(v, float)}
    return {v for v in values if isinstance(v, str)}, numbers | {n - 10 for n in numbers} | {n * 10 for n in numbers}


def test_a_seat_meets_its_own_secrets() -> None:
    plants = Plants()
    session = to_phase(begin(THIN), Phase.PLAN)
    plant_orders(session, plants)
    for seat in session.game.seats[:-1]:
        words, numbers = met(session, seat)
        assert any(seat in s.whose and s.found_in(words, numbers) for s in plants.secrets)


@pytest.mark.parametrize("seed", [3])
def test_no_view_states_the_truth_that_a_partner_keeps(seed: int) -> None:
    session = begin(THIN, seed=seed)
    dice = Dice(session.game, seed)
    kept = [t.name for t in (*PARTNER_TRACKS, *READOUTS) if t.known is Known.PARTNER]
    compared = 0
    while session.turn < 4:
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
        true = truth(session.game, session.state)
        for seat in session.game.seats[:-1]:
            shown = describe(session.game, session.view(seat))["partners"]
            for partner in session.game.partners:
                if partner_of(seat) == partner:
                    continue
                for name in kept:
                    if name in shown[partner] and 0.0 < true[partner][name] < 1.0:
                        compared += 1
                        assert shown[partner][name]["mean"] != true[partner][name], (seat, partner, name)
        session.close()
    assert compared > 1000


def test_nothing_of_a_commit_is_seen_by_others_before_the_close() -> None:
    for phase in (Phase.PLAN, Phase.CONCURRENCE):
        session = to_phase(begin(THIN), phase)
        before = {
            seat: (describe(session.game, session.view(seat)), len(seen(events_of(session), seat))) for seat in SIX
        }
        dice = Dice(session.game, 5)
        for acting in SIX:
            orders = [x for _ in range(6) for x in dice.orders(acting, phase)]
            session.commit(acting, [x for x in orders if type(x).__name__ != "Message"])
            for seat in SIX:
                assert describe(session.game, session.view(seat)) == before[seat][0]
            others = SIX[SIX.index(acting) + 1 :]
            assert all(len(seen(events_of(session), s)) == before[s][1] for s in others)


SIX: Final = (OSD, CCMD, SDO, OUBASSARA, TENDOURE, KOULENZA)


def test_every_refusal_is_told_to_its_own_seat_and_control_alone() -> None:
    session = begin(THIN, seed=2)
    dice = Dice(session.game, 2)
    while session.turn < 3:
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
        session.close()
    lapses = [e for e in events_of(session) if e.tag is Tag.ORDER_LAPSED]
    assert len(lapses) > 50
    assert all(set(e.audience) == {SeatId(e.body["seat"]), CONTROL} for e in lapses)


def at_the_table(level: str) -> Session:
    """Orlavenne sends a delegation of this authority, and it says yes to staff talks."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
    taken(session, ORLAVENNE, order("mandate", level=level))
    to_phase(session, Phase.TALKS)
    taken(session, CCMD, order("offer", partner="orlavenne", instrument="staff_talks"))
    taken(session, ORLAVENNE, order("accept", instrument="staff_talks"))
    return session


def test_our_side_cannot_see_with_what_authority_a_delegation_said_yes() -> None:
    """The yes looks the same whether its government stands behind it or not (D32)."""
    listening, limited = at_the_table("listen"), at_the_table("limited")
    for seat in US_SEATS:
        assert seen(events_of(listening), seat) == seen(events_of(limited), seat)
        assert describe(listening.game, listening.view(seat)) == describe(limited.game, limited.view(seat))


def test_a_partner_is_told_the_same_whether_or_not_a_draft_is_hidden_from_it() -> None:
    told = []
    for drafted in (True, False):
        session = to_phase(begin(FIRST), Phase.PLAN)
        if drafted:
            taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="access"))
        to_phase(session, Phase.TALKS)
        refusal = refused(session, ORLAVENNE, order("accept", instrument="staff_talks"))
        view = describe(session.game, session.view(ORLAVENNE))
        told.append((str(refusal), view, seen(events_of(session), ORLAVENNE)))
    assert told[0] == told[1]


@pytest.mark.parametrize("condition", ["stage(orlavenne, staff_talks) >= 1", "stage(orlavenne, staff_talks) == 3"])
def test_a_partner_cannot_find_out_hidden_drafts_by_forecasting_them(condition: str) -> None:
    """A forecast is scored against the truth, so it may not ask about what its seat never sees, or its own yes."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    refused(session, ORLAVENNE, order("forecast", condition=condition, probability=0.5, due=1))


def test_an_inject_for_some_seats_is_heard_by_those_alone() -> None:
    session = begin(FIRST)
    taken(session, CONTROL, order("inject", inject="left_at_the_gate"))
    session.close()
    inject = session.game.scenario.injects[session.game.injects["left_at_the_gate"]]
    heard = {s for s in session.game.seats if bodies(seen(events_of(session), s), Tag.INJECT_FIRED)}
    assert heard == {*inject.to, CONTROL} == {SDO, ORLAVENNE, CONTROL}
    for seat in (OSD, CCMD):
        words, _ = met(session, seat)
        assert not any(inject.title in word or inject.text in word for word in words)


def until(session: Session, turn: int) -> list[Any]:
    """What every seat but control may know at each close before the end of a turn."""
    dice = Dice(session.game, 9)
    out: list[Any] = []
    while session.turn <= turn and not (session.turn == turn and session.phase is Phase.RESOLUTION):
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
        made = session.close()
        for seat in session.game.seats[:-1]:
            out.append([plain(e) for e in seen(made, seat)])
            out.append(describe(session.game, session.view(seat)))
    return out


def plain(event: Event) -> tuple[str, Any]:
    return str(event.tag), event.body


def test_nobody_but_control_can_tell_which_turn_is_the_last() -> None:
    """Two exercises of different length are the same to every seat until the shorter one ends."""
    assert until(begin(FIRST, turns=2), 2) == until(begin(FIRST, turns=4), 2)
    assert until(begin(THIN, turns=3), 3) == until(begin(THIN, turns=10), 3)
