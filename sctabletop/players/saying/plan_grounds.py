"""Why OSD, the command or the country team gave an order of the plan phase: a fact of its view for each term."""

from collections.abc import Callable, Mapping
from typing import Final

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import Stage
from sctabletop.players.saying.seen import (
    Seen,
    chafing,
    counted,
    deed,
    degree,
    instrument,
    listed,
    much,
    percent,
    topic,
    turns,
)

Ground = str | Callable[[Seen], str]
"""One clause: as it stands, or made from the view; empty where the view gives it nothing to stand on."""


def _believed(name: str, words: str) -> Ground:
    """How a belief about the partner stands."""
    return lambda s: f"{s.name}'s {words} is believed {much(s.mean(name))}"


def settled(s: Seen) -> str:
    """What both sides have accepted at this table."""
    stages, codes, yes = (s.slots(name) for name in ("stage", "instrument", "accepted"))
    both = (stages == float(Stage.OFFERED)) & (yes > 0.0)
    return f"both sides have accepted {listed([f'the {instrument(int(c))}' for c in codes[both]])}"


def _ceiling(s: Seen) -> str:
    if s.brief.partners == 1:
        return f"{s.name} is the only partner and may have all of the money"
    share = percent(s.reason.seen["share"])
    return f"{s.name} stands {s.place} and that place is given {share} of the money"


def _enough(s: Seen) -> str:
    trust, least = s.mean("trust"), s.reason.seen["least"]
    return f"{s.name}'s trust in us is believed enough for it ({trust:.2f} where {least:.2f} is asked)"


def _leaky(s: Seen) -> str:
    if s.mean("hedging") > 0.6:
        return (
            f"{s.name} is believed to lean far on other patrons ({s.mean('hedging'):.2f}), and what it is told may leak"
        )
    return f"{s.name} is believed to be tied to the rival's money ({s.mean('entanglement'):.2f})"


def _rung(s: Seen) -> str:
    rung = s.mean("legal_rung")
    return f"{s.name} is bound to us by {counted(rung)} legal step{'' if rung == 1.0 else 's'}" if rung else ""


def _owed(s: Seen) -> str:
    owed = int(s.field("deliverable"))
    return deed(str(DEEDS[owed - 1])) if owed else "do its part"


_MANNERS: Final = {
    1: "a deed left undone without an answer invites the next",
    2: "the tie is worth more than the deed",
    3: "a bargain that both can keep is worth more than a broken one",
}


def _manner(s: Seen) -> str:
    return f"{s.name} did not {_owed(s)} in time and {_MANNERS[int(s.reason.seen['answer'])]}"


def _missed_long(s: Seen) -> str:
    return f"the bargain is {turns(s.view.turn - s.field('born'))} old and the deed will hardly come any more"


def _frail(s: Seen) -> str:
    return f"{s.name}'s resolve is believed {much(s.mean('commitment'))} and would not bear more pressure"


def _coming(s: Seen) -> str:
    stages = s.slots("stage")
    waits = (stages > 0.0) & (stages <= float(Stage.DEFERRED))
    return "help that would bear the words out is on its way" if waits.any() else ""


def _deeds(s: Seen) -> str:
    last = s.view.deed[:, :, 0]
    count = int((last >= max(s.view.turn - 2.0, 1.0)).sum())
    return (
        f"partners did {counted(count)} thing{'' if count == 1 else 's'} of late that Congress can see" if count else ""
    )


def _confidence(words: str) -> Ground:
    return lambda s: f"{words} (its confidence is {float(s.view.us.get('confidence')[0]):.2f})"


def _assumption(s: Seen, a: int) -> str:
    by = float(s.brief.plan_need_by[a])
    return f"“{s.called.plan[a]}” is due by turn {by:.0f} and has not been shown"


def _triage(s: Seen) -> str:
    a = int(s.reason.detail)
    left = float(s.brief.plan_need_by[a]) - s.view.turn
    if left < 0.0:
        return f"its date passed {turns(-left)} ago and nothing has been shown"
    when = "this turn" if left == 0.0 else f"in {turns(left)}"
    return f"its date comes {when} and nothing has been shown"


def _neglect(s: Seen) -> str:
    left = s.mean("neglect")
    return f"nobody has been in touch with {s.name} for {turns(left)}" if left >= 1.0 else ""


def _since(mark: str, words: str) -> Ground:
    def said(s: Seen) -> str:
        last = s.memo(mark)
        ago = turns(s.view.turn - last)
        return f"{words.format(s.name)} {f'for {ago}' if last else 'yet'}"

    return said


def _unsure(s: Seen) -> str:
    names = (s.reason.detail,) if s.reason.detail else ("commitment", "willingness")
    wide = max(names, key=s.error)
    return f"our estimate of {s.name}'s {topic(wide)} may be off by {s.error(wide):.2f}"


def _mood(s: Seen) -> str:
    return f"{s.name} {chafing(s)}"


def _planned(s: Seen) -> str:
    due = [a for a, p in enumerate(s.brief.plan_partner) if p == s.p and s.view.assumption[0, a, 0] < 2.0]
    return _assumption(s, max(due, key=lambda a: s.view.assumption[1, a, 0])) if due else ""


def _fused(s: Seen) -> str:
    trust, resolve = s.error("trust"), s.error("commitment")
    return f"our estimates of {s.name} are unsure (of its trust in us by {trust:.2f}, its resolve by {resolve:.2f})"


def _danger_there(s: Seen) -> str:
    return f"the danger is greatest for {s.name}, believed {much(s.mean('threat'))}"


def _fears(s: Seen) -> str:
    fear = float(s.view.mean.get("abandonment")[:, 0].mean())
    return f"the partners' fear of being left alone is believed {much(fear)} on average"


def _more(words: str, **weights: float) -> Ground:
    """A comparison of two partners, by beliefs weighed as the ranking weighs them."""

    def said(s: Seen) -> str:
        here, there = (sum(w * s.mean(n, p) for n, w in weights.items()) for p in (s.p, s.reason.other or 0))
        return (
            f"{words.format(s.name, s.other)} ({max(here, 0.0):.2f} to {max(there, 0.0):.2f})" if here > there else ""
        )

    return said


_FOLLOWS: Final = {"people_leadership": "schooled officers", "materiel": "equipment", "people": "units"}


def _follow(name: str) -> Ground:
    return lambda s: f"{s.name} is believed to have {_FOLLOWS[name]} to put to use ({s.mean(name):.2f})"


def _cost(s: Seen) -> str:
    resolve = f"its resolve is believed {much(s.mean('commitment'))}"
    return f"it takes more than two thirds of the money left, {s.name} stands {s.place} and {resolve}"


def _mild(s: Seen) -> str:
    return f"a show of independence that is let pass takes the edge off, and {s.name} {chafing(s)}"


def _stern(s: Seen) -> str:
    leans = f"{s.name} is believed to lean far on other patrons ({s.mean('hedging'):.2f})"
    return f"{leans} and {chafing(s)}"


def _asked_of_us(s: Seen) -> str:
    count = s.reason.seen["questions"]
    return f"{counted(count)} question{'s were' if count > 1.0 else ' was'} put about {s.name} and we can say something"


def _burden(s: Seen) -> str:
    return f"it asks much of {s.name}, which {chafing(s)}"


def _rival_first(s: Seen) -> str:
    return f"{s.name} has never been pressed, and its institutions let others see ({s.mean('openness'):.2f})"


PLAN: Final[Mapping[str, Ground]] = {
    "more_plan": lambda s: f"the plan still asks more of {s.name} than of {s.other}",
    "more_ready": _more("{}'s resolve and will are believed stronger than {}'s", commitment=0.6, willingness=0.4),
    "more_danger": _more("{} is believed to be in more danger than {}", threat=1.0),
    "more_ties": _more("there is more trust and friendship to build on in {} than in {}", trust=0.5, relationships=0.5),
    "more_standing": lambda s: f"{s.name} stood before {s.other} until now",
    "place": _ceiling,
    "trust": _enough,
    "law": _rung,
    "close": lambda s: f"{s.name} is not believed to lean far on other patrons ({s.mean('hedging'):.2f})",
    "leaky": _leaky,
    "unbound": lambda s: f"{s.name} is bound by {counted(s.mean('legal_rung'))} of the three legal steps that it takes",
    "distrusted": lambda s: f"{s.name}'s trust in us is believed {much(s.mean('trust'))} and no longer enough",
    "foremost": lambda s: f"{s.name} stands {s.place}" if s.brief.partners > 1 else "",
    "free": "no other legal step is open",
    "danger": lambda s: f"{s.name}'s leaders are believed to feel {degree(s.mean('felt_threat'))} danger",
    "manner": _manner,
    "old": _missed_long,
    "frail": _frail,
    "paused": lambda s: f"{s.name} still has to {_owed(s)} and a pause alone mends nothing",
    "mild": _mild,
    "near": lambda s: (
        f"{s.name} is not believed to lean far on others ({s.mean('hedging'):.2f}) and could be pushed there"
    ),
    "chafes": lambda s: f"{s.name} {chafing(s)} and a rebuke would add to it",
    "stern": _stern,
    "sprung": "it was sprung, and a tripwire that nobody answers warns nobody",
    "abandonment": lambda s: f"{s.name} is believed to fear being left alone ({s.mean('abandonment'):.2f})",
    "coming": _coming,
    "said": "what was said has been heard, and words wear out when they are repeated",
    "weak": _believed("institution", "state of law and ministries"),
    "openness": _rival_first,
    "danger_there": _danger_there,
    "calm": lambda s: f"the danger has eased: the greatest, for {s.name}, is believed {much(s.mean('threat'))}",
    "fears": _fears,
    "deeds": _deeds,
    "believed": _confidence("Congress still believes us enough without a promise"),
    "doubted": _confidence("Congress doubts us and there is no deed of late to show"),
    "near_date": _triage,
    "past": _triage,
    "tense": _mood,
    "easy": _mood,
    "plain_words": _mood,
    "resolve": _believed("commitment", "resolve"),
    "will": _believed("willingness", "will to act"),
    "unsure": _unsure,
    "planned": _planned,
    "asked_plan": lambda s: _assumption(s, int(s.reason.seen["assumption"])),
    "follow_people_leadership": _follow("people_leadership"),
    "follow_materiel": _follow("materiel"),
    "follow_people": _follow("people"),
    "contact": _neglect,
    "few_ties": lambda s: f"our personal ties in {s.name} are believed {much(s.mean('relationships'))}",
    "soldiers": lambda s: f"soldiers who know each other in {s.name} and here ask and answer sooner",
    "relief": lambda s: f"a disaster runs in {s.name}",
    "abuse": lambda s: f"there is an open case of abuse in {s.name}",
    "vet": _since("vetted", "the units of {} have not been vetted"),
    "technology_waits": lambda s: f"technology for {s.name} waits until somebody checks its end use",
    "monitor": _since("monitored", "the end use of our equipment in {} has not been checked"),
    "report": _asked_of_us,
    "frame_us": _believed("public_support", "support among its people"),
    "fuse": _fused,
    "promote": lambda s: (
        f"the American side works together at no more than {float(s.view.us.get('coordination')[0]):.2f}"
    ),
    "cost": _cost,
    "no_plan": "it serves no demand of the plan while others wait for the money",
    "strain": _burden,
    "tied": lambda s: _assumption(s, int(s.field("assumption")) - 1) if s.field("assumption") else "",
    "law_step": lambda s: f"the {instrument(s.reason.instrument or 1)} is a step of law",
}
"""By term; a term that is not here has nothing to say."""
