"""Which orders a seat could give now and would not lose for a reason it can know: by partner and by what they are
about.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import AUTHORITIES, INSTRUMENTS
from sctabletop.domain.orders import ORDER_TYPES, Order
from sctabletop.domain.permissions import allowed
from sctabletop.domain.refusals import Reason, Refusal
from sctabletop.domain.seats import Role
from sctabletop.domain.words import Hedge, Mandate, Release
from sctabletop.engine.phases.plan import CLOSED_BY_NORMS
from sctabletop.session.desk.believed import believed
from sctabletop.session.desk.known import InHand, Known
from sctabletop.session.desk.trial import reasons


@dataclass(frozen=True, slots=True)
class Way:
    """One way to give an order: with which partner, and about what; each empty where it plays no part."""

    partner: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways that are left for one kind of order. ``path`` is the field that their values are for."""

    path: str
    ways: tuple[Way, ...]
    refusal: Refusal | None = None
    """why there is none"""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How the ways of one kind are found: all there might be, what else an order needs, and why there is none."""

    path: str
    find: Callable[[Known], Iterable[Way]]
    without: Refusal = field(default_factory=lambda: Refusal(Reason.NOT_LIVE))
    rest: Mapping[str, Any] = field(default_factory=dict)
    tried: bool = True
    """whether each way is tried on the plan phase"""


def possible(known: Known) -> dict[str, Ways]:
    """For every kind of order of the open phase that the state of the exercise restricts, what is left of it."""
    kinds = {k: _KINDS[known.role, k] for k in allowed(known.role, known.session.phase) if (known.role, k) in _KINDS}
    found = {kind: tuple(how.find(known)) for kind, how in kinds.items()}
    out = {
        kind: Ways(kinds[kind].path, ways, None if ways else kinds[kind].without)
        for kind, ways in found.items()
        if not kinds[kind].tried
    }
    tried = {kind: ways for kind, ways in found.items() if kinds[kind].tried}
    orders = [(kind, way, _order(kind, kinds[kind], way)) for kind, ways in tried.items() for way in ways]
    why = _tried(known, [order for _, _, order in orders])
    for kind in tried:
        answers = [(way, r) for (k, way, _), r in zip(orders, why, strict=True) if k == kind]
        left = tuple(way for way, reason in answers if reason is None)
        first = next((reason for _, reason in answers if reason is not None), kinds[kind].without)
        # A detail names one of several ways, and here none of them is left.
        why_not = first if len(answers) < 2 else Refusal(first.reason)
        out[kind] = Ways(kinds[kind].path, left, None if left else why_not)
    return out


def _order(kind: str, how: _Kind, way: Way) -> Order:
    row: dict[str, Any] = {"kind": kind, **how.rest}
    if way.partner:
        row["partner"] = way.partner
    if how.path:
        row[how.path] = way.value
    made: Order = msgspec.convert(row, ORDER_TYPES[kind])
    return made


def _tried(known: Known, orders: list[Order]) -> list[Refusal | None]:
    """Why each order would not stand. Control's are checked as they are given, the others' tried on their plan."""
    if not orders:
        return []
    if known.view is None:
        return [known.session.check(known.seat, order) for order in orders]
    game = known.session.game
    codes = reasons(game, believed(game, known.view), known.seat, orders)
    return [None if code is Reason.NONE else Refusal(code) for code in codes]


# ── finding ────────────────────────────────────────────────────────────────────────────────────────────────────
def _partners(known: Known) -> Iterable[Way]:
    return (Way(p) for p in known.about)


def _once(_: Known) -> Iterable[Way]:
    return (Way(),)


def _release(known: Known) -> Iterable[Way]:
    return (Way(p, str(level)) for p in known.about for level in Release)


def _assumptions(known: Known) -> Iterable[Way]:
    return (Way(value=name) for name in known.session.game.assumptions)


def _deeds(known: Known) -> Iterable[Way]:
    return (Way(known.own, str(deed)) for deed in DEEDS)


def _hedges(known: Known) -> Iterable[Way]:
    return (Way(known.own, str(how)) for how in Hedge)


def _mandates(known: Known) -> Iterable[Way]:
    """What authority its delegation can have at the most is the partner's own to know (D32)."""
    most = float(known.session.game.mandate[known.session.game.partners[known.own], 0])
    return (Way(known.own, str(level)) for place, level in enumerate(Mandate) if place <= most)


def _injects(known: Known) -> Iterable[Way]:
    return (Way(value=name) for name in known.session.game.injects)


def _holds(_: Known) -> Iterable[Way]:
    return (Way(value=str(authority)) for authority in AUTHORITIES)


def _new(known: Known) -> Iterable[Way]:
    """Every instrument that is not in hand already with that partner."""
    taken = {(i.partner, i.instrument) for i in known.in_hand if i.live}
    return (Way(p, str(i.id)) for p in known.about for i in INSTRUMENTS if (p, str(i.id)) not in taken)


def _about(fits: Callable[[InHand], bool]) -> Callable[[Known], Iterable[Way]]:
    """The initiatives in hand that fit."""
    return lambda known: (Way(i.partner, i.instrument) for i in known.in_hand if fits(i))


def _accepted(known: Known) -> Iterable[Way]:
    return (Way(p) for p in known.about if any(i.partner == p and i.accepted and i.on_table for i in known.in_hand))


def _called(known: Known) -> Iterable[Way]:
    assert known.view is not None  # noqa: S101 - control contributes nothing
    return (Way(known.own),) if float(known.view.memo.contingency[0, 0]) > 0.0 else ()


def _may_repudiate(known: Known) -> Iterable[Way]:
    assert known.view is not None and known.view.own is not None  # noqa: S101, PT018 - a partner's own order
    norms = float(known.view.mean.norms[known.view.own, 0])
    return () if norms >= CLOSED_BY_NORMS else (Way(known.own),)


# ── the table ──────────────────────────────────────────────────────────────────────────────────────────────────
def _untried(find: Callable[[Known], Iterable[Way]], without: Refusal, path: str = "instrument") -> _Kind:
    return _Kind(path, find, without, tried=False)


_PENDING: Final = _untried(_about(lambda i: i.pending), Refusal(Reason.NOT_LIVE, "nothing waits for concurrence"))
_OFFERED: Final = _untried(_about(lambda i: i.stage is Stage.OFFERED), Refusal(Reason.NOT_ON_TABLE, "no offer"))
_LIVE: Final = _Kind("instrument", _about(lambda i: i.live))
_PER_PARTNER: Final = _Kind("", _partners)

_OURS: Final[dict[str, _Kind]] = {
    **dict.fromkeys(("open_step", "monitor", "vet", "report", "fuse", "relief", "frame"), _PER_PARTNER),
    "set_release": _Kind("level", _release),
    "answer_gesture": _Kind("", _partners, rest={"answer": "tolerate"}),
    "engage": _Kind("", _partners, rest={"contact": 1}),
    "promote_cooperation": _Kind("", _once),
    "triage": _Kind(
        "assumption", _assumptions, Refusal(Reason.UNKNOWN_NAME, "no plan assumption"), {"importance": "medium"}
    ),
    "propose": _untried(_new, Refusal(Reason.ALREADY_RUNNING)),
    "amend": _untried(_about(lambda i: i.live), Refusal(Reason.NOT_LIVE)),
    "cancel": _LIVE,
    "vouch": _LIVE,
    "clear": _Kind("instrument", _about(lambda i: i.live), rest={"answer": True}),
    "end_programme": _Kind("instrument", _about(lambda i: i.bound), Refusal(Reason.NOT_LIVE, "nothing is signed")),
    "answer_miss": _Kind("instrument", _about(lambda i: i.missed), Refusal(Reason.NOTHING_MISSED), {"answer": "waive"}),
    "enforce": _Kind("instrument", _about(lambda i: i.sprung), Refusal(Reason.NOT_SPRUNG)),
    "concur": _PENDING,
    "object": _PENDING,
    "override": _PENDING,
    "offer": _untried(_about(lambda i: i.offerable), Refusal(Reason.NOT_LIVE, "nothing has passed its gates")),
    "withdraw": _untried(_about(lambda i: i.offerable or i.on_table), Refusal(Reason.NOT_LIVE, "nothing to take back")),
    "accept": _untried(_about(lambda i: i.stage is Stage.COUNTERED), Refusal(Reason.NOT_COUNTERED)),
    "agree": _untried(_accepted, Refusal(Reason.NOTHING_ACCEPTED), path=""),
}
_THEIRS: Final[dict[str, _Kind]] = {
    "deed": _Kind("deed", _deeds),
    "hedge": _Kind("how", _hedges),
    "mandate": _untried(_mandates, Refusal(Reason.OPTION_CLOSED), path="level"),
    "leak": _PER_PARTNER,
    "provoke": _PER_PARTNER,
    "accept": _untried(
        _about(lambda i: i.stage is Stage.OFFERED and not i.accepted), Refusal(Reason.NOT_ON_TABLE, "no offer")
    ),
    "counter": _OFFERED,
    "defer": _OFFERED,
    "decline": _OFFERED,
    "agree": _untried(_accepted, Refusal(Reason.NOTHING_ACCEPTED), path=""),
    "contribute": _untried(_called, Refusal(Reason.NO_CONTINGENCY), path=""),
    "repudiate": _untried(_may_repudiate, Refusal(Reason.OPTION_CLOSED), path=""),
}
_CONTROLS: Final[dict[str, _Kind]] = {
    "inject": _Kind("inject", _injects, Refusal(Reason.UNKNOWN_NAME, "the scenario has no injects")),
    "clear_hold": _Kind("authority", _holds),
}
_KINDS: Final[dict[tuple[Role, str], _Kind]] = {
    **{(role, kind): how for role in (Role.OSD, Role.CCMD, Role.SDO) for kind, how in _OURS.items()},
    **{(Role.PARTNER, kind): how for kind, how in _THEIRS.items()},
    **{(Role.CONTROL, kind): how for kind, how in _CONTROLS.items()},
}
