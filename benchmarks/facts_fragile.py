"""Findings on help and fragile states: where it steadies, where it does nothing, and what coups have to do with it."""

from typing import Final

from benchmarks import facts_arms as a
from benchmarks import facts_measures as m
from benchmarks.facts_help import LARGE, SMALL, kept, only
from benchmarks.facts_kinds import THIN, Arm, Direction, Evidence, Fact, Position
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.instruments import INSTRUMENT_INDEX, INSTRUMENTS
from sctabletop.domain.words import Objective
from sctabletop.engine.sights import SIZE_COST
from sctabletop.players.loop import Script

_FRAGILE: Final = "RAND RR350 (107 countries, 1991 to 2008)"
_SAVAGE: Final = "Savage and Caverley, Journal of Peace Research 54(4), 2017"
TEN_MILLION: Final = 10.0


def _per_ten_million(instrument: str, size: int) -> float:
    """What a difference of one arm counts, so that it is reckoned per ten million USD."""
    cost = INSTRUMENTS[INSTRUMENT_INDEX[InstrumentId(instrument)]].cost
    return TEN_MILLION / (cost * float(SIZE_COST[size]))


def _returns(instrument: str) -> tuple[Arm, Arm, Arm]:
    """What ten million buys in a small programme, less what it buys in a large one."""
    small, large = _per_ten_million(instrument, SMALL), _per_ten_million(instrument, LARGE)
    return (
        Arm(said="a small programme", weight=small, script=only("tendoure", instrument, 1, SMALL)),
        Arm(said="a large one", weight=-large, script=only("tendoure", instrument, 1, LARGE)),
        Arm(said="none", weight=large - small),
    )


_SCHOOL: Final = a.joined(
    a.programme("tendoure", "pme_exchange", 1, size=LARGE, objective=Objective.INFLUENCE),
    a.programme("tendoure", "pme_exchange", 7, size=LARGE, objective=Objective.INFLUENCE),
)
_GRANTED_ARMS: Final = a.joined(
    only("oubassara", "excess_articles", 1, LARGE),
    a.programme("oubassara", "excess_articles", 5, size=SMALL),
)


def _package(size: int) -> Script:
    """Arms and training of one size, from the first turn."""
    return a.joined(
        only("oubassara", "excess_articles", 1, size), a.programme("oubassara", "training_team", 1, size=size)
    )


FRAGILE: Final = (
    Fact(
        id="small-returns-first",
        finding="The first money does most: returns on security cooperation diminish.",
        evidence=(Evidence.SEVERAL,),
        works=(_FRAGILE,),
        claims="E6",
        scenario=THIN,
        turns=10,
        arms=_returns("ministry_adviser"),
        measure=m.of("tendoure", "instability"),
        positions=(Position(expected=Direction.LESS, least=0.01),),
        note="Instability taken off by ten million USD in a small programme, less that by ten million in a large one.",
    ),
    Fact(
        id="institutions-multiply",
        finding="Help does more where institutions are better, and little in the most fragile states.",
        evidence=(Evidence.SEVERAL,),
        works=(_FRAGILE,),
        claims="E3",
        scenario=THIN,
        turns=10,
        arms=kept("tendoure", "training_team", "institution", 0.15, 0.6),
        measure=m.of("tendoure", "people"),
        positions=(Position(expected=Direction.MORE, least=0.02),),
    ),
    Fact(
        id="schooling-steadies",
        finding="Of all kinds of help education goes with the largest fall of fragility.",
        evidence=(Evidence.SEVERAL,),
        works=(_FRAGILE,),
        claims="I6 E4",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="education exchange twice", weight=1.0, script=_SCHOOL),
            Arm(said="nothing", weight=-1.0),
        ),
        measure=m.of("tendoure", "instability"),
        positions=(Position(expected=Direction.LESS, least=0.01),),
        missing="Schooling makes ties, habits and leaders; no claim of the theory links it to stability, so no rule "
        "lets leaders steady a state, where ministries do.",
    ),
    Fact(
        id="advice-steadies",
        finding="Help that builds institutions goes with lower fragility.",
        evidence=(Evidence.SEVERAL,),
        works=(_FRAGILE,),
        claims="E3 S4",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="a ministry adviser", weight=1.0, script=only("tendoure", "ministry_adviser", 1, LARGE)),
            Arm(said="nothing", weight=-1.0),
        ),
        measure=m.of("tendoure", "instability"),
        positions=(Position(expected=Direction.LESS, least=0.01),),
    ),
    Fact(
        id="arms-do-not-steady",
        finding="Money for arms shows no link with fragility.",
        evidence=(Evidence.SEVERAL,),
        works=(_FRAGILE,),
        claims="E3 D16",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="excess articles twice", weight=1.0, script=_GRANTED_ARMS),
            Arm(said="nothing", weight=-1.0),
        ),
        measure=m.of("oubassara", "instability"),
        positions=(Position(expected=Direction.SAME, least=0.01),),
    ),
    Fact(
        id="schooling-and-coups",
        finding="Officers schooled abroad go with more coups in one study; a re-test narrows it to one programme.",
        evidence=(Evidence.ONE, Evidence.CONTESTED),
        works=(_SAVAGE, "A later re-test with fuller data"),
        claims="I6 D27",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(
                said="education exchange twice",
                weight=1.0,
                script=a.joined(
                    a.programme("oubassara", "pme_exchange", 1, size=LARGE),
                    a.programme("oubassara", "pme_exchange", 7, size=LARGE),
                ),
            ),
            Arm(said="nothing", weight=-1.0),
        ),
        measure=m.coups("oubassara"),
        positions=(
            Position(expected=Direction.SAME, least=0.03),
            Position(expected=Direction.MORE, least=0.03, changes={"coup_schooled": 0.2}),
        ),
        note="Neutral in every book: schooling moves the odds of a coup where the coefficient is raised above 0.",
    ),
    Fact(
        id="package-and-coups",
        finding="Small packages went with fewer coups and large ones not; others find no such thing.",
        evidence=(Evidence.ONE, Evidence.CONTESTED),
        works=("Yi, Journal of Strategic Security 15(4), 2022",),
        claims="D27",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="a large package", weight=1.0, script=_package(LARGE)),
            Arm(said="a small one", weight=-1.0, script=_package(SMALL)),
        ),
        measure=m.coups("oubassara"),
        positions=(Position(expected=Direction.SAME, least=0.03),),
        not_modelled="No coefficient ties the size of what is given to the odds of a coup.",
    ),
)
