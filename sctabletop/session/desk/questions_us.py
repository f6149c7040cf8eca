"""Questions for the American seats, and for control."""

from typing import Final

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import Delivery
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.seats import OSD, SDO, US_SEATS
from sctabletop.domain.tracks import BY_NAME
from sctabletop.session.desk.asking import SOON, Asking, Rules, each_partner, mean_of, name_of, said, seat_of
from sctabletop.session.desk.figures import BAR, figure
from sctabletop.session.desk.names import deed_said, instrument_name, turns
from sctabletop.session.desk.noticed import slots_of
from sctabletop.session.desk.sections import headline
from sctabletop.session.desk.sight_of_turns import US, seen_now
from sctabletop.session.desk.words import plain


def _missed(ask: Asking) -> str:
    for place, _, name in each_partner(ask):
        for instrument, fields in slots_of(ask.now, place).items():
            if fields["delivery"] == Delivery.MISSED and fields["deliverable"] > 0.0:
                owed, what = deed_said(DEEDS[int(fields["deliverable"]) - 1]), instrument_name(instrument)
                answer = "do you pause, waive or renegotiate" if ask.now.seat == OSD else "what would you have OSD say"
                return f"{name} was to {owed} for {what} and has not: {answer}, and what will it take silence to mean?"
    return ""


def _sprung(ask: Asking) -> str:
    for place, _, name in each_partner(ask):
        for instrument, fields in slots_of(ask.now, place).items():
            if fields["sprung"] == 1.0:
                what = instrument_name(instrument)
                return f"A tripwire has sprung on {what} with {name}: what is our word worth if nobody enforces it?"
    return ""


def _gesture(ask: Asking) -> str:
    for place, _, name in each_partner(ask):
        if ask.now.memo["gesture_open"][place] > 0.0:
            return f"{name} shows that it is nobody's province: is that worth a quarrel, or is letting it pass cheaper?"
    return ""


def _only_said(ask: Asking) -> str:
    if ask.now.view is None:
        return ""
    for i, one in enumerate(ask.session.game.scenario.assumptions):
        status, weight = (float(ask.now.view.assumption[row, i, 0]) for row in (0, 1))
        left = one.need_by - ask.now.turn
        if status == AssumptionStatus.ASSUMED and weight >= 2.0 and 0 <= left <= SOON:
            name = name_of(ask, str(one.partner))
            when = "by this turn" if left == 0 else f"within {turns(left)}"
            shown = f"to {deed_said(one.enabler)}" if one.enabler else "what would show it"
            return (
                f"The plan needs this of {name} {when}, and nothing has shown it yet: “{one.statement}” "
                f"Who asks {name} {shown}, or is it time to plan without it?"
            )
    return ""


def _unratified(ask: Asking) -> str:
    for place, partner, name in each_partner(ask):
        if ask.now.memo["signed_rung"][place] > mean_of(ask.now, partner, "legal_rung", 4.0):
            return f"{name} has signed and not ratified: what would make its parliament's yes cheaper than its silence?"
    return ""


def _hours(ask: Asking) -> str:
    left, base = mean_of(ask.now, US, "sdo_hours", 0.0), ask.session.game.scenario.us.hours
    if ask.now.seat == SDO and left < 0.25 * base:
        return f"Your teams have {figure('sdo_hours', left)} of {base:g} hours left: whom do you not see this turn?"
    return ""


def _near_breaking(ask: Asking) -> str:
    for _, partner, name in each_partner(ask):
        strain = ask.now.numbers.get((partner, "strain"))
        if strain is not None and strain.mean > -0.05:
            return f"How much more will {name} bear before it throws us off, and what of ours weighs on it most?"
    return ""


def _cheap_words(ask: Asking) -> str:
    for _, partner, name in each_partner(ask):
        words, shown = ask.now.numbers.get((partner, "declared")), ask.now.numbers.get((partner, "commitment"))
        if words and shown and words.mean - shown.mean > 0.15 + shown.sd:
            return (
                f"{name} has declared {said('declared', words.mean)} and shown, as you see it, "
                f"{said('commitment', shown.mean)}: which deed would you ask for before the next gift?"
            )
    return ""


def _neglected(ask: Asking) -> str:
    for _, partner, name in each_partner(ask):
        silent = mean_of(ask.now, partner, "neglect", 0.0)
        if silent >= 2.0:
            return f"Nobody has been in touch with {name} for {turns(silent)}: what does it make of that, and who goes?"
    return ""


def _least_known(ask: Asking) -> str:
    """The headline track with the widest bar, and whom to ask about it."""
    best: tuple[float, str, str] | None = None
    for partner in ask.now.partners:
        for track in headline(own=False):
            found = ask.now.numbers.get((partner, track))
            if found is not None and not found.exact and (best is None or found.sd > best[0]):
                best = found.sd, partner, track
    if best is None:
        return ""
    _, partner, track = best
    number, whose = ask.now.numbers[partner, track], name_of(ask, partner)
    low, high = (said(track, number.mean + side * BAR * number.sd) for side in (-1.0, 1.0))
    collector = BY_NAME[track].collector
    assert collector is not None  # noqa: S101 - what is believed is somebody's to find out
    who = "your own people" if collector == ask.now.seat else seat_of(ask, collector)
    return (
        f"{whose}'s {plain(track)} may be anything from {low} to {high}: "
        f"would you decide otherwise at either end? If so, ask {who}."
    )


def _fooled(ask: Asking) -> str:
    """Where one of our seats errs most, in its own standard deviations."""
    worst = (1.28, "")
    for seat in US_SEATS:
        for (owner, track), held in seen_now(ask.session, seat).numbers.items():
            if held.exact or track not in headline(own=False):
                continue
            true = ask.now.numbers[owner, track].mean
            off = abs(held.mean - true) / held.sd
            if off > worst[0]:
                name = name_of(ask, owner)
                text = (
                    f"{seat_of(ask, seat)} believes {name}'s {plain(track)} to be {said(track, held.mean)} and it is "
                    f"{said(track, true)}: will play find it out, or does the room need an event?"
                )
                worst = off, text
    return worst[1]


TRIAD: Final = Rules(
    pressing=(_missed, _sprung, _gesture, _only_said, _near_breaking),
    standing=(_unratified, _hours, _neglected, _cheap_words, _least_known),
    otherwise=("What would have to be true by the end of this turn for you to say that it was well spent?",),
)
CONTROLS: Final = Rules(
    pressing=(),
    standing=(_fooled,),
    otherwise=("Which learning objective has the room not met yet, and which inject would bring it up?",),
)
