"""Every clause that a reason can hold, as a pattern, with the question whether it is true of the view."""

import re
from collections.abc import Callable
from typing import Final

from sctabletop.domain.deeds import DEED_FACTS, Deed
from sctabletop.domain.instruments import TABLE
from tests.players import truths as t
from tests.players.truths import Said

N = r"([\w'-]+)"
"""a partner's name"""
V = r"(-?\d+\.\d\d)"
"""a number to two places"""
B = r"believed (very low|low|middling|high|very high) \((-?\d+\.\d\d)\)"
D = r"(very low|low|middling|high|very high)"
W = r"(no|one|two|three|four|five|six|seven|eight|\d+)"
Q = "“(.*)”"
CHAFES = r"(is not believed to chafe under our help|is believed to chafe (?:a little|much) under our help \(.*?\))"

Truth = Callable[..., bool]

_BELIEVED: Final[dict[str, str]] = {
    "institution": "state of law and ministries",
    "commitment": "resolve",
    "willingness": "will to act",
    "public_support": "support among its people",
}
_ADDS: Final[dict[str, str]] = {
    "relationships": "personal ties with us",
    "people": "trained and led people",
    "materiel": "equipment and bases",
    "institution": "ministries and law",
    "interoperability": "skill at acting together with us",
}
_CREEDS: Final[dict[str, tuple[str, ...]]] = {
    "agreements bind those who come after us": ("law",),
    "those who share what they know stay together": ("sharing",),
    "common standards keep friends able to work together": ("standards",),
    "what is counted is stolen less": ("audit",),
    "sound ministries outlive their ministers": ("lift_policy",),
    "help that goes both ways makes equals": ("two_way",),
    "soldiers on the spot are what a rival counts": ("presence",),
    "what has been exercised together can be done together": ("exercise",),
    "what is paid for can be asked for": ("deal",),
    "a splendid weapon impresses friend and rival": ("exquisite",),
    "equipment is strength that can be counted": ("lift_equipment",),
    "full depots are strength that can be counted": ("stock",),
    "people who know each other trust each other": ("contact",),
    "officers who studied together stay in touch": ("exchange",),
    "people who share an office learn each other's mind": ("liaison",),
    "help in need is not forgotten": ("relief",),
}

_OURS: Final[dict[str, Truth]] = {
    rf"the plan still asks more of {N} than of {N}": t.more_plan,
    rf"{N}'s resolve and will are believed stronger than {N}'s \({V} to {V}\)": t.more(commitment=0.6, willingness=0.4),
    rf"{N} is believed to be in more danger than {N} \({V} to {V}\)": t.more(threat=1.0),
    rf"there is more trust and friendship to build on in {N} than in {N} \({V} to {V}\)": t.more(
        trust=0.5, relationships=0.5
    ),
    rf"{N} stood before {N} until now": lambda s, a, b: (
        s.step.view.guide.get("rank")[s.p(a), 0] < s.step.view.guide.get("rank")[s.p(b), 0]
    ),
    rf"{N} stands (first|second|third|last) of {W} and that place is given (\d+) % of the money": t.share,
    rf"{N} stands (first|second|third|last) of {W}": t.stands,
    rf"{N} is the only partner and may have all of the money": lambda s, _: s.table.game.count == 1,
    rf"{N} is bound to us by {W} legal steps?": t.bound,
    rf"{N} is not believed to lean far on other patrons \({V}\)": t.exactly("hedging", lambda x: x < 0.6),
    rf"{N} is believed to lean far on other patrons \({V}\), and what it is told may leak": t.exactly(
        "hedging", lambda x: x > 0.6
    ),
    rf"{N} is believed to be tied to the rival's money \({V}\)": t.exactly("entanglement", lambda x: x > 0.65),
    rf"{N} is bound by {W} of the three legal steps that it takes": lambda s, name, word: (
        s.of("legal_rung", name) == t.count(word) < 3
    ),
    rf"{N}'s trust in us is believed enough for it \({V} where {V} is asked\)": lambda s, name, trust, least: (
        t.number(trust, s.of("trust", name)) and s.of("trust", name) >= float(least) - 0.005
    ),
    rf"{N}'s trust in us is believed {D} \({V}\) and no longer enough": t.believed("trust"),
    "no other legal step is open": lambda s: not (s.step.view.guide.get("step_open") > 0).any(),
    rf"{N}'s leaders are believed to feel {D} danger": lambda s, name, word: t.degree(word, s.of("felt_threat", name)),
    rf"{N} did not (.*?) in time and (?:a deed left|the tie is|a bargain that).*": lambda s, _, text: t.owed_words(
        s, text
    ),
    r"the bargain is (\d+) turns? old and the deed will hardly come any more": lambda s, text: (
        s.step.turn - s.about("born") == int(text) >= 6
    ),
    rf"{N}'s resolve is believed {D} \({V}\) and would not bear more pressure": t.believed("commitment"),
    rf"{N} still has to (.*) and a pause alone mends nothing": lambda s, _, text: t.owed_words(s, text),
    rf"a show of independence that is let pass takes the edge off, and {N} {CHAFES}": t.chafes,
    rf"{N} is not believed to lean far on others \({V}\) and could be pushed there": t.exactly(
        "hedging", lambda x: x <= 0.55
    ),
    rf"{N} {CHAFES} and a rebuke would add to it": t.chafes,
    rf"{N} is believed to lean far on other patrons \({V}\) and {CHAFES}": lambda s, name, text, how: (
        t.exactly("hedging", lambda x: x > 0.55)(s, name, text) and t.chafes(s, name, how)
    ),
    "it was sprung, and a tripwire that nobody answers warns nobody": lambda s: s.about("sprung") == 1.0,
    rf"{N} is believed to fear being left alone \({V}\)": t.exactly("abandonment"),
    "help that would bear the words out is on its way": lambda s: (
        s.slots("stage", s.table.game.scenario.partners[s.reason.partner or 0].name) >= 1
    ).any(),
    "what was said has been heard, and words wear out when they are repeated": lambda s: (
        s.step.view.guide.get("tone")[s.reason.partner, 0] != 0.0
    ),
    rf"{N} has never been pressed, and its institutions let others see \({V}\)": t.frank,
    rf"the danger is greatest for {N}, believed {D} \({V}\)": t.greatest,
    rf"the danger has eased: the greatest, for {N}, is believed {D} \({V}\)": t.greatest,
    rf"the partners' fear of being left alone is believed {D} \({V}\) on average": t.fear,
    rf"partners did {W} things? of late that Congress can see": t.shown_deeds,
    rf"Congress still believes us enough without a promise \(its confidence is {V}\)": lambda s, text: t.number(
        text, float(s.step.view.us.get("confidence")[0])
    ),
    rf"Congress doubts us and there is no deed of late to show \(its confidence is {V}\)": lambda s, text: (
        t.number(text, float(s.step.view.us.get("confidence")[0])) and float(text) < 0.45
    ),
    rf"{Q} is due by turn (\d+) and has not been shown": t.due,
    rf"by turn (\d+) the plan counts on {Q}": t.counts_on,
    r"its date (.*) and nothing has been shown": t.triaged,
    rf"{N} {CHAFES}": t.chafes,
    rf"our estimate of {N}'s (.*) may be off by {V}": t.unsure,
    rf"somebody on the spot would tell us more of {N}, whose resolve we may misjudge by {V}": lambda s, name, text: (
        t.number(text, float(s.step.view.sd("commitment")[s.p(name), 0]))
    ),
    rf"{N} is believed to have (?:schooled officers|equipment|units) to put to use \({V}\)": lambda s, name, text: any(
        t.number(text, s.of(n, name)) for n in ("people_leadership", "materiel", "people")
    ),
    rf"nobody has been in touch with {N} for (\d+) turns?": t.neglected,
    rf"our personal ties in {N} are believed {D} \({V}\)": t.believed("relationships"),
    rf"soldiers who know each other in {N} and here ask and answer sooner": t.always,
    rf"a disaster runs in {N}": lambda s, name: s.memo("disaster", name) > 0.0,
    rf"{N} is in a crisis, when help is worth most": lambda s, name: s.memo("crisis", name) > 0.0,
    rf"there is an open case of abuse in {N}": lambda s, name: s.memo("abuse", name) > 0.0,
    rf"the units of {N} have not been vetted (yet|for \d+ turns?)": t.turns_since("vetted"),
    rf"technology for {N} waits until somebody checks its end use": t.technology_waits,
    rf"the end use of our equipment in {N} has not been checked (yet|for \d+ turns?)": t.turns_since("monitored"),
    rf"{W} questions? (?:was|were) put about {N} and we can say something": t.questions,
    rf"our estimates of {N} are unsure \(of its trust in us by {V}, its resolve by {V}\)": t.errors,
    rf"the American side works together at no more than {V}": lambda s, text: (
        t.number(text, float(s.step.view.us.get("coordination")[0])) and float(text) <= 0.6
    ),
    rf"it takes more than two thirds of the money left, {N} stands last of {W} and its resolve is {B}": (
        lambda s, name, of, word, text: t.stands(s, name, "last", of) and t.believed("commitment")(s, name, word, text)
    ),
    "it serves no demand of the plan while others wait for the money": lambda s: s.about("assumption") == 0.0,
    rf"it asks (?:much|something) of {N}, which {CHAFES}": t.chafes,
    "the .* is a step of law": t.flow("law"),
    "its turn on this half-year's agenda has come": lambda s: t.agenda(s) == 0,
    "it is not its turn on the agenda": lambda s: t.agenda(s) == 1,
    rf"the danger of the day for {N} is (.*), which it answers": t.danger,
    rf"the next legal step with {N} is open, and law outlasts those who sign it": lambda s, name: (
        s.step.view.guide.get("step_open")[s.p(name), 0] > 0.0
    ),
    rf"it treats {N} as an equal, and its appetite for standing is believed {D} \({V}\)": t.believed("prestige"),
    rf"it opens doors: what {N} lets us use is {D} \({V}\)": t.believed("access"),
    rf"it hardens {N} against what a rival can offer, believed {D} \({V}\)": t.believed("rival_pull"),
    rf"it keeps running what {N} has, whose equipment is believed {D} \({V}\)": t.believed("materiel"),
    r"it is dear, at about ([\d.]+) million USD for a medium one": t.dear,
    "it takes many hours of the country team": t.always,
    rf"{W} others? (?:is|are) in hand there": t.in_hand,
    rf"a yes costs {N} something, and its resolve is believed {D} \({V}\)": t.believed("commitment"),
    rf"some of it may rust where ministries and law are believed {D} \({V}\)": lambda s, word, text: t.much(
        word, text, float(s.step.view.mean.get("institution")[s.reason.partner, 0])
    ),
    "too few partners have paid into it yet": t.always,
    "every gate has let it through": lambda s: s.about("stage") == 3.0,
    rf"{N} put it off last time and did not refuse it": lambda s, _: s.about("stage") == 6.0,
    rf"it serves the plan's {Q}": lambda s, text: s.about("assumption") == t.plan_place(s, text) + 1,
    r"the (\d) conditions? on it can be spared": t.conditions,
    r"its (\d) conditions are what it was for": t.conditions,
    "it carries no condition that could be missed": lambda s: s.about("transformation") == 0.0,
    r"no more than (\d+) % of sweetener has been given yet": lambda s, x: f"{s.about('incentive') * 100:.0f}" == x,
    r"(\d+) % of sweetener is enough": lambda s, x: f"{s.about('incentive') * 100:.0f}" == x,
    "a sweetener is a fair price for a bargain": t.always,
    "a (medium|large) one can be cut and still do its work": lambda s, x: s.about("size") == (3 if x == "large" else 2),
    "it is small already and cannot be cut": lambda s: s.about("size") == 1.0,
    "the programme is worth having without asking it to (.*)": t.owed_words,
    rf"the plan needs it and the danger for {N} is believed great \({V}\)": t.exactly("threat", lambda x: x > 0.7),
    "nothing should be given for nothing: it was offered for its promise to (.*)": t.owed_words,
    "both sides have accepted (.*)": t.settled,
}

_THEIRS: Final[dict[str, Truth]] = {
    "it was promised in return for the (.*)": t.promised,
    "Washington asked for it": lambda s: s.memo("asked_deed") > 0.0,
    r"its cabinet leans to it by (\d+) %": t.leans_deed(lambda x: x >= 0.2),
    r"its cabinet came round to it for once, having leaned to it by no more than (\d+) %": t.leans_deed(
        lambda x: x < 0.2
    ),
    r"the cabinet leans to it by (\d+) %": t.appeal,
    r"the cabinet leans to it by (\d+) % as it stands and would by (\d+) %": t.eased,
    "the world will see it": lambda s: DEED_FACTS[Deed(s.reason.detail)].visible >= 0.6,
    "words cost nothing at home": lambda s: s.reason.detail == "state_support",
    "this government does not shrink from upsetting the palace": t.upsets("palace"),
    "this government does not shrink from upsetting the barracks": t.upsets("army"),
    "this government does not shrink from asking something of its people": t.upsets("street"),
    rf"it fears being left alone \({V}\)": t.mine("abandonment"),
    rf"Washington is bound to help it only to {V}": t.mine("guarantee", lambda x: x < 0.5),
    rf"Washington is bound to help it to {V}": t.mine("guarantee", lambda x: x >= 0.05),
    r"it has ([\d,]+) million USD for defence": t.budget,
    rf"its leaders feel {D} danger": lambda s, word: t.degree(word, s.of("felt_threat")) and s.of("felt_threat") >= 0.4,
    rf"its forces can do little so far \({V}\)": t.mine("capability", lambda x: x < 0.5),
    rf"it chafes under what Washington's help asks of it \({V}\)": t.mine("strain", lambda x: x > 0.0),
    r"it is inclined to show that it decides for itself \((\d+) %\)": t.leans("gesture"),
    rf"the pull of other suitors is {D} \({V}\)": t.own("rival_pull"),
    r"it is inclined to keep a second door open \((\d+) %\)": t.leans("hedge"),
    rf"its inclination to other suitors has gone \(they offer {V}, its trust in Washington is {V}\)": (
        lambda s, pull, trust: t.mine("rival_pull")(s, pull) and t.mine("trust")(s, trust)
    ),
    rf"its taste for risk is {D} \({V}\)": t.own("adventurism"),
    rf"it trusts Washington enough \({V} where it asks for {V}\)": lambda s, trust, least: (
        t.mine("trust")(s, trust) and s.of("trust") >= float(least)
    ),
    rf"it does not trust Washington enough for more \({V} where it asks for {V}\)": lambda s, trust, least: (
        t.mine("trust")(s, trust) and s.of("trust") < float(least)
    ),
    "its own law lets a delegation settle no more": lambda s: s.table.briefs[s.step.seat].mandate < 2.0,
    rf"support among its people is {D} \({V}\)": t.own("public_support"),
    rf"its leaders have staked something \({V}\)": t.mine("political_risk", lambda x: x > 0.12),
    "it has nothing else in hand and will not be silent for half a year": t.always,
    rf"it trusts Washington enough to say so \({V}\)": t.mine("trust", lambda x: x >= 0.3),
    rf"it trusts Washington too little to speak for it \({V}\)": t.mine("trust", lambda x: x < 0.3),
    r"nobody from Washington has called for (\d+) turns?": lambda s, x: s.of("neglect") == float(x) >= 2.0,
    "Washington rebuked it in public": lambda s: s.step.view.guide.get("tone")[0, 0] == 3.0,
    "it (?:helps to mend how the country is run|touches who commands and who is paid)": t.flow("lift_policy", "audit"),
    "it is a thing to be seen with": lambda s: TABLE.prestige[s.reason.instrument] > 0.0,
    "what is not yet worth its price may be so next time": t.always,
    "a yes costs too much at home": lambda s: TABLE.price[s.reason.instrument] > 0.0,
    "it asks too much of the country's freedom": lambda s: TABLE.burden[s.reason.instrument] > 0.0,
    r"it would have to pay (\d+) % itself": lambda s, x: f"{s.about('cost_share') * 100:.0f}" == x,
    "to (.*) is too much to ask for it": t.owed_words,
    "it comes with conditions on how the country is run": lambda s: s.about("transformation") > 0.0,
    "it comes with a tripwire": lambda s: s.about("tripwire") > 0.0,
    r"that is what it finds it can bring \((\d+) % by inclination\)": t.leans("contribute"),
    rf"what is asked of it has become unbearable \({V}\)": t.mine("strain", lambda x: x > 0.75),
    "both sides have accepted (.*)": t.settled,
}

_TRACKS: Final[dict[str, Truth]] = {
    rf"{N}'s {words} is believed {D} \({V}\)": t.believed(track) for track, words in _BELIEVED.items()
}
_ADDED: Final[dict[str, Truth]] = {
    rf"it adds to {N}'s {words}, believed {D} \({V}\)": t.believed(track) for track, words in _ADDS.items()
}
_HELD: Final[dict[str, Truth]] = {re.escape(words): t.flow(*flows) for words, flows in _CREEDS.items()}


def is_true(said: Said, clause: str) -> bool | None:
    """Whether a clause is true of the view; None for one that no pattern knows."""
    own = said.table.briefs[said.step.seat].own >= 0
    for pattern, truth in (_THEIRS if own else {**_OURS, **_TRACKS, **_ADDED, **_HELD}).items():
        found = re.fullmatch(pattern, clause)
        if found is not None:
            return bool(truth(said, *found.groups()))
    return None
