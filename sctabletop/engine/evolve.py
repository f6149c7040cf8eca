"""State from facts: the fold that makes a state out of the events of one world. Nothing is rolled, no rule is run."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.state import GUIDE_INDEX, WORLD_INDEX, State
from sctabletop.domain.tracks import TRACK_INDEX, US_INDEX
from sctabletop.engine.game import Game


def from_whole(blocks: Mapping[str, Any]) -> State:
    """The state that ``record.whole`` wrote down."""
    arrays = {}
    for name, cells in blocks.items():
        block = np.zeros(cells["shape"])
        _set(block, cells)
        arrays[name] = block
    return State(**arrays)


def _set(block: np.ndarray[Any, np.dtype[np.float64]], cells: Mapping[str, Any]) -> None:
    if cells.get("at"):
        block.reshape(-1)[cells["at"]] = cells["to"]


def evolve(game: Game, state: State, event: Event) -> None:
    """Let one event take effect on the state, in place. Events that change no number leave it alone."""
    body = event.body
    match event.tag:
        case Tag.LEDGER_APPLIED | Tag.ADJUSTED:
            _ledger(game, state, body)
        case Tag.INITIATIVE_STAGED:
            p = game.partners[body["partner"]]
            for name, value in body["set"].items():
                state.slot[FIELD_INDEX[name], body["slot"], p, 0] = value
        case Tag.GUIDANCE_SET:
            for row in body["set"]:
                state.guide[GUIDE_INDEX[row["name"]], game.partners[row["partner"]], 0] = row["to"]
        case Tag.DEED_DONE:
            state.deed[DEED_INDEX[Deed(body["deed"])], game.partners[body["partner"]], 0] = body["on"]
        case Tag.INJECT_FIRED:
            state.inject[game.injects[body["inject"]], 0] = body["on"]
        case Tag.HOLD_SET | Tag.HOLD_CLEARED:
            state.world[WORLD_INDEX[f"hold_{body['authority']}"], 0] = body["turns"]
        case Tag.ASSUMPTION_TESTED:
            state.assumption[:, game.assumptions[body["assumption"]], 0] = body["set"]
        case _:
            pass
    for name, cells in body.get("standing", {}).items():
        _set(getattr(state, name), cells)


def _ledger(game: Game, state: State, body: Mapping[str, Any]) -> None:
    """Fold the terms in the order in which they were added: ``after`` is ``before`` plus each, the rail last."""
    for entry in body["entries"]:
        if entry["partner"] is None:
            row = state.us[US_INDEX[entry["track"]]]
            at: int = 0
        else:
            row = state.partner[TRACK_INDEX[entry["track"]]]
            at = game.partners[entry["partner"]]
        value = row[at] if row.ndim == 1 else row[at, 0]
        for term in entry["terms"]:
            value = value + term["value"]
        if row.ndim == 1:
            row[at] = value + 0.0
        else:
            row[at, 0] = value + 0.0
    for line in body["beliefs"]:
        block = getattr(state, line["block"]).reshape(-1)
        block[line["at"]] += line["by"]
