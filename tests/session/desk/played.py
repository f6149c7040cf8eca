"""Sessions for the tests of the desk: played by computers, tried out on branches, and looked at without a trace."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count

from sctabletop.domain.phases import Phase
from sctabletop.players.policies import default_policy
from sctabletop.session.computers import play_phase
from sctabletop.session.session import Session, fork
from sctabletop.store.memory import MemoryStore
from tests.session.playing import FIRST, THIN, begin, clock, events_of, progress_text, setup, state_bytes, to_phase

_BRANCHES = count(1)


def computed(name: str = THIN, seed: int = 7) -> Session:
    """A new session in which the computer holds every seat."""
    made = setup(name, seed)
    game = made.game()
    return Session.create(
        MemoryStore(clock), replace(made, seats={s: str(default_policy(game, s)) for s in game.seats})
    )


def played_to(session: Session, turn: int, phase: Phase) -> Session:
    """Let the computers play until this phase of this turn is open."""
    while not (session.turn == turn and session.phase is phase):
        assert not session.ended
        play_phase(session)
    return session


def planning(name: str = FIRST, turn: int = 1) -> Session:
    """Plans are open, and everybody has passed so far."""
    return to_phase(begin(name), Phase.PLAN, turn)


@contextmanager
def nothing_written(session: Session) -> Iterator[None]:
    """What is done within only looks: state, progress, events, head and drafts are afterwards what they were."""

    def everything() -> tuple[object, ...]:
        kept = session.store
        events, drafts = events_of(session), kept.drafts(session.branch)
        return state_bytes(session.state), progress_text(session.progress), events, session.head, drafts

    before = everything()
    yield
    assert everything() == before


def branched(session: Session) -> Session:
    """The same moment on a branch of its own, to try something out."""
    assert session.head is not None
    return fork(session.store, session.setup, f"trial {next(_BRANCHES)}", session.head, branch=session.branch)
