"""What each clause of a reason claims, read back from its words and looked up in the view of whoever gave it.

The oracle knows nothing of the terms that the words were made from: it reads the sentence as a person would.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sctabletop.domain.deeds import DEED_FACTS, DEEDS, Deed
from sctabletop.domain.gates import GATE_INDEX, GateId
from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.instruments import INSTRUMENTS, TABLE
from sctabletop.domain.state import Array
from sctabletop.domain.words import Importance
from sctabletop.engine.decisions import Plan
from sctabletop.players.scores import Reason
from tests.players.table import Step, Table

DEGREES = (("very low", 0.2), ("low", 0.4), ("middling", 0.6), ("high", 0.8), ("very high", 9.9))
PLACES = ("first", "second", "third", "fourth")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", *map(str, range(9, 60)))


ASKED = {
    "will to act": "willingness",
    "resolve": "commitment",
    "trust in us": "trust",
    "unrest": "instability",
    "chafing under our help": "strain",
    "support among its people": "public_support",
    "support among those who rule": "elite_support",
    "leaders' own sense of danger": "exposure",
    "shared habits with us": "norms",
}


@dataclass
class Said:
    """A clause with the moment at which it was said."""

    table: Table
    step: Step
    reason: Reason

    @property
    def own(self) -> int:
        return max(self.table.briefs[self.step.seat].own, 0)

    def p(self, name: str) -> int:
        return [p.name for p in self.table.game.scenario.partners].index(name)

    def of(self, track: str, name: str = "") -> float:
        """What the seat knows or believes; a government's own where nobody is named."""
        return float(self.step.view.mean.get(track)[self.p(name) if name else self.own, 0])

    def memo(self, fact: str, name: str = "") -> float:
        rows = self.step.view.memo.get(fact)
        return float(rows[self.p(name) if name and rows.shape[0] > 1 else 0, 0])

    def slots(self, field: str, name: str = "") -> Array:
        rows = self.step.view.slot[FIELD_INDEX[field]]
        found: Array = rows[:, self.p(name) if name and rows.shape[1] > 1 else 0, 0]
        return found

    def about(self, field: str) -> float:
        """A field of the initiative that was decided about."""
        assert self.reason.partner is not None
        row = self.reason.partner if self.step.view.slot.shape[2] > 1 else 0
        rows = self.step.view.slot[:, :, row, 0]
        live = (rows[FIELD_INDEX["instrument"]] == self.reason.instrument) & (
            (rows[FIELD_INDEX["stage"]] > 0) | (rows[FIELD_INDEX["stage"]] == -6)
        )
        return float(rows[FIELD_INDEX[field], live][0])

    def rank(self, name: str) -> float:
        """Where a partner stands: in the order just given, else in the one that stands."""
        made = self.step.made
        if isinstance(made, Plan) and not np.isnan(made.rank[:, 0]).any():
            return float(made.rank[self.p(name), 0])
        return float(self.step.view.guide.get("rank")[self.p(name), 0])


def count(word: str) -> int:
    """A whole number from its word or its digits."""
    return NUMBERS.index(word) if word in NUMBERS else int(word)


def number(text: str, value: float) -> bool:
    """Whether a number to two places is this one."""
    return text == f"{value:.2f}"


def degree(word: str, value: float) -> bool:
    """Whether an adjective fits a share."""
    return word == next(w for w, top in DEGREES if round(min(max(value, 0.0), 1.0), 2) < top)


def much(word: str, text: str, value: float) -> bool:
    """Whether adjective and number fit."""
    return degree(word, value) and number(text, min(max(value, 0.0), 1.0))


def believed(track: str) -> Callable[..., bool]:
    return lambda s, name, word, text: much(word, text, s.of(track, name))


def own(track: str) -> Callable[..., bool]:
    return lambda s, word, text: much(word, text, s.of(track))


def exactly(track: str, test: Callable[[float], bool] = lambda _: True) -> Callable[..., bool]:
    """A belief told by its number, which must also pass a test."""
    return lambda s, name, text: number(text, s.of(track, name)) and test(s.of(track, name))


def mine(track: str, test: Callable[[float], bool] = lambda _: True) -> Callable[..., bool]:
    return lambda s, text: number(text, s.of(track)) and test(s.of(track))


def stands(s: Said, name: str, place: str, of: str) -> bool:
    count = s.table.briefs[s.step.seat].partners
    last = s.rank(name) == count - 1
    return NUMBERS[count] == of and (place == "last" if last else place == PLACES[int(s.rank(name))])


def share(s: Said, name: str, place: str, of: str, percent: str) -> bool:
    made = s.step.made
    assert isinstance(made, Plan)
    most = made.ceiling_t10[s.p(name), 0] / (2.0 * s.table.briefs[s.step.seat].base_t10)
    return stands(s, name, place, of) and abs(most - float(percent) / 100.0) < 0.02


def chafes(s: Said, name: str, how: str) -> bool:
    strain = round(s.of("strain", name), 2)
    if how.startswith("is not"):
        return strain <= 0.0
    word, text = re.fullmatch(r"is believed to chafe (a little|much) under our help \((.*)\)", how).groups()  # type: ignore[union-attr]
    return strain > 0.0 and (word == "a little") == (s.of("strain", name) <= 0.3) and number(text, strain)


def plan_place(s: Said, text: str) -> int:
    return [a.statement.rstrip(".") for a in s.table.game.scenario.assumptions].index(text)


def due(s: Said, text: str, turn: str) -> bool:
    a = plan_place(s, text)
    return s.table.game.scenario.assumptions[a].need_by == int(turn) and s.step.view.assumption[0, a, 0] < 2.0


def counts_on(s: Said, turn: str, text: str) -> bool:
    partner = s.table.game.scenario.assumptions[plan_place(s, text)].partner
    return due(s, text, turn) and s.table.game.partners[str(partner)] == s.reason.partner


def more_plan(s: Said, name: str, other: str) -> bool:
    asked = dict.fromkeys((name, other), 0.0)
    for a, need in enumerate(s.table.game.scenario.assumptions):
        if s.step.view.assumption[0, a, 0] < 2.0:
            left = need.need_by - s.step.turn
            near = 0.3 if left < -1 else 1.0 if left <= 3 else 0.6
            who = s.table.game.scenario.partners[s.table.game.partners[str(need.partner)]].name
            asked[who] = asked.get(who, 0.0) + max(s.step.view.assumption[1, a, 0], 0.0) * near
    return asked[name] > asked[other]


def more(**weights: float) -> Callable[..., bool]:
    def told(s: Said, name: str, other: str, here: str, there: str) -> bool:
        one, two = (sum(w * s.of(t, n) for t, w in weights.items()) for n in (name, other))
        return one > two and number(here, max(one, 0.0)) and number(there, max(two, 0.0))

    return told


def unsure(s: Said, name: str, what: str, text: str) -> bool:
    return number(text, float(np.sqrt(s.step.view.var.get(ASKED[what])[s.p(name), 0])))


def errors(s: Said, name: str, trust: str, resolve: str) -> bool:
    seen = s.step.view
    return number(trust, float(seen.sd("trust")[s.p(name), 0])) and number(
        resolve, float(seen.sd("commitment")[s.p(name), 0])
    )


def turns_since(fact: str) -> Callable[..., bool]:
    def told(s: Said, name: str, when: str) -> bool:
        last = s.memo(fact, name)
        return last == 0.0 if when == "yet" else f"for {s.step.turn - int(last)} turn" == when.rstrip("s")

    return told


def neglected(s: Said, name: str, turns: str) -> bool:
    return s.of("neglect", name) == float(turns) >= 1.0


def questions(s: Said, word: str, name: str) -> bool:
    asked = s.step.view.asked[:, s.p(name), 0]
    recent = int(((asked > 0) & (s.step.turn - asked <= 1)).sum())
    return count(word) == min(recent, 3) >= 1


def technology_waits(s: Said, name: str) -> bool:
    """Something positioned was last stopped by the gate of monitoring."""
    stopped = (s.slots("blocked", name).astype(int) >> GATE_INDEX[GateId.MONITORING]) & 1
    return bool((stopped.astype(bool) & (s.slots("stage", name) == Stage.POSITIONED)).any())


def shown_deeds(s: Said, word: str) -> bool:
    return int((s.step.view.deed[:, :, 0] >= max(s.step.turn - 2, 1)).sum()) == count(word) >= 1


def fear(s: Said, word: str, text: str) -> bool:
    return much(word, text, float(s.step.view.mean.get("abandonment")[:, 0].mean()))


def greatest(s: Said, name: str, word: str, text: str) -> bool:
    return believed("threat")(s, name, word, text) and s.p(name) == int(s.step.view.mean.get("threat")[:, 0].argmax())


def triaged(s: Said, when: str) -> bool:
    assert isinstance(s.step.made, Plan)
    a = int(s.reason.detail)
    left = s.table.game.scenario.assumptions[a].need_by - s.step.turn
    plural = "" if abs(left) == 1 else "s"
    wrote_off = s.step.made.triage[a, 0] < 0.0
    assert wrote_off or list(Importance)[int(s.step.made.triage[a, 0]) - 1] is Importance.HIGH
    coming = "comes this turn" if left == 0 else f"comes in {left} turn{plural}"
    said = f"passed {-left} turn{plural} ago" if left < 0 else coming
    return when == said and wrote_off == (left < 0) and s.step.view.assumption[0, a, 0] == 0.0


def settled(s: Said, things: str) -> bool:
    table = "" if s.step.view.slot.shape[2] == 1 else s.table.game.scenario.partners[s.reason.partner or 0].name
    both = (s.slots("stage", table) == 4) & (s.slots("accepted", table) > 0)
    codes = s.slots("instrument", table)[both]
    return len(codes) > 0 and all(f"the {named(int(code))}" in things for code in codes)


def in_hand(s: Said, word: str) -> bool:
    assert s.reason.partner is not None
    return int((s.step.view.slot[FIELD_INDEX["stage"], :, s.reason.partner, 0] > 0).sum()) == count(word)


def named(code: int) -> str:
    """An instrument within a sentence, as the catalogue has it."""
    title = INSTRUMENTS[code - 1].name.split(" (")[0]
    title = {"Adopt their technology": "Adoption of their technology"}.get(title, title)
    return title if title[1].isupper() else title[0].lower() + title[1:]


def promised(s: Said, thing: str) -> bool:
    place = DEEDS.index(s.reason.detail) + 1
    due_ = (
        (s.slots("deliverable") == place) & np.isin(s.slots("stage"), (7, 8, -6)) & np.isin(s.slots("delivery"), (1, 5))
    )
    return thing in {named(int(code)) for code in s.slots("instrument")[due_]}


def leans(kind: str) -> Callable[..., bool]:
    return lambda s, text: text == f"{float(s.step.view.inclination.get(kind)[0, 0]) * 100:.0f}"


def leans_deed(test: Callable[[float], bool]) -> Callable[..., bool]:
    def told(s: Said, text: str) -> bool:
        will = float(s.step.view.inclination.deed[DEEDS.index(s.reason.detail), 0, 0])
        return text == f"{will * 100:.0f}" and test(will)

    return told


def appeal(s: Said, text: str) -> bool:
    here = (s.slots("instrument") == s.reason.instrument) & (s.slots("stage") == 4)
    return text in {f"{v * 100:.0f}" for v in s.step.view.appeal[here, 0, 0]}


def eased(s: Said, now: str, then: str) -> bool:
    return appeal(s, now) and int(then) >= int(now)


def conditions(s: Said, text: str) -> bool:
    return s.about("transformation") == float(text)


def budget(s: Said, text: str) -> bool:
    return round(s.of("defence_budget")) == int(text.replace(",", "")) >= 45


def bound(s: Said, name: str, word: str) -> bool:
    return s.of("legal_rung", name) == count(word) >= 1


def danger(s: Said, name: str, words: str) -> bool:
    kinds = ("no one danger", "an army at the border", "violence at home", "pressure short of war", "disaster")
    return kinds[int(s.memo("threat_kind", name))] == words


def owed_words(s: Said, text: str) -> bool:
    place = int(s.about("deliverable"))
    return place > 0 and DEED_FACTS[DEEDS[place - 1]].said == text


def upsets(pillar: str) -> Callable[[Said], bool]:
    return lambda s: str(DEED_FACTS[Deed(s.reason.detail)].pillar) == pillar


def frank(s: Said, name: str, text: str) -> bool:
    return number(text, s.of("openness", name)) and s.memo("press_rung", name) == 0.0


def dear(s: Said, text: str) -> bool:
    return float(text) == INSTRUMENTS[(s.reason.instrument or 0) - 1].cost


def agenda(s: Said) -> int:
    """0 in the half-year in which an instrument has its turn, else 1."""
    return ((s.reason.instrument or 0) + (s.step.turn + 1) // 2) % 2


def always(*_: Any) -> bool:
    """What a school or a government holds to be so whatever it sees."""
    return True


def flow(*names: str) -> Callable[[Said], bool]:
    """The creed fits an instrument that feeds one of these flows."""
    from sctabletop.domain.instruments import FLOWS

    return lambda s: any(TABLE.builds[FLOWS.index(n), s.reason.instrument] > 0 for n in names)
