"""Random starting states for the tests of claims: many worlds at once, and the same worlds with one thing changed."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st

from sctabletop.domain.deeds import DEED_FACTS, DEEDS
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, US_TRACKS, Kind
from sctabletop.rules.books import book
from sctabletop.rules.citing import Rule
from sctabletop.rules.readouts import readouts
from sctabletop.rules.sight import Book, Named

WORLDS = 64
BOUNDED = {**{t.name: t.top for t in PARTNER_TRACKS}, **{t.name: t.top for t in US_TRACKS}}
LARGE = {"stock_days": 60.0, "defence_budget": 250.0, "neglect": 6.0, "asks": 3.0, "granted": 3.0, "us_cost": 90.0}
seeds = st.integers(0, 2**32 - 1)


class Flows(Named):
    """What happened this turn; nothing, where nothing is said."""

    def __getattr__(self, name: str) -> Array:
        try:
            return super().__getattr__(name)
        except AttributeError:
            return np.zeros((1, WORLDS))


@dataclass(frozen=True)
class Start:
    """One partner in many worlds, with what happens to it this turn."""

    tracks: dict[str, Array]
    ours: dict[str, Array]
    flows: dict[str, Array]
    fixed: dict[str, Array]
    """readouts held at a value, whatever they rest on"""
    book: Book

    def given(self, **values: Any) -> "Start":
        """The same worlds with tracks (or groups of columns) or flows set; arrays or numbers."""
        tracks, ours, flows = dict(self.tracks), dict(self.ours), dict(self.flows)
        for name, value in values.items():
            array = np.zeros((1, WORLDS)) + value
            for column in GROUPS.get(name, (name,)):
                if column in tracks:
                    tracks[column] = array
                elif column in ours:
                    ours[column] = array[0]
                else:
                    flows[column] = array
        return Start(tracks, ours, flows, self.fixed, self.book)

    def holding(self, **values: float) -> "Start":
        """The same worlds with a readout held at a value."""
        return Start(
            self.tracks,
            self.ours,
            self.flows,
            {**self.fixed, **{n: np.full((1, WORLDS), v) for n, v in values.items()}},
            self.book,
        )

    @property
    def s(self) -> Named:
        """Tracks and readouts, as rules read them."""
        columns = {f"{g}_columns": np.stack([self.tracks[c] for c in names]) for g, names in GROUPS.items()}
        seen = Named({**self.tracks, **columns})
        seen.add({n: np.asarray(v) for n, v in readouts(seen, self.us, self.f, self.book).items()})
        seen.add(self.fixed)
        return seen

    @property
    def us(self) -> Named:
        """Our tracks."""
        return Named(dict(self.ours))

    @property
    def f(self) -> Named:
        """What happened."""
        return Flows(dict(self.flows))

    def of(self, track: str) -> Array:
        """A track or readout."""
        return self.s.get(track)


def start(seed: int) -> Start:
    """Random worlds away from the rails, in which nothing happens this turn."""
    rng = np.random.default_rng(seed)
    tracks = {t.name: rng.uniform(0.05, 0.95, (1, WORLDS)) for t in PARTNER_TRACKS if t.kind is not Kind.COUNTER}
    tracks |= {n: rng.uniform(0.05, top, (1, WORLDS)) for n, top in LARGE.items()}
    tracks["legal_rung"] = rng.integers(0, 4, (1, WORLDS)).astype(np.float64)
    ours = {t.name: rng.uniform(0.05, 0.95 if t.top else 20.0, WORLDS) for t in US_TRACKS}
    return Start(tracks, ours, {}, {}, book())


def total(rule: Rule, one: Start, *features: Named) -> Array:
    """The sum of a rule's terms."""
    out: Array = np.zeros((1, WORLDS))
    for term in rule(one.s, one.us, one.f, *features, one.book).values():
        out = out + term
    return out


def after(rule: Rule, one: Start) -> Array:
    """The track that a rule moves, a turn on, inside its rails; the mean of a group's columns."""
    columns = GROUPS.get(rule.target)
    before = np.stack([one.tracks[c] for c in columns]) if columns else one.tracks[rule.target]
    top = 1.0 if columns else BOUNDED[rule.target]
    value = np.minimum(np.maximum(before + total(rule, one), 0.0), np.inf if top is None else top)
    out: Array = value.mean(axis=0) if columns else value
    return out


def chance(rule: Rule, one: Start, *features: Named) -> Array:
    """The probability that a chance's terms add up to."""
    return np.minimum(np.maximum(total(rule, one, *features), 0.0), 1.0)


OFFER = {
    "ask": 0.3,
    "benefit": 0.4,
    "prestige": 0.2,
    "incentive": 0.3,
    "visible": 0.5,
    "guarantees": 0.0,
    "cost_share": 0.2,
    "knowledge": 0.5,
    "compressed": 0.0,
    "industrial": 0.0,
    "licensed": 0.0,
    "mandate": 2.0,
    "outdated": 0.0,
    "provides": 0.0,
    "suits": 0.5,
    "vouched": 0.0,
    "deed_price": 0.1,
    "odds": 0.6,
}


def offer(**features: Any) -> Named:
    """An initiative as the rules see it: a priced offer, with features changed."""
    return Named({n: np.zeros((1, WORLDS)) + v for n, v in {**OFFER, **features}.items()})


def deed_case(**features: Any) -> Named:
    """What bears on the inclination to each deed, as (deeds, 1, W)."""
    price = np.array([DEED_FACTS[d].price for d in DEEDS])[:, None, None]
    nothing = np.zeros((len(DEEDS), 1, WORLDS))
    values = {"price": price + nothing, "owed": nothing, "asked": nothing, "provides": nothing}
    return Named({**values, **{n: nothing + v for n, v in features.items()}})
