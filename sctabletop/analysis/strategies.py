"""Ways to play the US side as weights and filters over what the three schools do: one table, a few lines each.

A strategy sees what a school sees, the view and the brief of its seat, and changes nothing else: partners play
themselves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sctabletop.analysis import habits as h
from sctabletop.domain.seats import CCMD, OSD, SDO, Role, SeatId
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

TRIAD: Final[Mapping[SeatId, School]] = {OSD: LIBERAL, CCMD: REALIST, SDO: CONSTRUCTIVIST}


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One way to play the three US seats."""

    name: str
    says: str
    """what it does, in a line"""
    schools: Mapping[SeatId, School] = field(default_factory=lambda: TRIAD)
    """empty where the US side passes throughout"""
    later: tuple[int, Mapping[SeatId, School]] | None = None
    """a turn and the schools from then on"""
    habits: tuple[h.Habit, ...] = ()

    def school(self, seat: SeatId, turn: int) -> School:
        """The school by which a seat plays a turn. Raises KeyError where the US side passes."""
        schools = self.later[1] if self.later and turn >= self.later[0] else self.schools
        return schools[seat]

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
        decide(self.strategy.school(brief.seat, view.turn), pic, into, why)
        for habit in self.strategy.habits:
            habit(pic, into)

    def review(
        self, _policy: PolicyName, brief: Brief, view: View, _draws: dict[str, Array], into: Review, why: Reasons | None
    ) -> None:
        """Positions of a US seat."""
        if brief.role is not Role.PARTNER:
            positions.position(self.strategy.school(brief.seat, view.turn), Picture(view, brief), into, why)

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
        self, _policy: PolicyName, brief: Brief, view: View, _draws: dict[str, Array], into: Moves, why: Reasons | None
    ) -> None:
        """A US seat's word on counters."""
        if brief.role is not Role.PARTNER:
            positions.settle(self.strategy.school(brief.seat, view.turn), Picture(view, brief), into, why)

    def sign(
        self, policy: PolicyName, brief: Brief, view: View, draws: dict[str, Array], into: Moves, why: Reasons | None
    ) -> None:
        """Minutes signed, by either side."""
        choose.sign(policy, brief, view, draws, into, why)


def triad(**changes: Any) -> Mapping[SeatId, School]:
    """The three schools, each with the same changes."""
    return {seat: replace(school, **changes) for seat, school in TRIAD.items()}


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

IN_KIND: Final = {"transformation": 0.0, "asks": 0.35, "quid": False, "incentive": 0.3}
"""Weak conditionality: deeds in kind that the partner can bear, no transformations, a sweetener (D18)."""

STRATEGIES: Final = (
    Strategy(
        name="sharing triad",
        says="the seats tell each other what they know where it pays, and ask deeds in kind",
        schools=triad(**IN_KIND, shares=0.55),
    ),
    Strategy(name="triad", says="the three schools as the computer plays them"),
    Strategy(name="silent triad", says="the three schools, each seat by itself", schools=triad(shares=0.0)),
    Strategy(name="do nothing", says="every US seat passes", schools={}),
    Strategy(
        name="equipment only",
        says="kit and nothing beside it",
        schools=triad(only=KIT, quid=False, asks=0.0, transformation=0.0),
        habits=(h.no_errands,),
    ),
    Strategy(
        name="talk only", says="visits, staff talks, warm words", schools=triad(only=TALK), habits=(h.warm_words,)
    ),
    Strategy(
        name="conditions heavy",
        says="three transformations and a deed with everything, and pressure",
        schools=triad(quid=True, transformation=3.0),
        habits=(
            h.a_deed_for_everything,
            h.terms(transformation=3.0, benchmark=0.0, tripwire=1.0),
            h.presses,
            h.demands,
            h.cancels_on_a_miss,
            h.warm_words,
        ),
    ),
    Strategy(
        name="weak conditionality",
        says="deeds in kind that the partner can bear, no transformations",
        schools=triad(**IN_KIND, shares=0.0),
    ),
    Strategy(
        name="deliverables always",
        says="a deed for everything",
        schools=triad(quid=True),
        habits=(h.a_deed_for_everything,),
    ),
    Strategy(
        name="institutions first",
        says="ministries, pay, audits and schooling before kit",
        schools=triad(only=REFORM, capacity=1.2, threshold=0.2),
        later=(5, TRIAD),
    ),
    Strategy(
        name="scatter",
        says="a little of everything everywhere",
        schools=triad(crowd=0.05, threshold=-0.6, full_load=2.0, most_live=8.0, rank=0.0),
        habits=(h.terms(size=1.0), h.even_money),
    ),
    Strategy(
        name="concentrate",
        says="few programmes, nearly all with the partner that stands first",
        schools=triad(rank=1.5, concentrate=0.8, threshold=0.6, full_load=0.7),
    ),
    Strategy(
        name="transactional",
        says="access bought, kit for deeds, demands for talk",
        schools=triad(
            only=BUY, quid=True, incentive=0.5, crisis=1.0, taste={"deal": 0.9}, punishes=True, threshold=0.1
        ),
        habits=(h.business_only,),
    ),
    Strategy(
        name="treaty builder",
        says="the ladder of law with everybody, and what law needs",
        schools=triad(only=LAW, law=2.0, step_trust=0.2, release_trust=0.25),
        habits=(h.cover_to_share,),
    ),
)
BY_NAME: Final = {s.name: s for s in STRATEGIES}
