"""Findings on what help does: inputs, steadiness, absorption, institutions beside hardware, checks on both."""

from typing import Final

from benchmarks import facts_arms as a
from benchmarks import facts_measures as m
from benchmarks.facts_kinds import THIN, Arm, Direction, Evidence, Fact, Position
from sctabletop.domain import orders as o
from sctabletop.domain.seats import OSD, SDO
from sctabletop.domain.words import Objective
from sctabletop.players.loop import Script

_CASES: Final = "RAND MG1253/1 (29 cases over twenty years)"
_HARD: Final = "RAND RR937 (hard contexts)"
_WATTS: Final = "Watts, Evolving cooperative security approaches, 2023 (its sponsor is an arms maker)"
_BIDDLE: Final = "Biddle, Macdonald and Baker, Journal of Strategic Studies 41, 2018"

SMALL, MEDIUM, LARGE = 1, 2, 3


def only(partner: str, instrument: str, turn: int = 1, size: int = MEDIUM) -> Script:
    return a.joined(a.ceilings(partner, 60.0), a.programme(partner, instrument, turn, size=size))


def kept(partner: str, instrument: str, track: str, low: float, high: float, turn: int = 1) -> tuple[Arm, ...]:
    """What a programme adds where a track begins high, less what it adds where it begins low."""
    script = only(partner, instrument, turn)
    columns = ("institution_doctrine", "institution_policy") if track == "institution" else (track,)

    def start(value: float) -> dict[tuple[str, str], float]:
        return {(partner, column): value for column in columns}

    return (
        Arm(said=f"{track} {high:g}, programme", weight=1.0, script=script, start=start(high)),
        Arm(said=f"{track} {high:g}, none", weight=-1.0, start=start(high)),
        Arm(said=f"{track} {low:g}, programme", weight=-1.0, script=script, start=start(low)),
        Arm(said=f"{track} {low:g}, none", weight=1.0, start=start(low)),
    )


_STEADY: Final = a.joined(
    a.programme("tendoure", "training_team", 1),
    a.programme("tendoure", "training_team", 6),
)
_STOPPED: Final = a.joined(
    _STEADY,
    a.planned(OSD, o.EndProgramme(partner="tendoure", instrument="training_team"), turns=(4, 9)),
)
_KIT: Final = only("tendoure", "simple_equipment")
_KIT_LATER: Final = only("oubassara", "simple_equipment", 4)
_WATCHED: Final = a.joined(_KIT_LATER, a.planned(SDO, o.Monitor(partner="oubassara"), turns=a.ALL_TURNS))
_ARMS_AND_TRAINING: Final = a.joined(_KIT, a.programme("tendoure", "training_team", 1))
_VETTED: Final = a.joined(_ARMS_AND_TRAINING, a.planned(SDO, o.Vet(partner="tendoure"), turns=(1, 5, 9)))


HELP: Final = (
    Fact(
        id="more-in-more-out",
        finding="What comes of building capacity is largely what goes in: more money, more effect.",
        evidence=(Evidence.SEVERAL,),
        works=(_CASES,),
        claims="E3 D16",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="a large training team", weight=1.0, script=only("tendoure", "training_team", 1, LARGE)),
            Arm(said="a small one", weight=-1.0, script=only("tendoure", "training_team", 1, SMALL)),
        ),
        measure=m.of("tendoure", "people"),
        positions=(Position(expected=Direction.MORE, least=0.03),),
    ),
    Fact(
        id="steady-beats-stop-start",
        finding="Steady funding and delivery work; the same plan stopped and begun again works less.",
        evidence=(Evidence.SEVERAL,),
        works=(_CASES, _HARD),
        claims="E29 T26",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="two training teams that run their course", weight=1.0, script=_STEADY),
            Arm(said="the same two, each ended after two or three turns", weight=-1.0, script=_STOPPED),
        ),
        measure=m.of("tendoure", "people"),
        positions=(Position(expected=Direction.MORE, least=0.02),),
    ),
    Fact(
        id="kit-alone-decays",
        finding="Hardware that nobody sustains does not last.",
        evidence=(Evidence.JUDGEMENT,),
        works=(_WATTS, "GAO-23-105842"),
        claims="E3 D16",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(
                said="simple equipment, and sustainment after it",
                weight=1.0,
                script=a.joined(
                    _KIT,
                    a.programme("tendoure", "sustainment", 2),
                    a.programme("tendoure", "sustainment", 7),
                ),
            ),
            Arm(said="the equipment alone", weight=-1.0, script=_KIT),
        ),
        measure=m.of("tendoure", "materiel"),
        positions=(Position(expected=Direction.MORE, least=0.05),),
    ),
    Fact(
        id="ministries-return-more",
        finding="Institution building returns more than hardware, later.",
        evidence=(Evidence.JUDGEMENT,),
        works=(_WATTS, "GAO-23-105842"),
        claims="E4 E3",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(
                said="equipment, and advisers for 7 million",
                weight=1.0,
                script=a.joined(
                    only("oubassara", "simple_equipment", 4),
                    a.programme("oubassara", "ministry_adviser", 1),
                    a.programme("oubassara", "ministry_adviser", 7),
                ),
            ),
            Arm(
                said="equipment, and more of it for 7.5 million",
                weight=-1.0,
                script=a.joined(
                    only("oubassara", "simple_equipment", 4),
                    a.programme("oubassara", "excess_articles", 1),
                    a.programme("oubassara", "excess_articles", 6, size=SMALL),
                ),
            ),
        ),
        measure=m.of("oubassara", "readiness"),
        positions=(Position(expected=Direction.MORE, least=0.002),),
    ),
    Fact(
        id="absorbed-by-the-willing",
        finding="What is delivered comes to more where the partner's interest is ours and it can take it up.",
        evidence=(Evidence.ONE, Evidence.SEVERAL),
        works=(_BIDDLE, _HARD),
        claims="D16 D13",
        scenario=THIN,
        turns=10,
        arms=kept("tendoure", "simple_equipment", "commitment", 0.05, 0.6),
        measure=m.of("tendoure", "materiel_equipment"),
        positions=(Position(expected=Direction.MORE, least=0.03),),
    ),
    Fact(
        id="watching-saves",
        finding="Help that is watched loses less on the way.",
        evidence=(Evidence.ONE, Evidence.SEVERAL),
        works=(_BIDDLE,),
        claims="S4 S2",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="equipment, monitored every turn", weight=1.0, script=_WATCHED),
            Arm(said="equipment, not monitored", weight=-1.0, script=_KIT_LATER),
        ),
        measure=m.of("oubassara", "materiel_equipment"),
        positions=(Position(expected=Direction.MORE, least=0.004),),
    ),
    Fact(
        id="watching-chafes",
        finding="And watching costs goodwill: it is felt as an imposition.",
        evidence=(Evidence.ONE, Evidence.SEVERAL),
        works=(_BIDDLE,),
        claims="S2 D5",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="equipment, monitored every turn", weight=1.0, script=_WATCHED),
            Arm(said="equipment, not monitored", weight=-1.0, script=_KIT_LATER),
        ),
        measure=m.of("oubassara", "imposition"),
        positions=(Position(expected=Direction.MORE, least=0.03),),
    ),
    Fact(
        id="vetting-is-work",
        finding="Vetting is unevenly done, and what is not looked into comes to light later.",
        evidence=(Evidence.SEVERAL,),
        works=("GAO-13-866",),
        claims="S2",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(said="arms and training, units vetted every fourth turn", weight=1.0, script=_VETTED),
            Arm(said="arms and training, nobody vetted", weight=-1.0, script=_ARMS_AND_TRAINING),
        ),
        measure=m.scandals(),
        positions=(Position(expected=Direction.LESS, least=0.02),),
    ),
    Fact(
        id="posts-not-kit",
        finding="Reform turns on who commands and who is promoted, not on kit.",
        evidence=(Evidence.JUDGEMENT, Evidence.UNVERIFIED),
        works=("Karlin, on building militaries in fragile states",),
        claims="D15 S4 D26",
        scenario=THIN,
        turns=10,
        arms=(
            Arm(
                said="pay and promotion by rule, 8 million",
                weight=1.0,
                script=a.programme("tendoure", "pay_promotion_reform", objective=Objective.CAPACITY),
            ),
            Arm(
                said="simple equipment, 10 million",
                weight=-1.0,
                script=only("tendoure", "simple_equipment", 1, SMALL),
            ),
        ),
        measure=m.of("tendoure", "institution"),
        positions=(Position(expected=Direction.MORE, least=0.02),),
    ),
)
