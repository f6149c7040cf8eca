"""What a government wants, and how well a thing that helps some of it suits one that holds them in a given order."""

from collections.abc import Collection, Sequence
from enum import StrEnum


class Aim(StrEnum):
    """What a government wants; each partner holds the four in a secret order."""

    REGIME = "regime"
    SAFETY = "safety"
    AUTONOMY = "autonomy"
    PROSPERITY = "prosperity"


def fit(helped: Collection[Aim], order: Sequence[Aim]) -> float:
    """1 where a thing helps the first of a government's aims, 0 where it helps the last alone or none; evenly between
    them (T28).
    """
    last = len(order) - 1
    return max((last - place for place, aim in enumerate(order) if aim in helped), default=0) / max(last, 1)
