"""What all seats decided in one phase, as arrays: a person's order and a computer's choice become the same numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELDS
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.state import CONTACTS, Array
from sctabletop.domain.tracks import TOPICS

KEYS = len(INSTRUMENTS) + 1
"""Rows of an array keyed by instrument code; row 0 is never used."""


@dataclass(slots=True)
class Draft:
    """One proposed or amended initiative: who, where, and its slot fields; ``fields`` is all 0 where a world has
    none.
    """

    seat: int
    """0 CCMD, 1 SDO, 2 OSD"""
    partner: Array
    """(W,) partner index"""
    fields: Array
    """(slot fields, W)"""
    amend: bool = False
    code: Array | None = None
    """(W,) refusal code, once decided"""


@dataclass(slots=True)
class Plan:
    """The plan phase. NaN means unchanged, 0 means not ordered."""

    rank: Array
    ceiling_t10: Array
    ceiling_t22: Array
    release: Array
    sharing: Array
    tone: Array
    open_step: Array
    end_programme: Array
    answer_miss: Array
    """1 pause, 2 waive, 3 renegotiate"""
    answer_gesture: Array
    """1 tolerate, 2 punish"""
    enforce: Array
    press: Array
    channel: Array
    testify: Array
    """1 evidence, 2 promise"""
    cancel: Array
    monitor: Array
    vet: Array
    engage: Array
    """(contacts, P, W): 1 frank, 2 demarche, 3 platitude"""
    report: Array
    fuse: Array
    promote: Array
    triage: Array
    ask: Array
    """deed index + 1"""
    question: Array
    frame_us: Array
    clear: Array
    """−1 no, 1 yes"""
    vouch: Array
    relief: Array
    carry: Array
    """0 carry, 1 soften, 2 sharpen; NaN unchanged"""
    deed: Array
    request: Array
    """1 sale, 2 guarantee"""
    gesture: Array
    hedge: Array
    mandate: Array
    frame_home: Array
    leak: Array
    provoke: Array
    drafts: list[Draft] = field(default_factory=list)


def blank_plan(partners: int, worlds: int, assumptions: int) -> Plan:
    """A plan in which nobody orders anything."""
    here = (partners, worlds)
    keyed = (KEYS, partners, worlds)
    unchanged = {"rank", "ceiling_t10", "ceiling_t22", "release", "sharing", "tone", "carry", "hedge", "mandate"}
    by_instrument = {"end_programme", "answer_miss", "enforce", "cancel", "clear", "vouch"}
    values: dict[str, Any] = {}
    for name in (f.name for f in fields(Plan) if f.name != "drafts"):
        if name in unchanged:
            values[name] = np.full(here, np.nan)
        elif name in by_instrument:
            values[name] = np.zeros(keyed)
        else:
            values[name] = np.zeros(here)
    values["channel"] = np.full(worlds, np.nan)
    values["testify"], values["promote"] = np.zeros(worlds), np.zeros(worlds)
    values["triage"] = np.full((assumptions, worlds), np.nan)
    values["engage"] = np.zeros((CONTACTS, *here))
    values["question"] = np.zeros((len(TOPICS), *here))
    values["deed"] = np.zeros((len(DEEDS), *here))
    return Plan(**values)


@dataclass(slots=True)
class Review:
    """The concurrence phase: objections (seat, instrument, P, W), thresholds set (NaN none), overrides."""

    objects: Array
    threshold: Array
    override: Array


def blank_review(partners: int, worlds: int) -> Review:
    """A review in which all concur by silence."""
    keyed = (KEYS, partners, worlds)
    return Review(np.zeros((3, *keyed)), np.full(keyed, np.nan), np.zeros(keyed))


@dataclass(slots=True)
class Moves:
    """Moves at the tables, keyed by instrument and partner; ``counter`` holds the ask + 1, ``contribute`` a share or
    NaN.
    """

    offer: Array
    withdraw: Array
    take_counter: Array
    accept: Array
    counter: Array
    defer: Array
    decline: Array
    agree: Array
    contribute: Array
    repudiate: Array


def blank_moves(partners: int, worlds: int) -> Moves:
    """No moves."""
    keyed, here = (KEYS, partners, worlds), (partners, worlds)
    values: dict[str, Any] = {f.name: np.zeros(keyed) for f in fields(Moves)}
    values |= {"agree": np.zeros(here), "contribute": np.full(here, np.nan), "repudiate": np.zeros(here)}
    return Moves(**values)


def empty_fields(worlds: int) -> Array:
    """(slot fields, W) of zeros, for a draft."""
    return np.zeros((len(FIELDS), worlds))


def arrays(decision: Plan | Review | Moves) -> Iterator[tuple[str, Array]]:
    """Each array of a decision with its name."""
    for f in fields(decision):
        value = getattr(decision, f.name)
        if isinstance(value, np.ndarray):
            yield f.name, value
