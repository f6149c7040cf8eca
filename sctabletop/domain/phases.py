"""The sequence of play within a turn."""

from enum import StrEnum


class Phase(StrEnum):
    """The five phases in the order in which a turn passes through them."""

    SITUATION = "situation"
    PLAN = "plan"
    CONCURRENCE = "concurrence"
    TALKS = "talks"
    RESOLUTION = "resolution"


ORDER: tuple[Phase, ...] = tuple(Phase)


def after(phase: Phase) -> Phase | None:
    """The phase that follows within the same turn, or None after resolution."""
    at = ORDER.index(phase) + 1
    return ORDER[at] if at < len(ORDER) else None
