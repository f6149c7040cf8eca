"""An initiative as numbers: the fields of one slot, and the stages of its life."""

from enum import IntEnum
from typing import Final


class Stage(IntEnum):
    """Where an initiative stands; ends are at or below zero. ``stage()`` in conditions reads ends as 0."""

    REPUDIATED = -7
    SUSPENDED = -6
    CANCELLED = -5
    WITHDRAWN = -4
    LAPSED = -3
    DECLINED = -2
    REFUSED = -1
    NONE = 0
    DRAFT = 1
    POSITIONED = 2
    GATED = 3
    OFFERED = 4
    COUNTERED = 5
    DEFERRED = 6
    AGREED = 7
    RUNNING = 8
    COMPLETE = 9


class Delivery(IntEnum):
    """Where a deliverable stands."""

    NONE = 0
    PENDING = 1
    MET = 2
    MISSED = 3
    WAIVED = 4
    PAUSED = 5


SLOTS: Final = 8
"""Places for initiatives with one partner; a ninth is refused."""

FIELDS: Final = (
    "instrument",
    "stage",
    "born",
    "proposer",
    "tier",
    "size",
    "objective",
    "assumption",
    "role",
    "indicator",
    "threshold",
    "due",
    "deliverable",
    "deliver_due",
    "delivery",
    "tripwire",
    "transformation",
    "benchmark",
    "added",
    "incentive",
    "cost_share",
    "timeline",
    "odds",
    "objected",
    "overridden",
    "vouched",
    "blocked",
    "concurred",
    "notice",
    "ask",
    "accepted",
    "progress",
    "lead",
    "cost",
    "paid",
    "cleared",
    "late",
    "knowledge",
    "threat",
    "sprung",
    "verdict",
    "mandate",
)
"""Slot fields, the first axis of the initiative array:

instrument code (0 empty) · stage · born, due, deliver_due: turns · proposer 0 CCMD, 1 SDO · tier 0–2 · size 1–3 ·
objective 1–4 · assumption: index + 1 · role: 1 when a role is named · indicator: topic index + 1 · deliverable: deed
index + 1 ·
delivery: see ``Delivery`` · transformation: how many · added: conditions added after agreement · timeline: turns
shorter (−) or
longer than the norm · odds as claimed · objected: bit a US seat · blocked: bit a gate · concurred: State has agreed ·
notice: turns
of Congress notice served · ask: counter asked for + 1 · accepted: 1 partner, 2 both · mandate at acceptance 0–2 ·
progress, lead: turns ·
cost, paid: million USD · cleared −1 no, 0 silent, 1 yes · late: turns lost · knowledge: mean error of approvers ·
threat: kind it was
tied to · sprung: tripwire sprung · verdict: 1 its own indicator was met, 2 it was not (E1).
"""

FIELD_INDEX: Final = {name: i for i, name in enumerate(FIELDS)}
PARTNER_ONLY: Final = ("mandate",)
"""Fields that our side never sees; they come last, so that its view is the rows before them."""
US_ONLY: Final = (
    "odds objective assumption indicator threshold due verdict objected overridden vouched blocked concurred notice "
    "knowledge threat "
    "proposer"
).split()
"""Fields a partner never sees of an initiative offered to it."""
