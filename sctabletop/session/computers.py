"""Computer seats in a session: each chooses from its own view, and its choice becomes orders like anybody's, with its
reasons.
"""

from collections.abc import Container, Mapping, Sequence
from typing import Final

from sctabletop.domain import orders as o
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId
from sctabletop.engine.decisions import blank_moves, blank_plan, blank_review
from sctabletop.engine.views import view
from sctabletop.players import choose, control
from sctabletop.players.brief import brief
from sctabletop.players.policies import PolicyName
from sctabletop.players.saying.speaker import Speaker
from sctabletop.players.scores import Reasons
from sctabletop.players.talks import STEPS, Step, step_of
from sctabletop.players.wording import move_orders, names, plan_orders, review_orders
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session

Scripted = Mapping[SeatId, Sequence[o.Order]]
NOTHING: Final[Scripted] = {}


def policy(session: Session, seat: SeatId) -> PolicyName | None:
    """The policy that plays a seat, or None where a person holds it."""
    holder = session.holder(seat)
    return None if holder == PERSON else PolicyName(holder)


def play_phase(session: Session, scripted: Scripted = NOTHING) -> dict[SeatId, list[Refusal | None]]:
    """Commit the scripted orders of the open phase, let computer seats choose, and close it. Returns refusals as
    given.

    People come first and computers after them, here as at a table where people sit: so both leave the same record.
    """
    refusals: dict[SeatId, list[Refusal | None]] = {}
    if session.phase is Phase.TALKS:
        _talk(session, scripted, refusals)
        session.close()
        return refusals
    for seat in session.game.seats:
        if scripted.get(seat):
            refusals[seat] = session.commit(seat, scripted[seat])
    close_phase(session)
    return refusals


def close_phase(session: Session) -> None:
    """Let every computer seat that has not committed choose, then close the open phase; in talks they have moved."""
    if session.phase is not Phase.TALKS:
        for seat in session.game.seats:
            if (name := policy(session, seat)) and seat not in session.progress.commits:
                fill(session, seat, name)
    session.close()


def fill(session: Session, seat: SeatId, name: PolicyName) -> None:
    """Let a computer commit a seat's orders for the open phase. In the half of a round that stands, it passes."""
    if seat == CONTROL:
        _deliver(session, name)
        return
    game, turn = session.game, session.turn
    if session.standing_orders() or session.phase not in (Phase.PLAN, Phase.CONCURRENCE):
        return
    why = Reasons()
    here = view(game, session.state, seat, session.phase)
    known = brief(game, seat)
    speaker = Speaker(game, here, known, why)
    if session.phase is Phase.PLAN:
        plan = blank_plan(game.count, 1, len(game.scenario.assumptions))
        choose.plan(name, known, here, session.sheet(), plan, why)
        orders = plan_orders(plan, names(game), seat, turn, speaker)
    elif seat in US_SEATS:
        review = blank_review(game.count, 1)
        choose.review(name, known, here, session.sheet(), review, why)
        orders = review_orders(review, names(game), seat, speaker)
    else:
        return
    if orders:
        session.commit(seat, orders, [speaker.sentence(order) for order in orders])


def _deliver(session: Session, name: PolicyName) -> None:
    """What a computer control delivers by hand, on the record like anybody's order."""
    if session.phase is Phase.SITUATION:
        marked = control.by_hand(name, session.game, session.state)
        injects = [j for j, on in zip(session.game.scenario.injects, marked[:, 0], strict=True) if on > 0.0]
        if injects:
            session.commit(CONTROL, [o.FireInject(inject=str(j.id)) for j in injects])


def _talk(session: Session, scripted: Scripted, refusals: dict[SeatId, list[Refusal | None]]) -> None:
    """Tables in four steps: our offers, the partners' answers, our answers to counters, the minutes. One move at a
    time, as people make them.
    """
    for seat in session.game.seats:
        said = [x for x in scripted.get(seat, ()) if step_of(seat, x) is None]
        if said:
            refusals.setdefault(seat, []).extend(session.commit(seat, said))
    for step in STEPS:
        for seat in session.game.seats:
            for order in scripted.get(seat, ()):
                if step_of(seat, order) is step:
                    refusals.setdefault(seat, []).extend(session.act(seat, [order]))
        move_computers(session, step, but=[seat for seat, orders in scripted.items() if orders])


def move_computers(session: Session, step: Step, but: Container[SeatId] = ()) -> None:
    """Let the computer seats that may move in this step of the talks make their moves."""
    for seat in session.game.seats:
        name = policy(session, seat)
        if name and not session.standing_orders() and seat not in but and step.is_for(seat):
            _move(session, seat, name, step)


def _move(session: Session, seat: SeatId, name: PolicyName, step: Step) -> None:
    game = session.game
    moves, why = blank_moves(game.count, 1), Reasons()
    here = view(game, session.state, seat, Phase.TALKS)
    known = brief(game, seat)
    getattr(choose, str(step))(name, known, here, session.sheet(), moves, why)
    orders = move_orders(moves, names(game), seat)
    if orders:
        speaker = Speaker(game, here, known, why)
        session.act(seat, orders, [speaker.sentence(order) for order in orders])
