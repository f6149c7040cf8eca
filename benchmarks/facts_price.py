"""Findings on what help buys: gifts, bargains, leverage, and what a crisis does to habits."""

from typing import Final

from benchmarks import facts_arms as a
from benchmarks import facts_measures as m
from benchmarks.facts_kinds import THIN, Arm, Direction, Evidence, Fact, Position
from sctabletop.domain import orders as o
from sctabletop.domain.deeds import Deed
from sctabletop.domain.words import Objective
from sctabletop.players.loop import Script

_ZERO: Final = "Shampanier and others on zero as a price, 2007, as the dilemma article uses it"
_REWARD: Final = "Reward, Punishment or Inducement? (76 states, 1946 to 1996)"
_REVERSE: Final = "Sullivan, Tessman and Li, Foreign Policy Analysis, 2011"
_STICK: Final = "Using the Carrot as the Stick, on threats to cut aid"


def _kit(*deeds: Deed) -> Script:
    """Two deliveries of arms: as gifts, or each against a deed by a date."""
    owed: list[o.Deliverable | None] = [o.Deliverable(deed=deed, due_in=4) for deed in deeds]
    owed = owed or [None, None]
    return a.joined(
        a.ceilings("oubassara", 60.0),
        a.programme("oubassara", "simple_equipment", 4, deliverable=owed[0]),
        a.programme("oubassara", "excess_articles", 5, deliverable=owed[1]),
    )


_GIFT: Final = (
    Arm(said="arms twice, as gifts", weight=1.0, script=_kit()),
    Arm(said="nothing", weight=-1.0),
)
_BARGAIN: Final = (
    Arm(
        said="arms twice, against recruits and better pay by a date",
        weight=1.0,
        script=_kit(Deed.RECRUIT, Deed.RAISE_PAY),
    ),
    Arm(said="arms twice, as gifts", weight=-1.0, script=_kit()),
)
_MUCH: Final = a.joined(
    a.ceilings("tendoure", 60.0),
    a.programme("tendoure", "simple_equipment", 1),
    a.programme("tendoure", "excess_articles", 1, size=3),
    a.programme("tendoure", "sustainment", 2, size=3),
    a.programme("tendoure", "excess_articles", 6, size=3),
)


def _at_stake(size: int) -> Script:
    """A training team that is suspended unless officers are promoted on merit in time."""
    terms = o.Deliverable(deed=Deed.PROMOTE_MERIT, due_in=2)
    return a.joined(
        a.ceilings("tendoure", 60.0), a.programme("tendoure", "training_team", 1, size=size, deliverable=terms)
    )


_ASKED: Final = a.programme(
    "tendoure", "ministry_adviser", objective=Objective.CAPACITY, conditions=o.Conditions(transformation=1)
)


def _minded(norms: float, instability: float) -> dict[tuple[str, str], float]:
    return {("tendoure", "norms"): norms, ("tendoure", "instability"): instability}


PRICE: Final = (
    Fact(
        id="gifts-bring-words",
        finding="What is free is taken, and words follow: acceptance at a price of zero.",
        evidence=(Evidence.ONE,),
        works=(_ZERO,),
        claims="D12 D13",
        scenario=THIN,
        turns=7,
        arms=_GIFT,
        measure=m.of("oubassara", "declared"),
        positions=(Position(expected=Direction.MORE, least=0.02),),
    ),
    Fact(
        id="gifts-bring-no-resolve",
        finding="And resolve does not: help given first, in hope of alignment, buys none.",
        evidence=(Evidence.ONE,),
        works=(_ZERO, _REWARD),
        claims="D12 D14",
        scenario=THIN,
        turns=10,
        arms=_GIFT,
        measure=m.of("oubassara", "commitment"),
        positions=(Position(expected=Direction.SAME, least=0.01),),
    ),
    Fact(
        id="bargains-bring-resolve",
        finding="Help that answers what a partner did goes with alignment, where help before it does not.",
        evidence=(Evidence.ONE,),
        works=(_REWARD,),
        claims="D18 D14",
        scenario=THIN,
        turns=10,
        arms=_BARGAIN,
        measure=m.of("oubassara", "commitment"),
        positions=(Position(expected=Direction.MORE, least=0.01),),
    ),
    Fact(
        id="reverse-leverage",
        finding="More military aid mostly went with less cooperative behaviour.",
        evidence=(Evidence.ONE, Evidence.CONTESTED),
        works=(_REVERSE,),
        claims="D12 D29",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="equipment, articles and upkeep, as much as money allows", weight=1.0, script=_MUCH),
            Arm(said="nothing", weight=-1.0),
        ),
        measure=m.deeds("tendoure"),
        positions=(
            Position(expected=Direction.SAME, least=0.03),
            Position(expected=Direction.LESS, least=0.03, changes={"deed_aid": 0.16}),
        ),
        note="Neutral in every book: aid by itself holds deeds back where the coefficient is raised above 0.",
    ),
    Fact(
        id="more-at-stake-more-leverage",
        finding="A threat to cut works better where more aid is at stake.",
        evidence=(Evidence.ONE,),
        works=(_STICK,),
        claims="D18",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="a large training team hangs on a deed", weight=1.0, script=_at_stake(3)),
            Arm(said="a small one hangs on it", weight=-1.0, script=_at_stake(1)),
        ),
        measure=m.deeds("tendoure", Deed.PROMOTE_MERIT),
        positions=(Position(expected=Direction.MORE, least=0.01),),
        missing="A deed that is owed weighs the same whatever hangs on it: the size of what would stop moves nothing.",
    ),
    Fact(
        id="stress-narrows",
        finding="Under stress a regime's own survival comes first, and shared norms move it less.",
        evidence=(Evidence.JUDGEMENT,),
        works=("Faherty, US Army War College, 2012",),
        claims="T6 T8",
        scenario=THIN,
        turns=1,
        arms=(
            Arm(said="calm, strong norms", weight=1.0, script=_ASKED, start=_minded(0.6, 0.1)),
            Arm(said="calm, thin norms", weight=-1.0, script=_ASKED, start=_minded(0.1, 0.1)),
            Arm(said="unrest, strong norms", weight=-1.0, script=_ASKED, start=_minded(0.6, 0.9)),
            Arm(said="unrest, thin norms", weight=1.0, script=_ASKED, start=_minded(0.1, 0.9)),
        ),
        measure=m.of("tendoure", "motivation"),
        positions=(Position(expected=Direction.MORE, least=0.03),),
        note="What norms add to motivation in calm, less what they add in unrest.",
    ),
)
