"""What the table of strategies must say if the theory holds, asked of the figures and not of the prose."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from benchmarks.league_cells import Figures
from sctabletop.domain.state import Array

Found = Mapping[str, Figures]
"""strategy -> what came of it, in one scenario under one book"""

SURE: Final = 2.0
"""Standard errors, world by world, by which one strategy must lie beyond another."""
REACH: Final = 0.90
"""Share of the best readiness that is within reach of it."""
NO_LESS: Final = 0.98
"""Share of another's readiness that counts as no less of it."""
AT_REST: Final = 0.10
"""Mean fear of being left, or of being drawn in, below which it counts as gone."""
WINNABLE: Final = 0.10
"""Share of worlds in which some partner must come out with no line of its charter missed."""
BADLY_PLAYED: Final = ("do nothing", "conditions heavy", "transactional", "equipment only")


class Answer(StrEnum):
    """What figures with errors say to a question: between two standard errors either way they leave it open."""

    YES = "yes"
    UNDECIDED = "undecided"
    NO = "surely not"


_WORST_FIRST: Final = (Answer.NO, Answer.UNDECIDED, Answer.YES)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one thing is so, and the figures that say it."""

    answer: Answer
    said: str

    @property
    def holds(self) -> bool:
        """Whether it is surely so."""
        return self.answer is Answer.YES


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that must be so in a scenario, where it has as many partners as the question needs."""

    says: str
    claims: str
    ask: Callable[[Found], Verdict]
    partners: int = 1


def judged(apart: float, error: float) -> Answer:
    """Yes where a difference lies surely above nothing, surely not where it lies surely below."""
    if apart > SURE * error:
        return Answer.YES
    return Answer.NO if apart < -SURE * error else Answer.UNDECIDED


def above(worlds: Array) -> Answer:
    """Whether the mean of what was measured world by world is surely above nothing."""
    return judged(float(worlds.mean()), error_of(worlds))


def error_of(worlds: Array) -> float:
    """The standard error of a mean over worlds; boundless where there is but one."""
    return float(worlds.std(ddof=1) / np.sqrt(worlds.size)) if worlds.size > 1 else float("inf")


def worst(answers: Iterable[Answer]) -> Answer:
    """The answer to several things that must all be so."""
    return min(answers, key=_WORST_FIRST.index, default=Answer.YES)


def best(answers: Iterable[Answer]) -> Answer:
    """The answer to several things of which one must be so."""
    return max(answers, key=_WORST_FIRST.index, default=Answer.NO)


def opposite(answer: Answer) -> Answer:
    """The answer to the contrary."""
    return _WORST_FIRST[len(_WORST_FIRST) - 1 - _WORST_FIRST.index(answer)]


def more(found: Found, measure: str, one: str, other: str) -> Answer:
    """Whether one strategy has surely more of a measure than another, world by world."""
    return above(found[one].values[measure] - found[other].values[measure])


def beyond(found: Found, measure: str, one: str, other: str) -> Verdict:
    """Whether one strategy has surely more of a measure than another: the mean difference over its standard error."""
    error = error_of(found[one].values[measure] - found[other].values[measure])
    said = f"{measure}: {one} {found[one].mean(measure):.3f}, {other} {found[other].mean(measure):.3f} (± {error:.3f})"
    return Verdict(more(found, measure, one, other), said)


def _all(*parts: Verdict) -> Verdict:
    return Verdict(worst(p.answer for p in parts), "; ".join(p.said for p in parts))


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
    said = f"declared {one.mean('declared'):.3f}, commitment {one.mean('commitment'):.3f} (± {error_of(apart):.3f})"
    return Verdict(above(apart), said)


def few_beat_many(found: Found) -> Verdict:
    """Few programmes, well chosen, leave more readiness than a little of everything."""
    return beyond(found, "readiness", "concentrate", "scatter")


def telling_pays(found: Found) -> Verdict:
    """The seats that share demonstrate more of the plan than the same seats in silence, and are no less ready."""
    shown = beyond(found, "shown", "sharing triad", "weak conditionality")
    ready, silent = found["sharing triad"].values["readiness"], found["weak conditionality"].values["readiness"]
    said = f"{shown.said}; readiness {ready.mean():.4f} against {silent.mean():.4f} in silence"
    return Verdict(worst((shown.answer, above(ready - NO_LESS * silent))), said)


def weak_terms_commit(found: Found) -> Verdict:
    """Deeds in kind end with more commitment than heavy conditions."""
    return beyond(found, "commitment", "weak conditionality", "conditions heavy")


def several_in_reach(found: Found) -> Verdict:
    """At least three strategies come within a tenth of the best readiness."""
    most = found[max(found, key=lambda name: found[name].mean("readiness"))].values["readiness"]
    near = {name: above(f.values["readiness"] - REACH * most) for name, f in found.items()}
    surely = [name for name, answer in near.items() if answer is Answer.YES]
    perhaps = [name for name, answer in near.items() if answer is not Answer.NO]
    answer = Answer.YES if len(surely) >= 3 else Answer.UNDECIDED if len(perhaps) >= 3 else Answer.NO
    return Verdict(answer, f"{len(surely)} of {len(found)}: {', '.join(surely)}")


def trade_ends_in_distrust(found: Found) -> Verdict:
    """Trade ends with the least trust of all."""
    others = [name for name in found if name != "transactional"]
    least = min(others, key=lambda name: found[name].mean("trust"))
    said = beyond(found, "trust", least, "transactional").said
    return Verdict(worst(more(found, "trust", other, "transactional") for other in others), f"least beside it, {said}")


def _lowest(found: Found, name: str, measure: str) -> Answer:
    """Whether nobody has less of a measure."""
    return worst(more(found, measure, other, name) for other in found if other != name)


def tension_stays(found: Found) -> Verdict:
    """No strategy is lowest in all three strains of the dilemma, and none brings them to rest together.

    Strain is resistance less what covers it, so it may lie below zero; a way that strains nobody pays in fear.
    """
    fears = ("abandonment", "entrapment")
    tracks = ("strain", *fears)
    lowest = {s: min(found, key=lambda name, s=s: found[name].mean(s)) for s in tracks}  # type: ignore[misc]
    escapes = [worst(_lowest(found, name, s) for s in tracks) for name in found]
    calm = {name: max(fears, key=f.mean) for name, f in found.items() if f.mean("strained") == 0.0}
    escapes += [above(AT_REST - found[name].values[fear]) for name, fear in calm.items()]
    said = ", ".join(f"{s} least: {name} {found[name].mean(s):.3f}" for s, name in lowest.items())
    if calm:
        paid = ", ".join(f"{name} pays with {fear} {found[name].mean(fear):.3f}" for name, fear in calm.items())
        said = f"{said}; of those that strain nobody {paid}"
    return Verdict(opposite(best(escapes)), said)


def partners_can_win(found: Found) -> Verdict:
    """Some partner keeps every line at least partly, against a good US side and against a bad one."""
    well = max(found["sharing triad"].winners.items(), key=lambda pair: pair[1])
    ill = {name: max(found[name].winners.items(), key=lambda pair: pair[1]) for name in BADLY_PLAYED}
    against, beaten = max(ill.items(), key=lambda row: row[1][1])
    said = f"{well[0]} {well[1]:.0%} against the sharing triad; {beaten[0]} {beaten[1]:.0%} against {against}"
    worlds = found["sharing triad"].values["won"].size
    return Verdict(worst(share_above(share, WINNABLE, worlds) for share in (well[1], beaten[1])), said)


def share_above(share: float, bound: float, tried: int) -> Answer:
    """Whether a share of so many tries is surely above a bound."""
    return judged(share - bound, float(np.sqrt(share * (1.0 - share) / tried)))


# One partner can be neither scattered over nor put first, so nothing is asked of few against many there.
QUESTIONS: Final = (
    Question(
        "do nothing beats heavy conditions and trade on trust and hedging", "D17 D28 E25 E21", do_nothing_harms_less
    ),
    Question("equipment only ends with more declared than commitment", "D12 D13", kit_buys_words),
    Question("deeds in kind end with more commitment than heavy conditions", "D17 D18 D21", weak_terms_commit),
    Question("few well chosen beat scatter on readiness", "E6 T19", few_beat_many, partners=2),
    Question("seats that tell each other show more of the plan, no less ready", "T17 E11 I2", telling_pays),
    Question("trade ends with the least trust of all", "E25", trade_ends_in_distrust),
    Question("at least three strategies within a tenth of the best readiness", "design", several_in_reach),
    Question("no strategy is lowest in strain, abandonment and entrapment alike", "D36 D1 D2", tension_stays),
    Question("a partner can win its charter against a good side and a bad one", "design", partners_can_win),
)
