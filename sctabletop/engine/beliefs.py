"""Beliefs: what each seat thinks and how sure it is. A look is a scalar filter; repeated looks never average the fog
away.

Each topic has one US seat that collects on it (T13); the others move by report, fusion, agreements and public deeds
(E19).
"""

from typing import Any, Final

import numpy as np

from sctabletop.domain.instruments import FLOWS, TABLE
from sctabletop.domain.seats import US_SEATS
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPIC_INDEX, TOPICS, TRACK_INDEX
from sctabletop.engine.game import Game
from sctabletop.engine.ledger import Ledger
from sctabletop.engine.luck import bell
from sctabletop.engine.sights import Sight, codes, running, sight
from sctabletop.engine.sums import at, over_slots
from sctabletop.engine.wander import FEAR, GOES_TO, MONEY, WANDER, coming, sizes
from sctabletop.theory import ClaimId, cite

COLLECTOR: Final = np.array([US_SEATS.index(t.collector) if t.collector else 0 for t in TOPICS])
_ROWS: Final = np.arange(len(TOPICS))
_STOCK_TOPICS: Final = np.array([i for i, t in enumerate(TOPICS) if t.name in TRACK_INDEX])
_STOCK_ROWS: Final = np.array([TRACK_INDEX[t.name] for t in TOPICS if t.name in TRACK_INDEX])
_READ_OUT: Final = tuple((i, t.name) for i, t in enumerate(TOPICS) if t.name not in TRACK_INDEX)
DRIFT: Final = np.array([WANDER[t.name] ** 2 for t in TOPICS])[:, None, None]
"""By how much of a squared unit each variance grows in a turn."""

FIRST_SD_OWN, FIRST_SD_OTHER, FIRST_SD_PARTNER = 0.10, 0.20, 0.24
LOOK_SD: Final = 0.13
"""Error of one turn's collection at openness one half."""

_COMMITMENT, _WILLINGNESS = TOPIC_INDEX["commitment"], TOPIC_INDEX["willingness"]
_WILL: Final = slice(_COMMITMENT, _WILLINGNESS + 1, _WILLINGNESS - _COMMITMENT)
"""The rows of both as a view."""


def truths(state: State, look: Sight) -> Array:
    """(topics, P, W) the true value of every topic."""
    truth = np.empty((len(TOPICS), *look.s.threat.shape))
    truth[_STOCK_TOPICS] = state.partner[_STOCK_ROWS]
    for topic, name in _READ_OUT:
        truth[topic] = look.s.get(name)
    return truth


def first_look(game: Game, state: State, sheet: dict[str, Array], ledger: Ledger) -> None:
    """What everybody believes when play begins: the collector of a topic errs least."""
    truth = truths(state, sight(game, state))
    own = COLLECTOR[:, None, None]
    mean, var = np.zeros_like(state.mean), np.zeros_like(state.var)
    for seat in range(3):
        sd = np.where(own == seat, FIRST_SD_OWN, FIRST_SD_OTHER)
        z = 2.0 * (sheet["first_1"][seat] + sheet["first_2"][seat] + sheet["first_3"][seat] - 1.5)
        mean[seat], var[seat] = _first(truth, sd, z)
    for p in range(game.count):
        mean[3 + p], var[3 + p] = _first(truth, FIRST_SD_PARTNER, bell(sheet, "look"))
        mean[3 + p, :, p] = truth[:, p]
        var[3 + p, :, p] = 0.0
    claims = cite("T13 D23")
    ledger.belief("mean", "first_look", claims, mean)
    ledger.belief("var", "first_look", claims, var)
    us_mean, us_var = np.zeros_like(state.us_mean), np.zeros_like(state.us_var)
    for row, name in enumerate(("slots", "backlog", "us_stock_days")):
        value = state.us_track(name)
        us_mean[:, row] = value
        us_var[:, row] = (0.3 * value + 1.0) * (0.3 * value + 1.0)
    ledger.belief("us_mean", "first_look", cite("I4"), us_mean)
    ledger.belief("us_var", "first_look", cite("I4"), us_var)


def _first(truth: Array, share: Array | float, z: Array) -> tuple[Array, Array]:
    """A first mean and variance. The error is stated by what is believed, so that no bar tells the truth's size."""
    mean = truth + share * sizes(truth) * z
    sd = share * sizes(mean)
    return mean, sd * sd


def collect(game: Game, state: State, sheet: dict[str, Array], ledger: Ledger, look: Sight) -> None:
    """A turn's collection by the seat whose topic it is."""
    truth = truths(state, look)
    priority = np.where((state.asked > 0.0) & (state.fact("turn") - state.asked <= 1.0), 0.7, 1.0)
    tied = 1.0 - 0.3 * np.minimum(_liaison(state), 1.0)
    at = (COLLECTOR, _ROWS)
    mean, var = state.mean[at], state.var[at]
    obs = LOOK_SD * sizes(mean) * (1.4 - 0.8 * look.s.openness) * priority * tied
    gain = var / (var + obs * obs)
    claims = cite("T13 I1 D23")
    ledger.belief("mean", "collection", claims, gain * (truth + obs * bell(sheet, "look") - mean), at)
    ledger.belief("var", "collection", claims, -gain * var, at)
    for p in range(game.count):
        own = (3 + p, slice(None), p)
        ledger.belief("mean", "own", claims, truth[:, p] - state.mean[own], own)


def _liaison(state: State) -> Array:
    return over_slots(running(state) * at(TABLE.builds[FLOWS.index("liaison")], codes(state)))


def fuse(state: State, where: Array, ledger: Ledger) -> None:
    """The three US seats average by precision; the fused error is the least of theirs, so old looks count once (I2)."""
    precise = 1.0 / np.maximum(state.var[:3], 1e-12)
    total = precise[0] + precise[1] + precise[2]
    joint = (precise[0] * state.mean[0] + precise[1] * state.mean[1] + precise[2] * state.mean[2]) / total
    least = np.minimum(np.minimum(state.var[0], state.var[1]), state.var[2])
    claims, at = cite("I2 T17"), slice(0, 3)
    ledger.belief("mean", "fusion", claims, np.where(where > 0.0, joint - state.mean[:3], 0.0), at)
    ledger.belief("var", "fusion", claims, np.where(where > 0.0, least - state.var[:3], 0.0), at)


def report(state: State, where: Array, ledger: Ledger) -> None:
    """The SDO sends up what it knows of what was asked: OSD's and the command's beliefs move as far as its are better
    (I1, I9).
    """
    asked = (state.asked > 0.0) & (state.fact("turn") - state.asked <= 1.0) & (where > 0.0)
    sdo_mean, sdo_var = state.mean[2], state.var[2]
    mean, var = state.mean[:2], state.var[:2]
    better = asked & (sdo_var < var)
    gain = var / np.maximum(var + sdo_var, 1e-12)
    claims, at = cite("I1 I9 E19"), slice(0, 2)
    ledger.belief("mean", "report", claims, np.where(better, gain * (sdo_mean - mean), 0.0), at)
    ledger.belief("var", "report", claims, np.where(better, sdo_var - var, 0.0), at)


def _drawn_nearer(
    state: State, truth: Array, keep: Array, seats: Any, claims: tuple[ClaimId, ...], ledger: Ledger
) -> None:
    """Bring beliefs a part of the way to the truth, so that what is left of the error is what the bar still says.

    ``keep`` (P, W) is the share of the variance that stays; the error shrinks by its root.
    """
    left = np.sqrt(keep)
    term = "talk" if "T23" in claims else "sharing"
    ledger.belief("mean", term, claims, (truth - state.mean[seats]) * (1.0 - left), seats)
    ledger.belief("var", term, claims, state.var[seats] * (keep - 1.0), seats)


def frank_talk(state: State, truth: Array, where: Array, ledger: Ledger) -> None:
    """Frank talk narrows what the SDO does not know of a partner's people and forces (T23)."""
    keep = np.where(where > 0.0, 1.0 / (1.0 + 0.25 * where), 1.0)
    _drawn_nearer(state, truth, keep, 2, cite("T23 I1"), ledger)


def observe(
    state: State, truth: Array, signal: Array, openness: Array, sheet: dict[str, Array], ledger: Ledger
) -> None:
    """Deeds, deliverables and answers at a price are looks at commitment and willingness for every US seat (D14, D24).

    ``signal`` (P, W) is the price seen (D22); statements and free acceptance are none, so they move nothing (D12).
    """
    seen = (signal > 0.0) & (openness > 0.0)
    if not seen.any():
        return
    obs = 0.30 * (1.5 - openness) / np.sqrt(0.2 + 4.0 * signal)
    at = (slice(0, 3), _WILL)
    mean, var = state.mean[at], state.var[at]
    gain = np.where(seen, var / (var + obs * obs), 0.0)
    claims = cite("D14 D24 D12 D22")
    ledger.belief("mean", "deeds_seen", claims, gain * (truth[_WILL] + obs * bell(sheet, "seen") - mean), at)
    ledger.belief("var", "deeds_seen", claims, -gain * var, at)


def share(state: State, truth: Array, sharing: Array, ledger: Ledger) -> None:
    """A sharing agreement narrows beliefs on both sides: ours of it, its of others and of our industry (I4)."""
    keep = 1.0 / (1.0 + 0.35 * np.minimum(sharing, 1.5))
    claims = cite("I4")
    _drawn_nearer(state, truth, keep, slice(0, 3), claims, ledger)
    for p in np.flatnonzero((sharing > 0.0).any(axis=1)).tolist():
        _drawn_nearer(state, truth, keep[p], 3 + p, claims, ledger)
        for i, name in enumerate(("slots", "backlog", "us_stock_days")):
            nearer = (state.us_track(name) - state.us_mean[p, i]) * (1.0 - np.sqrt(keep[p]))
            ledger.belief("us_mean", "sharing", claims, nearer, (p, i))
            ledger.belief("us_var", "sharing", claims, state.us_var[p, i] * (keep[p] - 1.0), (p, i))


def wait(game: Game, state: State, look: Sight, ledger: Ledger) -> None:
    """A turn goes by: what is known to come by itself is reckoned in, and bars widen as far as the rest wanders.

    ``look`` is the state as the turn found it. Our seats know how long nobody called; other partners do not.
    """
    share = coming(game.book, look.s.neglect)
    _reckon(state, MONEY, share[MONEY], slice(None), cite("S13 D23"), ledger)
    _reckon(state, FEAR, share[FEAR], slice(0, 3), cite("E21 D23"), ledger)
    unit = sizes(state.mean)
    wider = DRIFT * unit * unit
    for p in range(game.count):
        wider[3 + p, :, p] = 0.0
    ledger.belief("var", "drift", cite("D23"), wider)


def _reckon(state: State, topic: int, share: Array, seats: slice, claims: tuple[ClaimId, ...], ledger: Ledger) -> None:
    """Move a belief by the share of the way to where its topic is known to go; its error shrinks by the same share."""
    if not share.any():
        return
    at = (seats, topic)
    ledger.belief("mean", "reckoned", claims, share * (GOES_TO[topic] - state.mean[at]), at)
    ledger.belief("var", "reckoned", claims, (share - 2.0) * share * state.var[at], at)
