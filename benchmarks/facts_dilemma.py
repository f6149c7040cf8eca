"""Findings on the dilemma itself: the two fears, hierarchy, conditions, and a partner that keeps several doors open."""

from typing import Final

from benchmarks import facts_arms as a
from benchmarks import facts_measures as m
from benchmarks.facts_kinds import FIRST, THIN, Arm, Direction, Evidence, Fact, Position
from sctabletop.domain import orders as o
from sctabletop.domain.deeds import Deed
from sctabletop.domain.ids import BookName
from sctabletop.domain.seats import SeatId
from sctabletop.players.loop import Script
from sctabletop.players.policies import PolicyName

BIDDLE: Final = BookName("biddle")
MIXED: Final = BookName("mixed")

_SNYDER: Final = "Snyder, World Politics 36(4), 1984"
_LAKE: Final = "Lake, on hierarchy among states, 2004 and 2007, and a review of the evidence since"
_REYNOLDS: Final = "Reynolds, Journal of Strategic Security 18(1), 2025 (three countries)"
_BIDDLE: Final = "Biddle, Macdonald and Baker, Journal of Strategic Studies 41, 2018"

_TALK: Final = a.visits("tendoure")
_LAW: Final = a.joined(
    _TALK,
    a.step("tendoure", 1, "logistics_status_agreement"),
    a.step("tendoure", 5, "defence_cooperation_agreement"),
)
_BOUND: Final = (
    Arm(said="two rungs of law offered, and a visit every turn", weight=1.0, script=_LAW),
    Arm(said="a visit every turn", weight=-1.0, script=_TALK),
)
_ASKED: Final = a.programme("tendoure", "ministry_adviser", conditions=o.Conditions(transformation=2))


def _guaranteed(partner: str, script: Script) -> tuple[Arm, Arm]:
    """The same play under a firm and under a thin guarantee."""
    return (
        Arm(said="guarantee 0.7 at the start", weight=1.0, script=script, start={(partner, "guarantee"): 0.7}),
        Arm(said="guarantee 0.1 at the start", weight=-1.0, script=script, start={(partner, "guarantee"): 0.1}),
    )


def _trained(partner: str, transformation: int, incentive: float = 0.0, *, benchmark: bool = False) -> Script:
    terms = o.Conditions(transformation=transformation, benchmark=benchmark)
    return a.programme(partner, "training_team", 1, conditions=terms, incentive=incentive)


_PULL: Final = ("tendoure", "rival_pull")
_SWEET: Final = 0.6
"""An incentive at which nearly everybody signs, so that what is compared is terms and not who took them."""
_SOUGHT: Final = _trained("tendoure", 2, _SWEET)
_OFFERED: Final = _trained("tendoure", 0, _SWEET)

DILEMMA: Final = (
    Fact(
        id="firmness-calms",
        finding="A firmer commitment lowers the partner's fear of being left alone.",
        evidence=(Evidence.JUDGEMENT, Evidence.SEVERAL),
        works=(_SNYDER,),
        claims="D2 T9",
        scenario=THIN,
        turns=10,
        arms=_BOUND,
        measure=m.of("tendoure", "abandonment"),
        positions=(Position(expected=Direction.LESS, least=0.03),),
    ),
    Fact(
        id="firmness-binds",
        finding="The same firmness raises the patron's own risk of being dragged in.",
        evidence=(Evidence.JUDGEMENT, Evidence.SEVERAL),
        works=(_SNYDER,),
        claims="D1",
        scenario=THIN,
        turns=10,
        arms=_BOUND,
        measure=m.of("tendoure", "entrapment"),
        positions=(Position(expected=Direction.MORE, least=0.01),),
    ),
    Fact(
        id="protected-do-less",
        finding="The protected do less for their own defence, and small members of an alliance under-pay.",
        evidence=(Evidence.SEVERAL, Evidence.CONTESTED, Evidence.UNVERIFIED),
        works=(_LAKE, "Olson and Zeckhauser, 1966"),
        claims="D29",
        scenario=THIN,
        turns=10,
        arms=_guaranteed("tendoure", {}),
        measure=m.deeds("tendoure"),
        positions=(
            Position(expected=Direction.LESS, least=0.05),
            Position(expected=Direction.SAME, least=0.05, changes={"deed_protection": 0.0, "felt_threat_cover": 0.0}),
        ),
        note="With both coefficients at 0 protection thins no effort.",
        required="D29",
    ),
    Fact(
        id="protected-follow",
        finding="Under hierarchy a subordinate follows more: it says yes to what it would otherwise weigh.",
        evidence=(Evidence.SEVERAL, Evidence.CONTESTED, Evidence.UNVERIFIED),
        works=(_LAKE,),
        claims="D3 D6",
        scenario=THIN,
        turns=4,
        arms=_guaranteed("tendoure", _ASKED),
        measure=m.signed("tendoure", "ministry_adviser"),
        positions=(
            Position(expected=Direction.MORE, least=0.03),
            Position(expected=Direction.SAME, least=0.04, changes={"appeal_hierarchy": 0.0}),
        ),
        note="Asked for: an adviser with two transforming conditions. At 0 hierarchy moves no answer.",
        required="D3",
    ),
    Fact(
        id="protection-chafes",
        finding="Order and protection are paid for in autonomy: the protected feel the loss of freedom.",
        evidence=(Evidence.SEVERAL, Evidence.CONTESTED),
        works=(_LAKE,),
        claims="D5 D29",
        scenario=FIRST,
        turns=4,
        arms=_guaranteed("orlavenne", {}),
        measure=m.of("orlavenne", "sovereignty"),
        positions=(
            Position(expected=Direction.MORE, least=0.005),
            Position(expected=Direction.SAME, least=0.002, changes={"imposition_guarantee": 0.0}),
        ),
        required="D29",
    ),
    Fact(
        id="conditions-and-commitment",
        finding="Transforming conditions wear commitment down; or, as others hold, they are what builds it.",
        evidence=(Evidence.ONE, Evidence.CONTESTED),
        works=(_REYNOLDS, _BIDDLE, "Ladwig, on inducement and conditionality (not checked)"),
        claims="D17 D21 S8",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(
                said="a training team with two transforming conditions and a benchmark",
                weight=1.0,
                script=_trained("oubassara", 2, benchmark=True),
            ),
            Arm(said="the same team, nothing asked", weight=-1.0, script=_trained("oubassara", 0)),
        ),
        measure=m.of("oubassara", "commitment"),
        positions=(
            Position(expected=Direction.LESS, least=0.01),
            Position(expected=Direction.SAME, least=0.005, book=MIXED),
            Position(expected=Direction.MORE, least=0.01, book=BIDDLE),
        ),
        note="The switch is the book: mixed is its neutral setting. "
        "Without a benchmark the books do not differ in sign (S8): in none of them does a transformation pay.",
        required="D17",
    ),
    Fact(
        id="burdened-look-elsewhere",
        finding="Burdened partners look for lighter patrons, where there is one to look for.",
        evidence=(Evidence.ONE, Evidence.CONTESTED),
        works=(_REYNOLDS,),
        claims="D17",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="conditions, strong rival", weight=1.0, script=_SOUGHT, start={_PULL: 0.8}),
            Arm(said="none, strong rival", weight=-1.0, script=_OFFERED, start={_PULL: 0.8}),
            Arm(said="conditions, weak rival", weight=-1.0, script=_SOUGHT, start={_PULL: 0.1}),
            Arm(said="none, weak rival", weight=1.0, script=_OFFERED, start={_PULL: 0.1}),
        ),
        measure=m.of("tendoure", "hedging"),
        positions=(
            Position(expected=Direction.MORE, least=0.02),
            Position(expected=Direction.SAME, least=0.01, changes={"hedging_conditions": 0.0}),
        ),
        note="Resting on three countries; with the coefficient at 0 conditions by themselves push nobody away.",
        required="D17",
    ),
    Fact(
        id="weak-conditionality",
        finding="Terms of the right type help: a dated deliverable does more for commitment than a transformation.",
        evidence=(Evidence.JUDGEMENT, Evidence.CONTESTED),
        works=("Center for Strategic and International Studies, Smart Conditions", _REYNOLDS, _BIDDLE),
        claims="D18 D22",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(
                said="a training team for recruits by a date",
                weight=1.0,
                script=a.programme("tendoure", "training_team", deliverable=o.Deliverable(deed=Deed.RECRUIT, due_in=4)),
            ),
            Arm(
                said="the same team for two transformations and a benchmark",
                weight=-1.0,
                script=_trained("tendoure", 2, benchmark=True),
            ),
        ),
        measure=m.of("tendoure", "commitment"),
        positions=(
            Position(expected=Direction.MORE, least=0.02),
            Position(expected=Direction.MORE, least=0.005, book=MIXED),
            Position(expected=Direction.LESS, least=0.02, book=BIDDLE),
        ),
        note="Mixed lies between: deliverables help, transformation does nothing.",
        required="D18",
    ),
    Fact(
        id="hedging-can-pay",
        finding="Taking from several patrons is a small state's own good move, and sometimes its best.",
        evidence=(Evidence.JUDGEMENT, Evidence.UNVERIFIED),
        works=("Kuik and others, on hedging",),
        claims="E10 D17",
        scenario="two-ports",
        turns=10,
        arms=(
            Arm(
                said="Maruvelei played as a hedger",
                weight=1.0,
                script=a.visits("maruvelei"),
                players={SeatId("partner-maruvelei"): PolicyName.HEDGER},
            ),
            Arm(
                said="Maruvelei played as a reciprocator",
                weight=-1.0,
                script=a.visits("maruvelei"),
                players={SeatId("partner-maruvelei"): PolicyName.RECIPROCATOR},
            ),
        ),
        measure=m.charter("maruvelei"),
        positions=(Position(expected=Direction.MORE, least=0.05),),
        note="Judged by the partner's own charter. The arms differ in who plays the partner.",
    ),
)
