"""Questions for a partner's cabinet."""

from collections.abc import Iterator
from typing import Final

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.rules.appeal import RED_LINE
from sctabletop.session.desk.asking import SOON, Asking, Rules, mean_of
from sctabletop.session.desk.figures import figure, with_error
from sctabletop.session.desk.names import deed_said, instrument_name
from sctabletop.session.desk.noticed import slots_of
from sctabletop.session.desk.sight_of_turns import US


def _called(ask: Asking) -> str:
    if ask.now.memo["contingency"][0] > 0.0 and ask.now.memo["contributed"][0] < 0.0:
        return "Washington counts on us now that it has come to it: what do we bring, and what would staying away cost?"
    return ""


def _offers(ask: Asking) -> Iterator[tuple[str, float]]:
    """What lies on one's own table, with one's own inclination to it."""
    assert ask.now.view is not None  # noqa: S101 - a partner has a view
    for slot in range(ask.now.slot.shape[1]):
        fields = ask.now.slot[:, slot, 0]
        if fields[FIELD_INDEX["stage"]] == Stage.OFFERED:
            code = int(fields[FIELD_INDEX["instrument"]])
            yield str(INSTRUMENTS[code - 1].id), float(ask.now.view.appeal[slot, 0, 0])


def _red_line(ask: Asking) -> str:
    for instrument, appeal in _offers(ask):
        if appeal <= RED_LINE:
            what = instrument_name(instrument)
            return f"The offer of {what} would cross a line that we drew: do we say so, or say no for another reason?"
    return ""


def _torn(ask: Asking) -> str:
    for instrument, appeal in _offers(ask):
        if 0.4 < appeal < 0.6:
            what = instrument_name(instrument)
            return f"Our government is of two minds about {what}: what one change in the terms would settle it?"
    return ""


def _capital(ask: Asking) -> str:
    left = 1.0 - mean_of(ask.now, ask.now.partners[0], "political_risk", 0.0)
    if left < 0.35:
        return f"Political capital is down to {figure('political_risk', left)}: which one deed is still worth it?"
    return ""


def _asked(ask: Asking) -> str:
    deed = int(ask.now.memo["asked_deed"][0])
    if deed:
        return f"Washington asks us to {deed_said(DEEDS[deed - 1])}: who at home pays for that, and what do we get?"
    return ""


def _own_signature(ask: Asking) -> str:
    if ask.now.memo["signed_rung"][0] > mean_of(ask.now, ask.now.partners[0], "legal_rung", 4.0):
        return "We have signed and not ratified: is waiting still worth more than what ratifying would bring?"
    return ""


def _alone(ask: Asking) -> str:
    own = ask.now.partners[0]
    if mean_of(ask.now, own, "abandonment", 0.0) > 0.6 and mean_of(ask.now, own, "protection", 1.0) < 0.3:
        return "If it came to it tomorrow, who would come? What would make that surer: a letter, a deed or a friend?"
    return ""


def _pressed(ask: Asking) -> str:
    if mean_of(ask.now, ask.now.partners[0], "strain", -1.0) > -0.05:
        return "Their help asks much of our freedom: what do we give back, hand over or refuse so as to stay our own?"
    return ""


def _restless(ask: Asking) -> str:
    own = ask.now.partners[0]
    gap = mean_of(ask.now, own, "elite_support", 0.5) - mean_of(ask.now, own, "public_support", 0.5)
    if abs(gap) > 0.25:
        lagging = "street" if gap > 0.0 else "palace"
        return f"The {lagging} does not follow us: which deed would it forgive, and which not?"
    return ""


def _owed(ask: Asking) -> str:
    for instrument, fields in slots_of(ask.now, 0).items():
        left = fields["deliver_due"] - ask.now.turn
        if fields["delivery"] == Delivery.PENDING and fields["deliverable"] > 0.0 and 0.0 <= left <= SOON:
            owed, what = deed_said(DEEDS[int(fields["deliverable"]) - 1]), instrument_name(instrument)
            return (
                f"For {what} we owe it to {owed} by turn {int(fields['deliver_due'])}: do it, or ask for time, or not?"
            )
    return ""


def _rival(ask: Asking) -> str:
    if mean_of(ask.now, ask.now.partners[0], "rival_pull", 0.0) > 0.45:
        return "The rival's offer is still there: what would it cost to hear it out, and who would notice?"
    return ""


def _hollow(ask: Asking) -> str:
    own = ask.now.partners[0]
    kit, people = mean_of(ask.now, own, "materiel", 0.0), mean_of(ask.now, own, "people", 1.0)
    if kit > people + 0.1:
        return "We have more to drive than drivers: is the next thing to ask for people and pay, and not another gift?"
    return ""


def _magazines(ask: Asking) -> str:
    days = ask.now.numbers.get((US, "us_stock_days"))
    if days is not None and not days.exact and mean_of(ask.now, ask.now.partners[0], "felt_threat", 0.0) > 0.2:
        held = with_error("us_stock_days", days.mean, days.sd)
        return f"The Americans have, we think, munitions for {held}: how much of that would be for us?"
    return ""


PARTNER: Final = Rules(
    pressing=(_called, _red_line, _capital, _owed),
    standing=(_asked, _own_signature, _torn, _alone, _pressed, _restless, _rival, _hollow, _magazines),
    otherwise=(
        "What does Washington need from us more than it says, and what have we not yet asked for it?",
        "Which of our aims comes first this turn, and which can wait until it is safe?",
        "If Washington lost interest tomorrow, what of what we do with it would go on?",
    ),
)
