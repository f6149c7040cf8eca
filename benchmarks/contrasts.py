"""Contrasts of rules, for claims that speak of how one thing changes what another does: a few words with figures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from sctabletop.domain.ids import BookName
from sctabletop.domain.seats import US_SEATS
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPIC_INDEX
from sctabletop.rules.appeal import appeal
from sctabletop.rules.books import book
from sctabletop.rules.commitment import commitment
from sctabletop.rules.institutions import people
from sctabletop.rules.interest import deals
from tests.claims.campaign import anywhere, play
from tests.rules.starts import Start, offer, start, total

SEEDS: Final = range(4)
"""Four starts of sixty-four worlds each."""
TERMS: Final = 2.0
"""Transformations asked, where a contrast asks for any."""


def _mean(of: Callable[[Start], Array]) -> float:
    return sum(float(of(start(seed)).mean()) for seed in SEEDS) / len(SEEDS)


def _readout(name: str, **tracks: float) -> float:
    return _mean(lambda one: one.given(**tracks).of(name))


def _entrapment() -> str:
    more = [
        _readout("entrapment", **{t: 0.8}) - _readout("entrapment", **{t: 0.2}) for t in ("guarantee", "instability")
    ]
    return f"entrapment {more[0]:+.4f} as the guarantee goes 0.2 to 0.8, {more[1]:+.4f} as instability does"


def _two_risks() -> str:
    none = _readout("willingness", threat=0.0, political_risk=0.0)
    risks = [
        _readout("willingness", **{"threat": 0.0, "political_risk": 0.0, r: 0.5}) for r in ("threat", "political_risk")
    ]
    return f"willingness {none:.4f} without either risk, {risks[0]:.4f} with danger, {risks[1]:.4f} with political risk"


def _convex() -> str:
    def lost(one: Start, terms: float) -> Array:
        return total(commitment, one.given(conditions=terms)) - total(commitment, one)

    once, twice = (_mean(partial(lost, terms=terms)) for terms in (1.0, 2.0))
    return f"commitment {once:+.4f} by one condition, {twice:+.4f} by two"


def _benchmarks() -> str:
    def moved(one: Start, measured: float, name: str) -> Array:
        plain = replace(one, book=book(BookName(name)))
        asked = plain.given(conditions=TERMS * (1.0 - 0.2 * measured), benchmarked=TERMS * measured)
        return total(commitment, asked) - total(commitment, plain) + 0.0

    said = []
    for name in ("reynolds", "mixed", "biddle"):
        bare, measured = (_mean(partial(moved, measured=m, name=name)) for m in (0.0, 1.0))
        said.append(f"{name} {bare:+.4f} and {measured:+.4f}")
    return f"commitment by two transformations without and with a benchmark: {', '.join(said)}"


def _stress() -> str:
    def weight(one: Start, shaken: float) -> Array:
        here = one.given(instability=shaken)
        return total(appeal, here.given(norms=0.8), offer()) - total(appeal, here.given(norms=0.2), offer())

    calm, stressed = (_mean(partial(weight, shaken=x)) for x in (0.1, 0.9))
    return f"norms from 0.2 to 0.8 move acceptance {calm:+.4f} in calm, {stressed:+.4f} under stress"


def _carrots() -> str:
    def paid(one: Start, shaken: float) -> Array:
        return total(deals, one.given(deal=1.0, instability=shaken))

    calm, stressed = (_mean(partial(paid, shaken=x)) for x in (0.1, 0.9))
    return f"a deal paid moves deals {calm:+.4f} in calm, {stressed:+.4f} under stress"


def _posted() -> str:
    def gain(one: Start, placed: float) -> Array:
        here = one.given(lift_leadership=0.5, placed=placed)
        found: Array = people(here.s, here.us, here.f, here.book)["programmes"][2]
        return found

    without, with_ = (_mean(partial(gain, placed=x)) for x in (0.0, 1.0))
    return f"the same schooling lifts leaders {without:+.4f} without a post, {with_:+.4f} with one"


def _judges() -> str:
    here = play(anywhere(worlds=256), 2)
    will = (here.state.var[:3, TOPIC_INDEX["willingness"]] ** 0.5).mean(axis=(1, 2))
    return "stated error on will: " + ", ".join(
        f"{seat} {error:.4f}" for seat, error in zip(US_SEATS, will, strict=True)
    )


def _product() -> str:
    ready = _readout("readiness", people=1.0, materiel=1.0, institution=1.0)
    unwilling = _readout("readiness", people=1.0, materiel=1.0, institution=1.0, threat=0.0, political_risk=0.0)
    return f"readiness of the ablest {ready:.4f}, and {unwilling:.4f} where nobody wants to"


def _own() -> str:
    able, tied = (
        _readout("sovereignty", **dict.fromkeys(names, 0.8)) - _readout("sovereignty", **dict.fromkeys(names, 0.2))
        for names in (("people", "materiel", "institution"), ("dependence",))
    )
    return f"felt loss of freedom {able:+.4f} as ability goes 0.2 to 0.8, {tied:+.4f} as dependence does"


OF_RULES: Final[Mapping[str, Callable[[], str]]] = {
    "D1": _entrapment,
    "D11": _two_risks,
    "D21": _convex,
    "T2": _product,
    "T6": _stress,
    "T7": _carrots,
    "T13": _judges,
    "T30": _posted,
    "S8": _benchmarks,
    "S9": _own,
}
"""Claims whose heart is no one term but how two things go together."""
