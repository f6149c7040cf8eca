"""A save as one document of plain data: the truth turn by turn for control, or what one seat could know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sctabletop import __version__
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.engine.game import Game
from sctabletop.session.describe import describe
from sctabletop.session.ending import scorecards, truth
from sctabletop.session.marking import MARKING
from sctabletop.session.ports import EventStore
from sctabletop.session.replay import Moment, moments, seen_by, view_at
from sctabletop.session.setup import Setup
from sctabletop.session.symptoms import flags

FORMAT: Final = 1
"""The version of the document; it grows when a key is renamed or goes."""

CONTROLS: Final = "control: this is the whole truth, every seat's private data included"

_BULK: Final = ("files", "state")
"""Parts of the first event that a save needs and a reader does not."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as one reader is told it."""

    tag: str
    body: Mapping[str, Any]


def document(store: EventStore, setup: Setup, branch: str) -> dict[str, Any]:
    """The whole branch for control, and what each seat could know at the end of every turn."""
    game = setup.game()
    turns: list[dict[str, Any]] = []
    meta = {"eyes": CONTROLS, **meta_of(setup, branch)}
    for one in moments(store, setup, branch):
        turns.append(_turn(game, one))
        _gather(meta, one, game)
    return {"meta": meta, "turns": turns}


def seat_document(store: EventStore, setup: Setup, branch: str, seat: SeatId) -> dict[str, Any]:
    """The branch as one seat could know it: its views and the events told to it, without truth and ledger."""
    game = setup.game()
    meta = {"eyes": f"{seat}: what this seat could know", "seat": str(seat), **meta_of(setup, branch)}
    for secret in ("seed", "world", "overrides", "turns"):
        meta.pop(secret)
    turns = [
        {
            "turn": one.turn,
            "done": one.done,
            "events": [{"tag": e.tag, "body": dict(e.body)} for e in told(one.events, seat)],
            "refusals": _refusals(seen_by(one.events, seat)),
            "view": describe(game, view_at(game, one, seat)),
        }
        for one in moments(store, setup, branch)
    ]
    return {"meta": meta, "turns": turns}


def told(events: Sequence[Event], seat: SeatId) -> list[Told]:
    """The events as a seat is told them; control's are whole but for the bulk of the first."""
    out = []
    for event in seen_by(tuple(events), seat):
        body = {k: v for k, v in event.body.items() if k not in _BULK}
        out.append(Told(str(event.tag), body))
    return out


def meta_of(setup: Setup, branch: str) -> dict[str, Any]:
    """What an exercise is made of, as the head of a document."""
    scenario = setup.scenario
    return {
        "format": FORMAT,
        "marking": MARKING,
        "program": f"sctabletop {__version__}",
        "branch": branch,
        "scenario": str(scenario.id),
        "title": scenario.title,
        "digest": scenario.digest,
        "partners": [{"id": str(p.id), "name": p.name} for p in scenario.partners],
        "turns": scenario.turns,
        "book": str(setup.book),
        "seed": setup.seed,
        "world": setup.world,
        "pace": str(setup.pace),
        "overrides": [{"owner": o, "track": t, "value": v} for (o, t), v in sorted(setup.overrides.items())],
    }


def _turn(game: Game, one: Moment) -> dict[str, Any]:
    return {
        "turn": one.turn,
        "done": one.done,
        "truth": truth(game, one.state),
        "ledger": [row for e in one.events if e.tag in _LEDGERS for row in e.body["entries"]],
        "events": [{"tag": t.tag, "body": dict(t.body)} for t in told(one.events, CONTROL)],
        "refusals": _refusals(one.events),
        "views": {str(s): describe(game, view_at(game, one, s)) for s in game.seats if s != CONTROL},
    }


_LEDGERS: Final = frozenset({Tag.LEDGER_APPLIED, Tag.ADJUSTED})


def _refusals(events: Sequence[Event]) -> list[dict[str, Any]]:
    return [{k: v for k, v in e.body.items() if k != "turn"} for e in events if e.tag is Tag.ORDER_LAPSED]


def _gather(meta: dict[str, Any], one: Moment, game: Game) -> None:
    """What belongs to the whole exercise: who held which seat, how it began and how it ended."""
    for event in one.events:
        match event.tag:
            case Tag.SESSION_CREATED:
                # A branch with new luck begins with an event of this kind of its own.
                meta["seed"], meta["world"] = event.body["seed"], event.body["world"]
            case Tag.SEAT_ASSIGNED:
                meta.setdefault("seats", []).append(dict(event.body))
            case Tag.SESSION_ENDED if "aftermath" in event.body:
                for name in ("charters", "assumptions", "unfired", "aftermath"):
                    meta[name] = event.body[name]
                meta["scorecards"] = scorecards(game, one.state)
                meta["symptoms"] = flags(game, one.state, event.body["aftermath"])
            case _:
                pass
