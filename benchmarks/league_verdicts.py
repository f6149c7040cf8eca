"""What the table of strategies must say if the theory holds, asked of the figures and not of the prose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.league_cells import Figures

Found = Mapping[str, Figures]
"""strategy -> what came of it, in one scenario under one book"""

SURE: Final = 2.0
"""Standard errors, world by world, by which one strategy must lie beyond another."""
REACH: Final = 0.90
"""Share of the best readiness that is within reach of it."""
AT_REST: Final = 0.10
"""Mean fear of being left, or of being drawn in, below which it counts as gone."""
WINNABLE: Final = 0.10
"""Share of worlds in which some partner must come out with no line of its charter missed."""
BADLY_PLAYED: Final = ("do nothing", "conditions heavy", "transactional", "equipment only")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one thing is so, and the figures that say it."""

    holds: bool
    said: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that must be so in a scenario."""

    says: str
    claims: str
    ask: Callable[[Found], Verdict]


def beyond(found: Found, measure: str, more: str, less: str) -> Verdict:
    """Whether one strategy has surely more of a measure than another: the mean difference over its standard error."""
    apart = found[more].values[measure] - found[less].values[measure]
    error = float(apart.std(ddof=1) / np.sqrt(apart.size)) if apart.size > 1 else float("inf")
    said = f"{measure}: {more} {found[more].mean(measure):.3f}, {less} {found[less].mean(measure):.3f} (± {error:.3f})"
    return Verdict(float(apart.mean()) > SURE * error, said)


def _all(*parts: Verdict) -> Verdict:
    return Verdict(all(p.holds for p in parts), "; ".join(p.said for p in parts))


def do_nothing_harms_less(found: Found) -> Verdict:
    """Trust higher and hedging lower than under heavy conditions and under trade."""
    return _all(
        *(beyond(found, "trust", "do nothing", other) for other in ("conditions heavy", "transactional")),
        *(beyond(found, "hedging", other, "do nothing") for other in ("conditions heavy", "transactional")),
    )


def kit_buys_words(found: Found) -> Verdict:
    """Equipment alone ends with more declared than commitment."""
    one = found["equipment only"]
    apart = one.values["declared"] - one.values["commitment"]
    error = float(apart.std(ddof=1) / np.sqrt(apart.size)) if apart.size > 1 else float("inf")
    said = f"declared {one.mean('declared'):.3f}, commitment {one.mean('commitment'):.3f} (± {error:.3f})"
    return Verdict(float(apart.mean()) > SURE * error, said)


def few_beat_many(found: Found) -> Verdict:
    """Few programmes, well chosen, leave more readiness than a little of everything."""
    return beyond(found, "readiness", "concentrate", "scatter")


def telling_pays(found: Found) -> Verdict:
    """The seats that share demonstrate more of the plan than the same seats in silence, and are no less ready."""
    more = beyond(found, "shown", "sharing triad", "weak conditionality")
    ready = found["sharing triad"].mean("readiness"), found["weak conditionality"].mean("readiness")
    said = f"readiness {ready[0]:.4f} against {ready[1]:.4f} in silence"
    return Verdict(more.holds and ready[0] >= 0.98 * ready[1], f"{more.said}; {said}")


def weak_terms_commit(found: Found) -> Verdict:
    """Deeds in kind end with more commitment than heavy conditions."""
    return beyond(found, "commitment", "weak conditionality", "conditions heavy")


def several_in_reach(found: Found) -> Verdict:
    """At least three strategies come within a tenth of the best readiness."""
    best = max(f.mean("readiness") for f in found.values())
    near = [name for name, f in found.items() if f.mean("readiness") >= REACH * best]
    return Verdict(len(near) >= 3, f"{len(near)} of {len(found)}: {', '.join(near)}")


def trade_ends_in_distrust(found: Found) -> Verdict:
    """Trade ends with the least trust of all."""
    least = min(found, key=lambda name: found[name].mean("trust"))
    said = f"least: {least} {found[least].mean('trust'):.3f}, transactional {found['transactional'].mean('trust'):.3f}"
    return Verdict(least == "transactional", said)


def tension_stays(found: Found) -> Verdict:
    """No strategy is lowest in all three strains of the dilemma, and none brings them to rest together.

    Strain is resistance less what covers it, so it may lie below zero; a way that strains nobody pays in fear.
    """
    fears = ("abandonment", "entrapment")
    lowest = {s: min(found, key=lambda name, s=s: found[name].mean(s)) for s in ("strain", *fears)}  # type: ignore[misc]
    calm = {name: max(fears, key=f.mean) for name, f in found.items() if f.mean("strained") == 0.0}
    gone = [name for name, fear in calm.items() if found[name].mean(fear) < AT_REST]
    said = ", ".join(f"{s} least: {name} {found[name].mean(s):.3f}" for s, name in lowest.items())
    if calm:
        paid = ", ".join(f"{name} pays with {fear} {found[name].mean(fear):.3f}" for name, fear in calm.items())
        said = f"{said}; of those that strain nobody {paid}"
    return Verdict(len(set(lowest.values())) > 1 and not gone, said)


def partners_can_win(found: Found) -> Verdict:
    """Some partner keeps every line at least partly, against a good US side and against a bad one."""
    well = max(found["sharing triad"].winners.items(), key=lambda pair: pair[1])
    ill = {name: max(found[name].winners.items(), key=lambda pair: pair[1]) for name in BADLY_PLAYED}
    worst = max(ill.items(), key=lambda row: row[1][1])
    said = f"{well[0]} {well[1]:.0%} against the sharing triad; {worst[1][0]} {worst[1][1]:.0%} against {worst[0]}"
    return Verdict(well[1] >= WINNABLE and worst[1][1] >= WINNABLE, said)


QUESTIONS: Final = (
    Question(
        "do nothing beats heavy conditions and trade on trust and hedging", "D17 D28 E25 E21", do_nothing_harms_less
    ),
    Question("equipment only ends with more declared than commitment", "D12 D13", kit_buys_words),
    Question("deeds in kind end with more commitment than heavy conditions", "D17 D18 D21", weak_terms_commit),
    Question("few well chosen beat scatter on readiness", "E6 T19", few_beat_many),
    Question("seats that tell each other show more of the plan, no less ready", "T17 E11 I2", telling_pays),
    Question("trade ends with the least trust of all", "E25", trade_ends_in_distrust),
    Question("at least three strategies within a tenth of the best readiness", "design", several_in_reach),
    Question("no strategy is lowest in strain, abandonment and entrapment alike", "D36 D1 D2", tension_stays),
    Question("a partner can win its charter against a good side and a bad one", "design", partners_can_win),
)


def leader(by_scenario: Mapping[str, Found]) -> Verdict:
    """The sharing triad has the most readiness on average over scenarios, each over its best, but not everywhere."""
    share: dict[str, list[float]] = {}
    first = []
    for found in by_scenario.values():
        best = max(f.mean("readiness") for f in found.values())
        first.append(max(found, key=lambda name: found[name].mean("readiness")))
        for name, f in found.items():
            share.setdefault(name, []).append(f.mean("readiness") / best)
    means = {name: float(np.mean(values)) for name, values in share.items()}
    order = sorted(means, key=lambda name: -means[name])
    charters = {
        scenario: max(found, key=lambda name: found[name].mean("us_charters"))
        for scenario, found in by_scenario.items()
    }
    everywhere = set(first) == {"sharing triad"} and set(charters.values()) == {"sharing triad"}
    said = (
        f"of the best readiness on average: {', '.join(f'{n} {means[n]:.1%}' for n in order[:4])}; most ready: "
        f"{', '.join(f'{s} {n}' for s, n in zip(by_scenario, first, strict=True))}; most US charter lines kept: "
        f"{', '.join(f'{s} {n}' for s, n in charters.items())}"
    )
    return Verdict(order[0] == "sharing triad" and not everywhere, said)


def deliverables_are_not_all(by_scenario: Mapping[str, Found]) -> Verdict:
    """A deed for everything is not the readiest way in every scenario, nor the one that keeps most US charters."""
    ways = []
    for measure in ("readiness", "us_charters", "later"):
        best = [max(found, key=lambda name: found[name].mean(measure)) for found in by_scenario.values()]
        ways.append((measure, sum(name == "deliverables always" for name in best)))
    many = len(by_scenario)
    return Verdict(all(n < many for _, n in ways), "; ".join(f"{m}: first in {n} of {many}" for m, n in ways))
