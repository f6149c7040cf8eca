"""Ways to play the US side as weights and filters over what the three schools do: one table, a few lines each.

A strategy sees what a school sees, the view and the brief of its seat, and changes nothing else: partners play
themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np

from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS, Role, SeatId
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Moves, Plan, Review
from sctabletop.engine.views import View
from sctabletop.players import choose
from sctabletop.players.brief import Brief
from sctabletop.players.policies import PolicyName
from sctabletop.players.scores import Reasons
from sctabletop.players.us import positions
from sctabletop.players.us.osd import plan_osd
from sctabletop.players.us.picture import Picture
from sctabletop.players.us.schools import CONSTRUCTIVIST, LIBERAL, REALIST, School
from sctabletop.players.us.staff import plan_staff

Habit = Callable[[Picture, Plan], None]
"""What a strategy changes in one US seat's plan once its school has filled it in."""

TRIAD: Final[Mapping[SeatId, School]] = {OSD: LIBERAL, CCMD: REALIST, SDO: CONSTRUCTIVIST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One way to play the three US seats."""

    name: str
    says: str
    """what it does, in a line"""
    schools: Mapping[SeatId, School] = field(default_factory=lambda: TRIAD)
    """empty where the US side passes throughout"""
    habits: tuple[Habit, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the US seats give no order at all."""
        return not self.schools


class Strategist:
    """Plays the US seats by a strategy and everybody else by their own policy."""

    def __init__(self, strategy: Strategy) -> None:
        self.strategy = strategy

    def plan(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Plan, why: Reasons | None
    ) -> None:
        """Orders of the plan phase."""
        if brief.role is Role.PARTNER:
            choose.plan(policy, brief, view, draws, into, why)
            return
        pic = Picture(view, brief)
        decide = plan_osd if brief.seat == OSD else plan_staff
        decide(self.strategy.schools[brief.seat], pic, into, why)
        for habit in self.strategy.habits:
            habit(pic, into)

    def review(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Review, why: Reasons | None
    ) -> None:
        """Positions of a US seat."""
        if brief.role is not Role.PARTNER:
            positions.position(self.strategy.schools[brief.seat], Picture(view, brief), into, why)

    def offers(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None
    ) -> None:
        """Offers of a US seat."""
        choose.offers(policy, brief, view, draws, into, why)

    def answers(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None
    ) -> None:
        """A partner's answers."""
        choose.answers(policy, brief, view, draws, into, why)

    def settle(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None
    ) -> None:
        """A US seat's word on counters."""
        if brief.role is not Role.PARTNER:
            positions.settle(self.strategy.schools[brief.seat], Picture(view, brief), into, why)

    def sign(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None
    ) -> None:
        """Minutes signed, by either side."""
        choose.sign(policy, brief, view, draws, into, why)


def triad(**changes: Any) -> Mapping[SeatId, School]:
    """The three schools, each with the same changes."""
    return {seat: replace(school, **changes) for seat, school in TRIAD.items()}


# --- habits: each changes one thing in a seat's plan


def terms(**values: float) -> Habit:
    """Every draft with these terms, agreements of law left alone."""

    def habit(pic: Picture, into: Plan) -> None:
        for draft in into.drafts:
            code = draft.fields[FIELD_INDEX["instrument"]].astype(np.intp)
            here = (code > 0) & (TABLE.ladder[code] == 0.0)
            for name, value in values.items():
                row = draft.fields[FIELD_INDEX[name]]
                row[...] = np.where(here, value, row)

    return habit


def a_deed_for_everything(pic: Picture, into: Plan) -> None:
    """Every draft asks a deed in return; where none answers it in kind, the passing of a budget."""
    for draft in into.drafts:
        code = draft.fields[FIELD_INDEX["instrument"]].astype(np.intp)
        deed, due = draft.fields[FIELD_INDEX["deliverable"]], draft.fields[FIELD_INDEX["deliver_due"]]
        bare = (code > 0) & (TABLE.ladder[code] == 0.0) & (deed == 0.0)
        deed[...] = np.where(bare, float(DEED_INDEX[Deed.PASS_BUDGET] + 1), deed)
        due[...] = np.where(bare, draft.fields[FIELD_INDEX["due"]], due)


def no_errands(pic: Picture, into: Plan) -> None:
    """No talks, no questions, no reports, no asking: programmes alone, watched as the law has it."""
    for array in (into.engage, into.question, into.report, into.fuse, into.promote, into.ask, into.frame_us):
        array[...] = 0.0


def nothing_shared(pic: Picture, into: Plan) -> None:
    """Each seat keeps what it knows: no report, no fusion, no session with State."""
    for array in (into.report, into.fuse, into.promote):
        array[...] = 0.0


def all_shared(pic: Picture, into: Plan) -> None:
    """Every turn a session with State; a report and a common picture of every partner wherever they would tell."""
    if pic.brief.seat == CCMD:
        into.promote[...] = 1.0
        sd = np.sqrt(pic.view.var.commitment) + np.sqrt(pic.view.var.willingness) + np.sqrt(pic.view.var.trust)
        into.fuse[...] = np.where(sd > 0.2, 1.0, into.fuse)
    elif pic.brief.seat == SDO:
        asked = (pic.view.asked > 0.0) & (pic.turn - pic.view.asked <= 1.0)
        into.report[...] = np.where(asked.any(axis=0), 1.0, into.report)


def warm_words(pic: Picture, into: Plan) -> None:
    """A warm tone with everybody."""
    if pic.brief.seat == OSD:
        into.tone[...] = 1.0


def presses(pic: Picture, into: Plan) -> None:
    """Pressure for democracy wherever institutions are weak, a rung higher every second year."""
    if pic.brief.seat == OSD:
        rung = float(min(1 + int(pic.turn) // 4, 2))
        into.press[...] = np.where((int(pic.turn) % 2 == 0) & (pic.view.mean.institution < 0.5), rung, into.press)


def demands(pic: Picture, into: Plan) -> None:
    """Talks are demands."""
    into.engage[...] = np.where(into.engage > 0.0, 2.0, 0.0)


def even_money(pic: Picture, into: Plan) -> None:
    """The same ceiling for every partner."""
    if pic.brief.seat == OSD:
        share = 2.0 / pic.brief.partners
        into.ceiling_t10[...] = np.floor(share * pic.brief.base_t10)
        into.ceiling_t22[...] = np.floor(share * pic.brief.base_t22)


def cover_to_share(pic: Picture, into: Plan) -> None:
    """What an information agreement needs stands open from the start."""
    if pic.brief.seat == OSD:
        into.sharing[...] = np.where(pic.view.guide.sharing > 0.0, into.sharing, 1.0)


KIT: Final = ("simple_equipment", "exquisite_system", "foreign_military_sale", "excess_articles")
TALK: Final = ("key_leader_engagement", "staff_talks")
REFORM: Final = (*TALK, "ministry_adviser", "pay_promotion_reform", "audit_support", "pme_exchange", "training_team")
LAW: Final = (
    *TALK,
    "intelligence_sharing",
    "logistics_status_agreement",
    "defence_cooperation_agreement",
    "defence_treaty",
    "technology_release",
    "gateway_standards",
    "adopt_technology",
    "crisis_exercise",
)
BUY: Final = ("access_deal", "excess_articles", "foreign_military_sale", "exquisite_system", "rotational_presence")

STRATEGIES: Final = (
    Strategy(name="sharing triad", says="the three schools, and every seat tells what it knows", habits=(all_shared,)),
    Strategy(name="triad", says="the three schools as the computer plays them"),
    Strategy(name="silent triad", says="the three schools, each seat by itself", habits=(nothing_shared,)),
    Strategy(name="do nothing", says="every US seat passes", schools={}),
    Strategy(name="equipment only", says="kit and nothing beside it", schools=triad(only=KIT), habits=(no_errands,)),
    Strategy(name="talk only", says="visits, staff talks, warm words", schools=triad(only=TALK), habits=(warm_words,)),
    Strategy(
        name="conditions heavy",
        says="three transformations and a deed with everything, and pressure",
        schools=triad(quid=True, transformation=3.0),
        habits=(a_deed_for_everything, terms(transformation=3.0, benchmark=0.0, tripwire=1.0), presses, demands),
    ),
    Strategy(
        name="weak conditionality",
        says="deeds in kind that the partner can bear, no transformations",
        schools=triad(transformation=0.0, asks=0.35, quid=False, incentive=0.3),
    ),
    Strategy(
        name="deliverables always", says="a deed for everything", schools=triad(quid=True), habits=(a_deed_for_everything,)
    ),
    Strategy(
        name="institutions first",
        says="ministries, pay, audits and schooling before kit",
        schools=triad(only=REFORM, capacity=1.2, threshold=0.2),
    ),
    Strategy(
        name="scatter",
        says="a little of everything everywhere",
        schools=triad(crowd=0.05, threshold=-0.6, full_load=2.0, most_live=8.0, rank=0.0),
        habits=(terms(size=1.0), even_money),
    ),
    Strategy(
        name="concentrate",
        says="few programmes, nearly all with the partner that stands first",
        schools=triad(rank=1.5, concentrate=0.8, threshold=0.6, full_load=0.7),
    ),
    Strategy(
        name="transactional",
        says="access bought, kit for deeds, demands for talk",
        schools=triad(only=BUY, quid=True, incentive=0.5, crisis=1.0, taste={"deal": 0.9}, punishes=True, threshold=0.1),
        habits=(demands,),
    ),
    Strategy(
        name="treaty builder",
        says="the ladder of law with everybody, and what law needs",
        schools=triad(only=LAW, law=2.0, step_trust=0.2, release_trust=0.25),
        habits=(cover_to_share,),
    ),
)
BY_NAME: Final = {s.name: s for s in STRATEGIES}
US: Final = US_SEATS
