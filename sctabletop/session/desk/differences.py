"""The largest changes between two moments, as one seat knows or believes them."""

from collections.abc import Iterator, Mapping
from typing import Final

from sctabletop.domain.scenario import Scenario
from sctabletop.domain.tracks import BY_NAME, US_BY_NAME
from sctabletop.session.desk.figures import ends, figure, size_of, with_unit
from sctabletop.session.desk.mail import Change
from sctabletop.session.desk.sight_of_turns import COLUMNS, US, Number
from sctabletop.session.desk.words import partner_name, plain

SMALLEST: Final = 0.005
"""Of a whole scale: what is less would be read as no change."""


Numbers = Mapping[tuple[str, str], Number]


def differences(scenario: Scenario, before: Numbers, after: Numbers) -> tuple[Change, ...]:
    """Every change that can be read off, largest first. A group stands for its columns."""
    return tuple(sorted(_found(scenario, before, after), key=lambda c: -abs(c.by)))


def _found(scenario: Scenario, before: Numbers, after: Numbers) -> Iterator[Change]:
    for (owner, name), now in after.items():
        then = before.get((owner, name))
        if then is None or name in COLUMNS:
            continue
        track = (US_BY_NAME if owner == US else BY_NAME)[name]
        by = (now.mean - then.mean) / size_of(track)
        first, second = (figure(name, _kept(x.mean, *ends(track))) for x in (then, now))
        if abs(by) < SMALLEST or first == second:
            continue
        whose = "United States" if owner == US else partner_name(scenario, owner)
        unit = with_unit(name, _kept(now.mean, *ends(track)))
        how = "" if now.exact else " (believed)"
        yield Change(owner=owner, track=name, text=f"{whose}: {plain(name)} {first} → {unit}{how}", by=by)


def _kept(value: float, bottom: float, top: float | None) -> float:
    return max(bottom, value if top is None else min(value, top))
