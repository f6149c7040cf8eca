"""What the table of strategies must say of all scenarios together."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from benchmarks.league_verdicts import Answer, Found, Verdict, best, error_of, judged, more, opposite, worst

BEST_WAY: Final = "sharing triad"
DEEDS: Final = "deliverables always"


def leader(by_scenario: Mapping[str, Found]) -> Verdict:
    """The sharing triad has the most readiness on average over scenarios, each over its best, but not everywhere."""
    most = {s: max(f.mean("readiness") for f in found.values()) for s, found in by_scenario.items()}
    names = list(next(iter(by_scenario.values())))
    means = {n: float(np.mean([f[n].mean("readiness") / most[s] for s, f in by_scenario.items()])) for n in names}
    order = sorted(means, key=lambda name: -means[name])
    ahead = worst(_ahead(by_scenario, most, other) for other in names if other != BEST_WAY)
    beaten = best(
        more(found, measure, other, BEST_WAY)
        for found in by_scenario.values()
        for measure in ("readiness", "us_charters")
        for other in names
        if other != BEST_WAY
    )
    firsts = {
        said: ", ".join(f"{s} {_first(found, measure)}" for s, found in by_scenario.items())
        for said, measure in (("most ready", "readiness"), ("most US charter lines kept", "us_charters"))
    }
    said = (
        f"of the best readiness on average: {', '.join(f'{n} {means[n]:.1%}' for n in order[:4])}; "
        f"{'; '.join(f'{name}: {where}' for name, where in firsts.items())}"
    )
    return Verdict(worst((ahead, beaten)), said)


def _ahead(by_scenario: Mapping[str, Found], most: Mapping[str, float], other: str) -> Answer:
    """Whether the best way is surely readier than another, the mean over scenarios of shares of the best."""
    apart = [
        (found[BEST_WAY].values["readiness"] - found[other].values["readiness"]) / most[s]
        for s, found in by_scenario.items()
    ]
    error = float(np.sqrt(sum(error_of(one) ** 2 for one in apart))) / len(apart)
    return judged(float(np.mean([one.mean() for one in apart])), error)


def _first(found: Found, measure: str) -> str:
    return max(found, key=lambda name: found[name].mean(measure))


def deliverables_are_not_all(by_scenario: Mapping[str, Found]) -> Verdict:
    """A deed for everything is not the readiest way in every scenario, nor the one that keeps most US charters."""
    measures = ("readiness", "us_charters", "later")
    answers = [opposite(worst(_leads(found, m) for found in by_scenario.values())) for m in measures]
    many = len(by_scenario)
    first = {m: sum(_first(found, m) == DEEDS for found in by_scenario.values()) for m in measures}
    return Verdict(worst(answers), "; ".join(f"{m}: first in {n} of {many}" for m, n in first.items()))


def _leads(found: Found, measure: str) -> Answer:
    """Whether a deed for everything is surely first in a scenario."""
    return worst(more(found, measure, DEEDS, other) for other in found if other != DEEDS)


OVER_ALL: Final[Mapping[str, Callable[[Mapping[str, Found]], Verdict]]] = {
    "the sharing triad leads on average, but not everywhere": leader,
    "a deed for everything is not the answer everywhere": deliverables_are_not_all,
}
