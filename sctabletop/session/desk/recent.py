"""A save that was opened lately, as a list of saves shows it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentSave:
    """One save: what is played in it, how far it had come when it was let go, and when that was."""

    path: Path
    title: str
    where: str
    """such as "turn 3, plan" """
    when: str
    """local date and time"""
