"""What a seat may ask for. Each order is a small frozen record whose shape is also the shape of its form and of its
entry in an orders file; being well-formed says nothing about being allowed.
"""

from typing import Annotated, Final

import msgspec

from sctabletop.domain.deeds import Deed
from sctabletop.domain.words import (
    Carry,
    Channel,
    CounterAsk,
    GestureAnswer,
    Hedge,
    Importance,
    Mandate,
    MissAnswer,
    Objective,
    Release,
    Request,
    Style,
    Testimony,
    Tier,
    Tone,
)

Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Money = Annotated[float, msgspec.Meta(ge=0.0, le=100_000.0)]
Turns = Annotated[int, msgspec.Meta(ge=1, le=20)]
Words = Annotated[str, msgspec.Meta(max_length=2_000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]


class Order(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What every order has in common: a kind, by which it is told apart."""


class PartnerOrder(Order, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """An order about one partner. A partner's own seat may leave ``partner`` out."""

    partner: str = ""


class InitiativeOrder(PartnerOrder, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """An order about one initiative, named by partner and instrument."""

    instrument: Name


# ── plan, OSD ──────────────────────────────────────────────────────────────────────────────────────────────────
class Rank(Order, frozen=True, kw_only=True, tag="rank", tag_field="kind", forbid_unknown_fields=True):
    """Partners from first to last; those left out follow in the scenario's order."""

    partners: list[Name]


class SetCeiling(PartnerOrder, frozen=True, kw_only=True, tag="set_ceiling"):
    """Most Title 10 and Title 22 money, million USD, that may be obligated with a partner in a turn."""

    title10: Money | None = None
    title22: Money | None = None


class SetRelease(PartnerOrder, frozen=True, kw_only=True, tag="set_release"):
    """Release policy toward a partner."""

    level: Release


class SetSharing(PartnerOrder, frozen=True, kw_only=True, tag="set_sharing"):
    """Whether commands may share assessments with a partner (I3)."""

    on: bool


class SetTone(PartnerOrder, frozen=True, kw_only=True, tag="set_tone"):
    """How Washington speaks to a partner this turn."""

    tone: Tone


class OpenStep(PartnerOrder, frozen=True, kw_only=True, tag="open_step"):
    """Open the next rung of the legal ladder for negotiation (T9)."""


class EndProgramme(InitiativeOrder, frozen=True, kw_only=True, tag="end_programme"):
    """End a running programme: it costs trust now and frees hours and money later (T26)."""


class AnswerMiss(InitiativeOrder, frozen=True, kw_only=True, tag="answer_miss"):
    """Answer a missed deliverable."""

    answer: MissAnswer


class AnswerGesture(PartnerOrder, frozen=True, kw_only=True, tag="answer_gesture"):
    """Answer a gesture of independence."""

    answer: GestureAnswer


class Enforce(InitiativeOrder, frozen=True, kw_only=True, tag="enforce"):
    """Enforce a sprung tripwire (S8)."""


class Press(PartnerOrder, frozen=True, kw_only=True, tag="press"):
    """Press for reform at home: 1 inspiration, 2 instigation, 3 intervention (T11)."""

    rung: Annotated[int, msgspec.Meta(ge=1, le=3)]


class SetChannel(Order, frozen=True, kw_only=True, tag="set_channel"):
    """Open or close the channel to the rival."""

    state: Channel


class Testify(Order, frozen=True, kw_only=True, tag="testify"):
    """Bring evidence or a promise to Congress before an odd turn's appropriation."""

    with_: Testimony = msgspec.field(name="with")


# ── plan, CCMD and SDO ─────────────────────────────────────────────────────────────────────────────────────────
class Indicator(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How success is judged: a track of the partner, the value it must reach, and in how many turns (E1)."""

    track: Name
    threshold: Annotated[float, msgspec.Meta(ge=0.0, le=1_000_000.0)]
    due_in: Turns


class Deliverable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deed that the partner owes by a date, matched to our input (D18)."""

    deed: Deed
    due_in: Turns


class Conditions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What else is asked: an abuse tripwire, how many transformations, and whether progress has a benchmark (S8)."""

    tripwire: bool = False
    transformation: Annotated[int, msgspec.Meta(ge=0, le=4)] = 0
    benchmark: bool = False


class Terms(InitiativeOrder, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """The terms of an initiative. Five are asked of a person, the rest have sensible values."""

    tier: Tier = Tier.STANDARD
    size: Annotated[int, msgspec.Meta(ge=1, le=3)] = 2
    objective: Objective | None = None
    indicator: Indicator | None = None
    deliverable: Deliverable | None = None
    conditions: Conditions = msgspec.field(default_factory=Conditions)
    incentive: Share = 0.0
    cost_share: Share = 0.0
    assumption: str = ""
    role: Words = ""
    timeline: Annotated[int, msgspec.Meta(ge=-4, le=4)] = 0
    odds: Share = 0.6
    why: Words = ""


class Propose(Terms, frozen=True, kw_only=True, tag="propose"):
    """Draft an initiative."""


class Amend(Terms, frozen=True, kw_only=True, tag="amend"):
    """Give a live initiative new terms; harder ones, added later, cost more (D17)."""


class Cancel(InitiativeOrder, frozen=True, kw_only=True, tag="cancel"):
    """Cancel one's own initiative."""


class Monitor(PartnerOrder, frozen=True, kw_only=True, tag="monitor"):
    """Monitor end use in a partner's country this turn: hours now, fewer scandals later (S2)."""


class Vet(PartnerOrder, frozen=True, kw_only=True, tag="vet"):
    """Vet a partner's units: hours now, safer later (S2)."""


class Engage(PartnerOrder, frozen=True, kw_only=True, tag="engage"):
    """See one of eight contacts and talk: frankly, by demarche or in platitudes (T23)."""

    contact: Annotated[int, msgspec.Meta(ge=1, le=8)]
    style: Style = Style.FRANK


class Report(PartnerOrder, frozen=True, kw_only=True, tag="report"):
    """Send up what one knows of what was asked about a partner (I1, I9)."""


class Fuse(PartnerOrder, frozen=True, kw_only=True, tag="fuse"):
    """Bring the three US seats' estimates of a partner together (I2)."""


class PromoteCooperation(Order, frozen=True, kw_only=True, tag="promote_cooperation"):
    """Hold an interagency review (T16)."""


class Triage(Order, frozen=True, kw_only=True, tag="triage"):
    """Weigh a plan assumption, or write it off (T14)."""

    assumption: Name
    importance: Importance


class Ask(PartnerOrder, frozen=True, kw_only=True, tag="ask"):
    """Ask a partner for one deed (T3)."""

    deed: Deed


class Question(PartnerOrder, frozen=True, kw_only=True, tag="question"):
    """Set a priority question; reports narrow only what was asked (I9)."""

    topic: Name


class Frame(PartnerOrder, frozen=True, kw_only=True, tag="frame"):
    """Contest how events are told at home (D35)."""


class Clear(InitiativeOrder, frozen=True, kw_only=True, tag="clear"):
    """Clear an event into the country, or not (T18)."""

    answer: bool


class Vouch(InitiativeOrder, frozen=True, kw_only=True, tag="vouch"):
    """Stake one's own credibility on an initiative."""


class Relief(PartnerOrder, frozen=True, kw_only=True, tag="relief"):
    """Send relief at once, while a disaster runs (S10)."""


class CarryTone(PartnerOrder, frozen=True, kw_only=True, tag="carry_tone"):
    """Carry, soften or sharpen Washington's tone (T29)."""

    how: Carry


# ── plan, partner ──────────────────────────────────────────────────────────────────────────────────────────────
class DoDeed(PartnerOrder, frozen=True, kw_only=True, tag="deed"):
    """Do one deed; it costs political capital at home."""

    deed: Deed


class MakeRequest(PartnerOrder, frozen=True, kw_only=True, tag="request"):
    """Write a letter of request: it opens a sale or asks for a guarantee."""

    what: Request


class Gesture(PartnerOrder, frozen=True, kw_only=True, tag="gesture"):
    """A gesture of independence: it vents strain and irritates Washington (D30)."""


class SetHedge(PartnerOrder, frozen=True, kw_only=True, tag="hedge"):
    """Take up the rival's offer or a third supplier's (E10)."""

    how: Hedge


class SetMandate(PartnerOrder, frozen=True, kw_only=True, tag="mandate"):
    """With what authority the delegation comes to this turn's talks (D32)."""

    level: Mandate


class Leak(PartnerOrder, frozen=True, kw_only=True, tag="leak"):
    """Leak the terms of the talks."""


class Provoke(PartnerOrder, frozen=True, kw_only=True, tag="provoke"):
    """Provoke the rival from under the guarantee (S6)."""


# ── concurrence ────────────────────────────────────────────────────────────────────────────────────────────────
class Concur(InitiativeOrder, frozen=True, kw_only=True, tag="concur"):
    """Concur on the record; silence concurs too (T17)."""


class Object(InitiativeOrder, frozen=True, kw_only=True, tag="object"):
    """Object, with the cure; may set the indicator's threshold."""

    cure: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
    threshold: Annotated[float, msgspec.Meta(ge=0.0, le=1_000_000.0)] | None = None


class Override(InitiativeOrder, frozen=True, kw_only=True, tag="override"):
    """OSD overrides objections, on the record."""

    why: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


# ── talks ──────────────────────────────────────────────────────────────────────────────────────────────────────
class Offer(InitiativeOrder, frozen=True, kw_only=True, tag="offer"):
    """Put an approved initiative on the table."""


class Accept(InitiativeOrder, frozen=True, kw_only=True, tag="accept"):
    """Accept one offer (the partner) or one counter (the US side)."""


class Counter(InitiativeOrder, frozen=True, kw_only=True, tag="counter"):
    """Counter an offer: say what must change."""

    ask: CounterAsk


class Defer(InitiativeOrder, frozen=True, kw_only=True, tag="defer"):
    """Put an offer off to the next turn."""


class Decline(InitiativeOrder, frozen=True, kw_only=True, tag="decline"):
    """Decline an offer."""


class Withdraw(InitiativeOrder, frozen=True, kw_only=True, tag="withdraw"):
    """Take an offer off the table."""


class Agree(PartnerOrder, frozen=True, kw_only=True, tag="agree"):
    """Sign the minutes of all that was accepted."""


class Contribute(PartnerOrder, frozen=True, kw_only=True, tag="contribute"):
    """Answer a contingency with a share of what is possible (E9)."""

    share: Share


class Repudiate(PartnerOrder, frozen=True, kw_only=True, tag="repudiate"):
    """Throw off the agreements (D7)."""


# ── any phase ──────────────────────────────────────────────────────────────────────────────────────────────────
class Forecast(Order, frozen=True, kw_only=True, tag="forecast"):
    """State the probability that a condition will hold at the end of a turn; scored by Brier (D9)."""

    condition: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    probability: Share
    due: Annotated[int, msgspec.Meta(ge=1, le=60)]


class Message(Order, frozen=True, kw_only=True, tag="message"):
    """Write to named seats."""

    to: Annotated[list[Name], msgspec.Meta(min_length=1)]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4_000)]


class Effect(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an argued action would move: a stock of a partner, by at most a tenth up or down."""

    partner: Name
    track: Name
    by: Annotated[float, msgspec.Meta(ge=-0.1, le=0.1)]


class Argue(Order, frozen=True, kw_only=True, tag="argue"):
    """An act outside the rules: what is done, what it would move, and why it should work."""

    act: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]
    effect: Effect
    reasons: Annotated[list[Words], msgspec.Meta(min_length=1, max_length=6)]


# ── control ────────────────────────────────────────────────────────────────────────────────────────────────────
class FireInject(Order, frozen=True, kw_only=True, tag="inject"):
    """Deliver an inject by hand."""

    inject: Name


class Adjust(PartnerOrder, frozen=True, kw_only=True, tag="adjust"):
    """Move one stock before the reveal, with a reason on the record."""

    track: Name
    by: Annotated[float, msgspec.Meta(ge=-1_000_000.0, le=1_000_000.0)]
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class Answer(Order, frozen=True, kw_only=True, tag="answer"):
    """Set the odds of an argued action, or reply to a message."""

    seat: Name
    odds: Share | None = None
    text: Words = ""


class ClearHold(Order, frozen=True, kw_only=True, tag="clear_hold"):
    """Lift the hold on an authority."""

    authority: Name


AnyOrder = (
    Rank
    | SetCeiling
    | SetRelease
    | SetSharing
    | SetTone
    | OpenStep
    | EndProgramme
    | AnswerMiss
    | AnswerGesture
    | Enforce
    | Press
    | SetChannel
    | Testify
    | Propose
    | Amend
    | Cancel
    | Monitor
    | Vet
    | Engage
    | Report
    | Fuse
    | PromoteCooperation
    | Triage
    | Ask
    | Question
    | Frame
    | Clear
    | Vouch
    | Relief
    | CarryTone
    | DoDeed
    | MakeRequest
    | Gesture
    | SetHedge
    | SetMandate
    | Leak
    | Provoke
    | Concur
    | Object
    | Override
    | Offer
    | Accept
    | Counter
    | Defer
    | Decline
    | Withdraw
    | Agree
    | Contribute
    | Repudiate
    | Forecast
    | Message
    | Argue
    | FireInject
    | Adjust
    | Answer
    | ClearHold
)

ORDER_TYPES: Final[dict[str, type[Order]]] = {str(t.__struct_config__.tag): t for t in AnyOrder.__args__}
"""kind -> class, as in an orders file"""


def kind_of(order: Order) -> str:
    """The kind by which an order is told apart in files and events."""
    return str(type(order).__struct_config__.tag)
