"""How an exercise is read at its end: charters, assumptions, forecasts, the state four turns later. No sum, no
ranking.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sctabletop.domain.conditions import parse
from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.events import EVERYONE, Event, Tag
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.scenario import AssumptionStatus, CharterLine
from sctabletop.domain.scorecards import SCORECARDS
from sctabletop.domain.seats import CONTROL, partner_seat
from sctabletop.domain.state import State
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, US_TRACKS
from sctabletop.engine.conditions import Scene, holds
from sctabletop.engine.decisions import blank_moves, blank_plan, blank_review
from sctabletop.engine.game import Game
from sctabletop.engine.luck import Luck
from sctabletop.engine.offers import scene_of
from sctabletop.engine.phases import concurrence, plan, resolution, situation, talks
from sctabletop.engine.sights import sight
from sctabletop.session.progress import Forecast

AFTERMATH_TURNS: Final = 4
HEADLINES: Final = 5


def scene(game: Game, state: State) -> Scene:
    """The state as conditions read it."""
    return scene_of(game, state, sight(game, state))


def _line(line: CharterLine, where: Scene) -> dict[str, str]:
    kept = bool(holds(line.kept, where)[0])
    partly = bool(holds(line.partly, where)[0])
    return {"line": line.text, "verdict": "kept" if kept else "partly" if partly else "missed"}


def charters(game: Game, state: State) -> dict[str, list[dict[str, str]]]:
    """Each seat's charter, line by line: kept, partly or missed."""
    where = scene(game, state)
    ours = {str(seat): [_line(x, where) for x in lines] for seat, lines in game.scenario.us.charters.items()}
    theirs = {str(partner_seat(p.id)): [_line(x, where) for x in p.charter] for p in game.scenario.partners}
    return {**ours, **theirs}


def scorecards(game: Game, state: State) -> list[dict[str, Any]]:
    """Each partner by the measures of its kind, what matters most first: kept, partly or missed, and no sum (E2)."""
    where = scene(game, state)
    out: list[dict[str, Any]] = []
    for partner in game.scenario.partners:
        card = SCORECARDS[partner.category]
        lines = [_line(line, where) for line in card.lines(partner.id)]
        measures = [{"measure": line["line"], "verdict": line["verdict"]} for line in lines]
        out.append(
            {"partner": str(partner.id), "category": str(partner.category), "why": card.why, "measures": measures}
        )
    return out


def assumptions(game: Game, state: State) -> list[dict[str, str]]:
    """Where each plan assumption stands."""
    return [
        {
            "assumption": str(a.id),
            "statement": a.statement,
            "status": AssumptionStatus(int(state.assumption[0, i, 0])).name.lower(),
        }
        for i, a in enumerate(game.scenario.assumptions)
    ]


def unfired(game: Game, state: State) -> list[str]:
    """Injects that never fired: none is ever lost."""
    return [str(j.id) for i, j in enumerate(game.scenario.injects) if state.inject[i, 0] == 0.0]


def due_forecasts(game: Game, state: State, forecasts: Sequence[Forecast], last: bool) -> list[Event]:
    """Brier scores of the forecasts that fall due with this turn, or at the end of all that are open (D9)."""
    where = scene(game, state)
    out = []
    for i, f in enumerate(forecasts):
        if f.outcome is None and (f.due <= state.turn or last):
            outcome = bool(holds(parse(f.condition), where)[0])
            gap = f.probability - float(outcome)
            body = {"turn": state.turn, "forecast": i, "seat": f.seat, "outcome": outcome, "brier": gap * gap}
            out.append(Event(Tag.FORECAST_SCORED, body, (f.seat, CONTROL)))
    return out


def truth(game: Game, state: State) -> dict[str, dict[str, float]]:
    """Every track of one world as it truly is, readouts included: ``us`` and each partner."""
    look = sight(game, state)
    out: dict[str, dict[str, float]] = {"us": {t.name: float(state.us[i, 0]) for i, t in enumerate(US_TRACKS)}}

    for p, partner in enumerate(game.scenario.partners):
        row = {t.name: float(state.partner[i, p, 0]) for i, t in enumerate(PARTNER_TRACKS)}
        row |= {t.name: float(look.s.get(t.name)[p, 0]) for t in READOUTS}
        out[str(partner.id)] = row
    return out


def aftermath(game: Game, state: State, luck: Luck, world: int) -> list[dict[str, Any]]:
    """Four further turns in which all pass, with no injects and no agreements, read and not recorded as turns."""
    passing = all_pass(game, state, luck, world)
    return [{"turn": after.turn, "aftermath": True, "truth": truth(game, after)} for after in passing]


def all_pass(game: Game, state: State, luck: Luck, first: int) -> Iterator[State]:
    """The state after each turn of the aftermath, in any number of worlds of which ``first`` is the first; each is
    written over by the next.
    """
    after, worlds = state.copy(), state.worlds
    for _ in range(AFTERMATH_TURNS):
        sheet = luck.sheet(after.turn + 1, first, worlds)
        situation.open_turn(game, after, sheet, quiet=True)
        plan.close(game, after, blank_plan(game.count, worlds, len(game.scenario.assumptions)))
        concurrence.close(game, after, blank_review(game.count, worlds), sheet)
        talks.move(game, after, blank_moves(game.count, worlds), sheet)
        talks.close(after)
        resolution.close(game, after, sheet)
        yield after


def ended(game: Game, state: State, luck: Luck, world: int) -> list[Event]:
    """The last events: for each seat its own charter alone, and everything for control."""
    kept = charters(game, state)
    whole = {
        "turn": state.turn,
        "charters": kept,
        "assumptions": assumptions(game, state),
        "unfired": unfired(game, state),
        "aftermath": aftermath(game, state, luck, world),
    }
    own = [
        Event(
            Tag.SESSION_ENDED, {"turn": state.turn, "charters": {str(seat): kept.get(str(seat), [])}}, (seat, CONTROL)
        )
        for seat in game.seats
        if seat != CONTROL
    ]
    return [*own, Event(Tag.SESSION_ENDED, whole, (CONTROL,))]


def revealed(game: Game, turn: int, events: Sequence[Event]) -> Event:
    """Five headlines and one surprise from what all may know: coups, breaks, holds, agreements, deeds, tests of
    assumptions.
    """
    lines: list[tuple[int, str]] = []
    surprise, lost = "", taken_back(events)
    for event in events:
        weight, text = _headline(game, event, lost)
        if text:
            lines.append((weight, text))
        surprise = surprise or _surprise(game, event)
    lines.sort(key=lambda pair: pair[0])
    body = {"turn": turn, "headlines": [text for _, text in lines[:HEADLINES]], "surprise": surprise}
    return Event(Tag.REVEALED, body, EVERYONE)


def taken_back(events: Iterable[Event]) -> frozenset[tuple[str, str]]:
    """Partner and instrument of what a delegation signed and its capital took back in these events (D32)."""
    staged = [event.body for event in events if event.tag is Tag.INITIATIVE_STAGED and "stage" in event.body["set"]]
    signed, declined = (
        {(body["partner"], body["instrument"]) for body in staged if body["set"]["stage"] == stage}
        for stage in (Stage.AGREED, Stage.DECLINED)
    )
    return frozenset(signed & declined)


def _partner(game: Game, name: str) -> str:
    return next(p.name for p in game.scenario.partners if p.id == name)


def _instrument(name: str) -> str:
    return next((i.name for i in INSTRUMENTS if i.id == name), name)


def _headline(game: Game, event: Event, lost: frozenset[tuple[str, str]]) -> tuple[int, str]:
    body = event.body
    match event.tag:
        case Tag.DEED_DONE if body["on"] > 0.0:
            said = DEED_FACTS[Deed(body["deed"])].said
            return 3, f"{_partner(game, body['partner'])} chose to {said}."
        case Tag.HOLD_SET:
            return 1, f"Congress holds {body['authority']} assistance."
        case Tag.INITIATIVE_STAGED if body["stage"] == "agreed" and "stage" in body["set"]:
            name, what = _partner(game, body["partner"]), _instrument(body["instrument"])
            back = f", and {name} took it back at home" if (body["partner"], body["instrument"]) in lost else ""
            return 2, f"{name} and Washington signed: {what}{back}."
        case Tag.INITIATIVE_STAGED if body["stage"] == "repudiated" and "stage" in body["set"]:
            return 0, f"{_partner(game, body['partner'])} threw off {_instrument(body['instrument'])}."
        case Tag.INITIATIVE_STAGED if body["stage"] == "complete" and "stage" in body["set"]:
            return 4, f"{_instrument(body['instrument'])} with {_partner(game, body['partner'])} is complete."
        case Tag.ASSUMPTION_TESTED if body["status"] in {"held", "failed"}:
            return 1, f"A contingency came: a plan assumption {body['status']}."
        case _:
            return 9, ""


def _surprise(game: Game, event: Event) -> str:
    if event.tag is not Tag.CHANCE_DRAWN:
        return ""
    rare = [
        c
        for c in event.body["chances"]
        if c["outcome"] and c["probability"] < 0.2 and c["name"] in {"coup", "repudiation", "backlash", "scandal"}
    ]
    if not rare:
        return ""
    first = min(rare, key=lambda c: c["probability"])
    words = {
        "coup": "a coup that few expected",
        "repudiation": "a break that few expected",
        "backlash": "a backlash at home that few expected",
        "scandal": "a scandal that few expected",
    }
    return f"{_partner(game, first['partner'])}: {words[first['name']]}."
