"""What an order does, as a predicate about whoever gave it: "ranks Karstelund first, then Ulbrenia and Vessmarra"."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sctabletop.domain import orders as o
from sctabletop.domain import words as w
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.engine.game import Game
from sctabletop.players.saying.seen import Called, deed, instrument, listed, millions, percent, topic, turns

_MASS: Final = frozenset(
    "key_leader_engagement staff_talks rotational_presence audit_support simple_equipment excess_articles sustainment "
    "co_production adopt_technology gateway_standards intelligence_sharing technology_release relief_package".split()
)
"""Instruments whose name stands without an article."""
_SIZES: Final = ("", "small", "medium", "large")


@dataclass(frozen=True, slots=True)
class Titles:
    """Names by the ids that orders hold."""

    game: Game
    called: Called

    def partner(self, name: str) -> str:
        """A partner's name."""
        return self.called.partners[self.game.partners[name]]

    def of(self, x: o.PartnerOrder, word: str) -> str:
        """``word`` and the partner's name."""
        return f" {word} {self.partner(x.partner)}"

    def assumption(self, name: str) -> str:
        """The statement of a plan assumption, quoted."""
        return f"“{self.called.plan[self.game.assumptions[name]]}”"

    def contact(self, x: o.Engage) -> str:
        """Whom the country team sees."""
        people = self.called.contacts[self.game.partners[x.partner]]
        return people[x.contact - 1] if x.contact <= len(people) else "a contact"


def thing(name: str) -> str:
    """The instrument of an initiative in hand: "the field exercise"."""
    return f"the {instrument(INSTRUMENT_INDEX[InstrumentId(name)] + 1)}"


def _new(name: str) -> str:
    words = instrument(INSTRUMENT_INDEX[InstrumentId(name)] + 1)
    if name in _MASS:
        return words
    return f"{'an' if words[0] in 'aeioAEIO' else 'a'} {words}"


def _about(t: Titles, x: o.InitiativeOrder) -> str:
    return f"{thing(x.instrument)}{t.of(x, 'with')}"


def _rank(t: Titles, x: o.Rank) -> str:
    first, *rest = (t.partner(p) for p in x.partners)
    return f"ranks {first} first" + (f", then {listed(rest)}" if rest else "")


def _ceiling(t: Titles, x: o.SetCeiling) -> str:
    parts = ((x.title10, "Title 10"), (x.title22, "Title 22"))
    sums = [f"{millions(value)} of {law} money" for value, law in parts if value is not None]
    return f"lets {t.partner(x.partner)} have at most {listed(sums)} a turn"


def _release(t: Titles, x: o.SetRelease) -> str:
    name = t.partner(x.partner)
    return {
        w.Release.NONE: f"releases nothing to {name} any more",
        w.Release.CASE: f"releases information to {name} one request at a time",
        w.Release.EXEMPT: f"frees {name} from release clearance",
    }[x.level]


def _tone(t: Titles, x: o.SetTone) -> str:
    name = t.partner(x.partner)
    return {
        w.Tone.QUIET: f"says nothing more about {name} in public",
        w.Tone.WARM: f"speaks warmly of {name} in public",
        w.Tone.PLEDGE: f"pledges help to {name} in public",
        w.Tone.REBUKE: f"rebukes {name} in public",
    }[x.tone]


def _miss(t: Titles, x: o.AnswerMiss) -> str:
    return {
        w.MissAnswer.PAUSE: f"pauses {_about(t, x)}",
        w.MissAnswer.WAIVE: f"waives the deed owed for {_about(t, x)}",
        w.MissAnswer.RENEGOTIATE: f"renegotiates the deed owed for {_about(t, x)}",
    }[x.answer]


def _gesture(t: Titles, x: o.AnswerGesture) -> str:
    how = "lets" if x.answer is w.GestureAnswer.TOLERATE else "answers"
    end = "pass" if how == "lets" else "with coldness"
    return f"{how} the gesture of independence of {t.partner(x.partner)} {end}"


def _press(t: Titles, x: o.Press) -> str:
    how = {1: "by example and encouragement", 2: "by pushing from within", 3: "by intervention"}[x.rung]
    return f"presses {t.partner(x.partner)} for reform {how}"


def _propose(t: Titles, x: o.Terms) -> str:
    said = f"proposes {_new(x.instrument)} to {t.partner(x.partner)}, {_SIZES[x.size]} in size"
    if x.tier is not w.Tier.STANDARD:
        said += f" and {'plain' if x.tier is w.Tier.BASIC else 'high'} in make"
    if x.objective is not None:
        said += f", for the sake of {x.objective}"
    if x.deliverable is not None:
        said += f", asking it to {deed(x.deliverable.deed)} within {turns(x.deliverable.due_in)}"
    conditions = x.conditions.transformation
    if conditions:
        said += f", on {conditions} condition{'' if conditions == 1 else 's'} about how it is governed"
    return said


def _engage(t: Titles, x: o.Engage) -> str:
    how = {w.Style.FRANK: "frankly", w.Style.DEMARCHE: "with a demand", w.Style.PLATITUDE: "in pleasantries"}[x.style]
    return f"talks {how} in {t.partner(x.partner)} with {t.contact(x)},"


def _triage(t: Titles, x: o.Triage) -> str:
    if x.importance is w.Importance.WRITE_OFF:
        return f"writes off the plan's assumption {t.assumption(x.assumption)}"
    return f"gives the plan's assumption {t.assumption(x.assumption)} {x.importance} weight"


def _clear(t: Titles, x: o.Clear) -> str:
    return f"{'clears' if x.answer else 'holds back'} the visitors for {_about(t, x)}"


def _carry(t: Titles, x: o.CarryTone) -> str:
    how = {w.Carry.CARRY: "as it is", w.Carry.SOFTEN: "more softly", w.Carry.SHARPEN: "more sharply"}[x.how]
    return f"carries Washington's tone to {t.partner(x.partner)} {how}"


_US: Final[dict[type[o.Order], Callable[[Titles, Any], str]]] = {
    o.Rank: _rank,
    o.SetCeiling: _ceiling,
    o.SetRelease: _release,
    o.SetSharing: lambda t, x: f"{'shares' if x.on else 'stops sharing'} assessments{t.of(x, 'with')}",
    o.SetTone: _tone,
    o.OpenStep: lambda t, x: f"opens the next legal step{t.of(x, 'with')}",
    o.EndProgramme: lambda t, x: f"ends {_about(t, x)}",
    o.AnswerMiss: _miss,
    o.AnswerGesture: _gesture,
    o.Enforce: lambda t, x: f"enforces the tripwire of {_about(t, x)}",
    o.Press: _press,
    o.SetChannel: lambda _, x: f"{'opens' if x.state is w.Channel.OPEN else 'closes'} the channel to the rival",
    o.Testify: lambda _, x: f"brings {'evidence' if x.with_ is w.Testimony.EVIDENCE else 'a promise'} to Congress",
    o.Propose: _propose,
    o.Cancel: lambda t, x: f"cancels {_about(t, x)}",
    o.Monitor: lambda t, x: f"looks where our equipment went{t.of(x, 'in')}",
    o.Vet: lambda t, x: f"vets the units{t.of(x, 'of')}",
    o.Engage: _engage,
    o.Report: lambda t, x: f"tells the other seats what it knows{t.of(x, 'of')}",
    o.Fuse: lambda t, x: f"brings the three American estimates{t.of(x, 'of')} together",
    o.PromoteCooperation: lambda _, __: "holds an interagency review",
    o.Triage: _triage,
    o.Ask: lambda t, x: f"asks {t.partner(x.partner)} to {deed(x.deed)}",
    o.Question: lambda t, x: f"asks for reports{t.of(x, 'on')}'s {topic(x.topic)}",
    o.Frame: lambda t, x: f"contests the story told{t.of(x, 'in')}",
    o.Clear: _clear,
    o.Vouch: lambda t, x: f"vouches for {_about(t, x)}",
    o.Relief: lambda t, x: f"sends relief{t.of(x, 'to')}",
    o.CarryTone: _carry,
    o.Object: lambda t, x: f"objects to {_about(t, x)}",
    o.Override: lambda t, x: f"overrides the objection to {_about(t, x)}",
    o.Offer: lambda t, x: f"offers {_new(x.instrument)}{t.of(x, 'to')}",
    o.Accept: lambda t, x: f"takes the counter of {t.partner(x.partner)} on {thing(x.instrument)}",
    o.Withdraw: lambda t, x: f"takes {thing(x.instrument)} off the table{t.of(x, 'with')}",
    o.Agree: lambda t, x: f"signs the minutes{t.of(x, 'with')}",
}
"""What one of our seats does. The names of things are those of the exercise."""


def _hedge(_: Titles, x: o.SetHedge) -> str:
    return {
        w.Hedge.NONE: "lets other suitors go",
        w.Hedge.RIVAL_OFFER: "takes up the rival's offer",
        w.Hedge.THIRD_SUPPLIER: "buys from a third supplier",
    }[x.how]


def _mandate(_: Titles, x: o.SetMandate) -> str:
    return {
        w.Mandate.LISTEN: "sends its delegation to listen only",
        w.Mandate.LIMITED: "sends its delegation with limited authority",
        w.Mandate.FULL: "sends its delegation with full authority",
    }[x.level]


_COUNTERS: Final = {
    w.CounterAsk.FEWER_CONDITIONS: "fewer conditions",
    w.CounterAsk.MORE_INCENTIVE: "a larger sweetener",
    w.CounterAsk.SMALLER: "something smaller",
    w.CounterAsk.NO_DELIVERABLE: "no deed in return",
}
_LETTERS: Final = {w.Request.SALE: "to buy arms", w.Request.GUARANTEE: "for a guarantee"}
_THEIRS: Final[dict[type[o.Order], Callable[[Titles, Any], str]]] = {
    o.DoDeed: lambda _, x: f"decides to {deed(x.deed)}",
    o.MakeRequest: lambda _, x: f"writes a letter asking {_LETTERS[x.what]}",
    o.Gesture: lambda _, __: "makes a gesture of independence",
    o.SetHedge: _hedge,
    o.SetMandate: _mandate,
    o.Leak: lambda _, __: "leaks the terms of the talks",
    o.Provoke: lambda _, __: "provokes the rival from under the guarantee",
    o.Frame: lambda _, __: "contests the story told at home",
    o.Accept: lambda _, x: f"accepts {thing(x.instrument)}",
    o.Counter: lambda _, x: f"asks for {_COUNTERS[x.ask]} in the talks on {thing(x.instrument)}",
    o.Defer: lambda _, x: f"puts off {thing(x.instrument)}",
    o.Decline: lambda _, x: f"declines {thing(x.instrument)}",
    o.Agree: lambda _, __: "signs the minutes with Washington",
    o.Contribute: lambda _, x: f"brings {percent(x.share)} of what it could",
    o.Repudiate: lambda _, __: "throws off its agreements with Washington",
}
"""What a government does."""


def act(titles: Titles, order: o.Order, ours: bool) -> str:
    """What an order of ours, or of a government, does. Raises KeyError for one that computers never give."""
    return (_US if ours else _THEIRS)[type(order)](titles, order)
