"""Numbers on the command line, each between its bounds."""

import argparse
from collections.abc import Callable
from typing import Final

MOST_SEED: Final = 2**63 - 1
MOST_WORLD: Final = 2**20 - 1
MOST_TURN: Final = 60


def whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers between two bounds, for argparse."""

    def read(text: str) -> int:
        try:
            value = int(text) if len(text) <= 30 else None
        except ValueError:
            value = None
        if value is None or not least <= value <= most:
            raise argparse.ArgumentTypeError(f"must be a whole number from {least} to {most}, not {text[:40]!r}")
        return value

    return read
