"""Sessions with something planted in every seat's private papers and numbers, and a look for it in a read model.

A read model is searched as its ``repr``, in which every number stands in full.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId, partner_of, partner_seat
from sctabletop.domain.state import State
from sctabletop.domain.tracks import BY_NAME, TRAITS, US_BY_NAME, Kind, Known
from sctabletop.players.policies import default_policy
from sctabletop.session.computers import play_phase
from sctabletop.session.ending import truth
from sctabletop.session.session import Session
from sctabletop.store.memory import MemoryStore
from tests.session.playing import THIN, clock, order, scenario, setup

TELLING: Final = 10
"""A number whose ``repr`` is shorter than this may stand anywhere by chance."""


@dataclass
class Plants:
    """Marks that are like nothing else in play, each with the seats that may meet it."""

    whose: dict[str, tuple[SeatId, ...]] = field(default_factory=dict)

    def word(self, *seats: SeatId) -> str:
        """A text that only these seats and control may meet."""
        mark = f"zq{len(self.whose):04d}planted"
        self.whose[mark] = seats
        return mark

    def share(self, *seats: SeatId) -> float:
        """A number between 0 and 1 that only these seats and control may meet."""
        mark = 0.3123456789012 + len(self.whose) * 1e-5
        self.whose[repr(mark)] = seats
        return mark

    def hidden_from(self, seat: SeatId) -> Iterator[str]:
        """Every mark that this seat must not meet."""
        return (mark for mark, seats in self.whose.items() if seat != CONTROL and seat not in seats)


def planted_scenario(read: Scenario, plants: Plants) -> Scenario:
    """The scenario with marks in every brief, red line and charter, and in injects that some seats alone are told."""
    partners = []
    for p in read.partners:
        own = partner_seat(p.id)
        partners.append(
            replace(
                p,
                red_lines=tuple((f"{text} {plants.word(own)}", condition) for text, condition in p.red_lines),
                charter=tuple(replace(line, text=f"{line.text} {plants.word(own)}") for line in p.charter),
            )
        )
    charters = {
        seat: tuple(replace(line, text=f"{line.text} {plants.word(seat)}") for line in lines)
        for seat, lines in read.us.charters.items()
    }
    injects = tuple(
        replace(j, title=f"{j.title} {plants.word(*j.to)}", text=f"{j.text} {plants.word(*j.to)}") if j.to else j
        for j in read.injects
    )
    assumptions = tuple(replace(a, statement=f"{a.statement} {plants.word(*US_SEATS)}") for a in read.assumptions)
    return replace(
        read,
        partners=tuple(partners),
        us=replace(read.us, charters=charters),
        briefs={seat: f"{text} {plants.word(seat)}" for seat, text in read.briefs.items()},
        injects=injects,
        assumptions=assumptions,
    )


def planted_session(plants: Plants, name: str = THIN, seed: int = 5) -> Session:
    """A session played by computers; traits that a partner alone knows stand at marked numbers."""
    read = planted_scenario(scenario(name), plants)
    overrides = {
        (str(p.id), t.name): plants.share(partner_seat(p.id))
        for p in read.partners
        for t in TRAITS
        if t.known is Known.PARTNER
    }
    made = replace(setup(name, seed, overrides=overrides), scenario=read)
    game = made.game()
    holders = {s: str(default_policy(game, s)) for s in game.seats}
    return Session.create(MemoryStore(clock), replace(made, seats=holders))


def say_something(session: Session, plants: Plants) -> None:
    """In the situation, where a commit keeps no computer from planning: words and numbers from every seat."""
    assert session.phase is Phase.SITUATION
    seats = session.game.seats[:-1]
    first = str(session.game.scenario.partners[0].id)
    for seat, other in zip(seats, (*seats[1:], seats[0]), strict=True):
        effect = {"partner": first, "track": "trust", "by": 0.01}
        given = [
            order("message", to=[other], text=plants.word(seat, other)),
            order("message", to=[plants.word(seat)], text=plants.word(seat)),
            order("forecast", condition="us.credibility > 0.5", probability=plants.share(seat), due=session.turn + 1),
            order("argue", act=plants.word(seat), effect=effect, reasons=[plants.word(seat)]),
        ]
        session.commit(seat, given, [plants.word(seat) for _ in given])


def adjust_something(session: Session, plants: Plants) -> None:
    """Before the reveal control lays a hand on every partner's trust, for a reason of its own."""
    assert session.phase is Phase.RESOLUTION
    partners = [str(p.id) for p in session.game.scenario.partners]
    given = [order("adjust", partner=p, track="trust", by=-0.0123, reason=plants.word()) for p in partners]
    session.commit(CONTROL, given)


def planted_play(plants: Plants, name: str, turns: int, seed: int = 5) -> Iterator[Session]:
    """The same session in every phase of so many turns, with something new planted in each."""
    session = planted_session(plants, name, seed)
    while session.turn <= turns and not session.ended:
        if session.phase is Phase.SITUATION:
            say_something(session, plants)
        if session.phase is Phase.RESOLUTION:
            adjust_something(session, plants)
        yield session
        play_phase(session)


@dataclass
class Truths:
    """The numbers that were true and hidden from a seat, gathered as play goes on."""

    seat: SeatId
    hidden: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def gather(self, session: Session) -> None:
        """Take in what is true now."""
        own, state = partner_of(self.seat), session.state
        rows = truth(session.game, state)
        for owner, tracks in rows.items():
            for name, value in tracks.items():
                mine = (owner == own and not _known_to_us(name)) if owner != "us" else self.seat in US_SEATS
                self._put(value, mine or self._is_told(owner, name))
        self._beliefs(session, state)

    def _is_told(self, owner: str, name: str) -> bool:
        track = (US_BY_NAME if owner == "us" else BY_NAME)[name]
        if track.known is Known.PUBLIC:
            return True
        # What our side reckons is made of each seat's own beliefs, so its true value is nobody's.
        ours = track.known is Known.SHARED or (track.known is Known.US and track.kind is not Kind.READOUT)
        return ours and self.seat in US_SEATS

    def _beliefs(self, session: Session, state: State) -> None:
        own = partner_of(self.seat)
        row = US_SEATS.index(self.seat) if own is None else len(US_SEATS) + session.game.partners[str(own)]
        for at in range(state.mean.shape[0]):
            for value in np.concatenate((state.mean[at].ravel(), state.var[at].ravel())).tolist():
                self._put(value, at == row)

    def _put(self, value: float, told: bool) -> None:
        text = repr(value).lstrip("-")
        # A product of round numbers (0.2 × 0.2) is as long as others and comes about in many places.
        if len(text) >= TELLING and abs(value - round(value, 4)) > 1e-12:
            (self.known if told else self.hidden).add(text)

    def found_in(self, text: str) -> list[str]:
        """The hidden numbers that stand in a text and that the seat has from nowhere else."""
        return [number for number in numbers_in(text) if number in self.hidden - self.known]


def numbers_in(text: str) -> set[str]:
    """Every number of a text as it is written there, without its sign."""
    for mark in "()[],='\"":
        text = text.replace(mark, " ")
    return {word.lstrip("-") for word in text.split() if word[:1].isdigit() or word[:1] == "-"}


def assert_hidden(plants: Plants, truths: Truths, seat: SeatId, models: Sequence[Any]) -> None:
    """No read model of a seat holds a planted mark of another's, or a number that is true and hidden."""
    text = repr(models)
    met = [mark for mark in plants.hidden_from(seat) if mark in text]
    assert not met, (seat, met, [plants.whose[m] for m in met])
    assert not truths.found_in(text), (seat, truths.found_in(text))


def _known_to_us(name: str) -> bool:
    return name in BY_NAME and BY_NAME[name].known is Known.US
