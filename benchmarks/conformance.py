"""What each claim of the theory does, measured with its sign: one row a claim; --write renews docs/theory.md."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from benchmarks.contrasts import OF_RULES
from benchmarks.exercise import exercise
from benchmarks.hearts import HEARTS, STRUCTURAL
from benchmarks.table import show
from sctabletop.analysis.ensembles import play as ensemble
from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.ids import BookName
from sctabletop.domain.initiative import Stage
from sctabletop.domain.seats import OSD, SDO, US_SEATS
from sctabletop.domain.tracks import PARTNER_TRACKS, TOPIC_INDEX, US_TRACKS
from sctabletop.engine.decisions import Plan
from sctabletop.engine.phases.talks import lead_turns
from sctabletop.engine.sights import sight
from sctabletop.rules.books import book
from sctabletop.rules.readouts import readouts
from sctabletop.theory import CLAIMS
from tests.claims.busy import STARTS, sampled
from tests.claims.campaign import CALM, anywhere, play, whole_turn
from tests.engine.table import code
from tests.rules.sources import EVERY_RULE
from tests.theory.citations import named_after
from tests.theory_page import PAGE, page

WILL: Final = TOPIC_INDEX["willingness"]
SHOWN: Final = 2
"""Terms of a claim whose figures stand in the table, but for those of ``hearts``; all of them are on the page."""
COUNTED: Final = frozenset(t.name for t in (*PARTNER_TRACKS, *US_TRACKS) if t.top != 1.0)
"""Tracks in money, days or turns, whose figures are not to be set beside shares; named last."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conformance", description=__doc__)
    parser.add_argument("--write", action="store_true", help="renew docs/theory.md, which names this command")
    args = parser.parse_args(argv)
    found = effects()
    rows = [[claim, CLAIMS[claim].title, found[claim], str(len(named_after(claim)))] for claim in CLAIMS]
    notes = [
        f"A term's figure is its mean over {STARTS} random starts in which everything happens; + raises its track.",
        "Shown are the terms that are a claim's heart (benchmarks/hearts.py), or those that name it first.",
        "Where no one term is, the figure is a contrast; where no figure can say it, the test is named instead.",
    ]
    show("The theory as it acts under the default book", ["claim", "title", "measured", "tests"], rows, notes)
    if args.write:
        PAGE.write_text(page(terms(), found), encoding="utf-8")
        print(f"Wrote {PAGE.name}.")
    return 0


@cache
def terms() -> Mapping[str, float]:
    """Term, as rule and name, -> its mean over the random starts."""
    return {
        f"{rule.name}.{name}": float(values.mean()) for rule in EVERY_RULE for name, values in sampled(rule).items()
    }


@cache
def effects() -> Mapping[str, str]:
    """Claim id -> what was measured of its heart, in a few words; where no figure can say it, what its test holds."""
    return {claim: _said(claim) for claim in CLAIMS}


@cache
def carried() -> Mapping[str, tuple[str, ...]]:
    """Claim id -> the terms that rest on it, readouts left out: first those that name it first, the largest first."""
    found: dict[str, list[tuple[tuple[bool, bool, float], str]]] = {}
    for rule in EVERY_RULE:
        for name, claims in rule.claims.items():
            term = f"{rule.name}.{name}"
            for place, claim in enumerate(claims):
                if rule is not readouts:
                    order = (place > 0, rule.name in COUNTED, -abs(terms()[term]))
                    found.setdefault(str(claim), []).append((order, term))
    return {claim: tuple(term for _, term in sorted(rows)) for claim, rows in found.items()}


def _said(claim: str) -> str:
    if claim in CONTRASTS:
        return CONTRASTS[claim]()
    moving = carried().get(claim, ())
    if not moving or claim in STRUCTURAL:
        return f"no figure; tested: {_held(claim)}"
    first = HEARTS[claim][0].split() if claim in HEARTS else moving[:SHOWN]
    if terms()[first[0]] == 0.0:
        return "; ".join(f"{n} {_realist(n):+.4f}" for n in first) + " (realist book)"
    more = len(moving) - len(first)
    return ", ".join(_figure(n) for n in first) + (f" and {more} more" if more else "")


def _held(claim: str) -> str:
    """What a test of the claim holds, as its name says it: the one that is named after it alone, or else first."""
    nearest = min(named_after(claim), key=lambda test: (bool(test.gap), test.claims[0] != claim, len(test.claims)))
    words = nearest.name.removeprefix("test_").split("_")
    while words and words[0].upper() in CLAIMS:
        words = words[1:]
    return " ".join(words)


def _realist(name: str) -> float:
    """A term's mean under the realist book, for what is nil by default."""
    rule, _, term = name.partition(".")
    found = next(r for r in EVERY_RULE if r.name == rule)
    return float(sampled(found, book(BookName("realist")))[term].mean())


def _figure(name: str) -> str:
    return f"{name} {terms()[name]:+.4f}"


def _openness(level: float) -> float:
    here = anywhere(worlds=STARTS, openness=level)
    play(here, 3)
    return float(np.sqrt(here.state.var[US_SEATS.index(SDO), WILL]).mean())


def _open_and_closed() -> str:
    closed, free = _openness(0.1), _openness(0.9)
    return f"stated error on will {free - closed:+.4f} as openness goes 0.1 to 0.9"


def _deed_seen(level: float) -> float:
    """How far OSD's stated error on will falls by one deed."""
    ends = []
    for done in (0.0, 1.0):
        here = anywhere(worlds=STARTS, openness=level, political_risk=0.1)

        def orders(plan: Plan, done: float = done) -> None:
            plan.deed[DEED_INDEX[Deed.PASS_BUDGET]] = done

        whole_turn(here, orders, **CALM)
        ends.append(float(np.sqrt(here.state.var[US_SEATS.index(OSD), WILL]).mean()))
    return ends[1] - ends[0]


def _silence() -> str:
    return (
        f"a deed moves the error on will {_deed_seen(0.1):+.4f} in a closed regime, {_deed_seen(0.9):+.4f} in an open"
    )


def _reported(sent: float) -> float:
    here = anywhere(worlds=STARTS)

    def orders(plan: Plan) -> None:
        plan.question[WILL] = plan.report[...] = sent

    whole_turn(here, orders)
    return float(np.sqrt(here.state.var[US_SEATS.index(OSD), WILL]).mean())


def _report() -> str:
    return f"OSD's error on will {_reported(1.0) - _reported(0.0):+.4f} by a report"


def _strains() -> str:
    known = exercise()
    (block,) = ensemble(known.game, known.everybody, 7, 40)
    look = sight(known.game, block.state)
    names = ("entrapment", "abandonment", "sovereignty", "hedging")
    left = np.stack([look.s.get(name) > 0.1 for name in names]).sum(axis=0)
    return f"{left.mean():.1f} of 4 strains left a partner, least {left.min()}, after Thin Capital by the computer"


def _proven() -> str:
    here = anywhere(worlds=1)
    here.open_turn()
    here.put(0, 0, "pay_promotion_reform", Stage.OFFERED)
    first = lead_turns(here.state, here.state.field("instrument").astype(np.intp))[0, 0, 0]
    here.state.proven[code("pay_promotion_reform")] = 1.0
    second = lead_turns(here.state, here.state.field("instrument").astype(np.intp))[0, 0, 0]
    return f"lead of a reform {second - first:+.0f} turn with the second partner"


def _ended() -> str:
    ends = []
    for over in (0.0, 1.0):
        here = anywhere(worlds=STARTS)
        here.open_turn(deliver=0.0, **CALM)
        here.put(0, 0, "ministry_adviser", Stage.RUNNING, lead=1.0, progress=1.0, cost=3.5)
        orders = here.orders()
        orders.end_programme[code("ministry_adviser"), 0] = over
        here.plan(orders)
        here.concur()
        here.resolve()
        ends.append((here.state.track("trust")[0].mean(), sight(here.game, here.state).f.hours_standing.mean()))
    return f"ending a programme: trust {ends[1][0] - ends[0][0]:+.4f}, standing hours {ends[1][1] - ends[0][1]:+.1f}"


CONTRASTS: Final[Mapping[str, Callable[[], str]]] = {
    **OF_RULES,
    "D23": _open_and_closed,
    "D24": _silence,
    "D36": _strains,
    "E26": _proven,
    "I1": _report,
    "T26": _ended,
}
"""Claims whose heart is a contrast that is cheap to measure."""


if __name__ == "__main__":
    sys.exit(main())
