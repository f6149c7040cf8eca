"""Many worlds under the same orders and the same rules: blocks of five hundred, each world bit for bit its own
session.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from sctabletop.domain.state import Array, State
from sctabletop.engine.game import Game, opening
from sctabletop.engine.luck import Luck
from sctabletop.players import choose
from sctabletop.players.loop import Players, Script, Seats, Table

BLOCK: Final = 500
"""Worlds resolved at once: larger blocks cost memory and gain nothing."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of worlds after a turn."""

    first: int
    turn: int
    state: State


def keep_memory() -> None:
    """Ask glibc not to hand memory back between blocks, which costs a third of the time; elsewhere this does
    nothing.
    """
    if sys.platform.startswith("linux"):
        try:
            libc = ctypes.CDLL("libc.so.6")
            libc.mallopt(-3, 1 << 30)
            libc.mallopt(-1, (1 << 31) - 1)
        except (OSError, AttributeError):
            return


def play(
    game: Game,
    seats: Seats,
    seed: int,
    worlds: int,
    *,
    script: Script | None = None,
    turns: int | None = None,
    first: int = 0,
    block: int = BLOCK,
    each_turn: bool = False,
    progress: Callable[[int], None] | None = None,
    players: Players = choose,
) -> Iterator[Block]:
    """Play worlds ``first`` to ``first + worlds``; yields each block at its end, or after every turn."""
    keep_memory()
    luck = Luck(seed, game.count)
    table = Table(game, seats, script, players)
    last = game.scenario.turns if turns is None else turns
    for start in range(first, first + worlds, block):
        size = min(block, first + worlds - start)
        state = opening(game, size)
        for turn in range(1, last + 1):
            table.turn(state, luck.sheet(turn, start, size))
            if progress is not None:
                progress(size)
            if each_turn or turn == last:
                yield Block(start, turn, state)


def track(blocks: Iterator[Block], read: Callable[[State], Array]) -> Array:
    """What ``read`` says of each block, joined along the world axis."""
    return np.concatenate([read(b.state) for b in blocks], axis=-1)
