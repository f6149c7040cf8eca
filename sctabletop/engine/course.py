"""What one initiative does in a turn, rule by rule: it starts, moves, is judged, meets what was promised, feeds in.

Rules read the initiative's fields ``i``, its instrument's columns ``t`` and what is looked up for it, ``c``, where they
leave what those after them read. Nothing here adds over slots, so at one world it is traced (``engine.compiled``).
"""

from typing import Any, Final

import numpy as np

from sctabletop.domain.gates import GATE_INDEX, GateId
from sctabletop.domain.initiative import FIELD_INDEX, Delivery, Stage
from sctabletop.domain.tracks import TRACK_INDEX
from sctabletop.engine.compiled import RuleSet
from sctabletop.engine.gates import probability
from sctabletop.engine.offers import features
from sctabletop.engine.sights import COLUMN_INDEX
from sctabletop.rules import cases
from sctabletop.rules.citing import Rule, RuleFunction, Terms
from sctabletop.rules.sight import Book, Named

ODDS: Final = "in all"
ASKED: Final = "asked"
CAME: Final = "came"
"""Of a chance: what its terms add up to, whether it was in question, and whether it came."""


def _case(s: Any, us: Any, f: Any, i: Any, t: Any, c: Any, k: Book) -> Terms:
    """Nothing; the initiative as chances see it is left for those after it."""
    c.add({"case": features(i, t, c)})
    return {}


def _bound(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """A yes can be taken back at home until it is in force."""
    agreed = i.stage == float(Stage.AGREED)
    return {"agreed": agreed, "asked_reversal": agreed & (i.mandate < 2.0)}


def _started(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """What was agreed and not taken back runs from now on; what makes something asks for industry's lines."""
    started = c.agreed & ~c.reversal
    stage = np.where(c.reversal, float(Stage.DECLINED), np.where(started, float(Stage.RUNNING), i.stage))
    runs = stage == float(Stage.RUNNING)
    making = runs & (t.slots > 0.0) & (i.progress < np.maximum(i.lead, 1.0))
    return {
        "started": started,
        "now": stage,
        "runs": runs,
        "asks": runs & (i.cleared >= 0.0),
        "hours": t.hours,
        "lines": np.where(making, t.slots * c.size_cost / np.maximum(t.lead, 1.0), 0.0),
    }


def _gated(s: Named, us: Named, f: Named, i: Named, t: Named, c: Any, k: Book) -> Terms:
    """Clearance, workforce and industry are asked each turn of what runs; blocked bits say which failed."""
    passed = {GateId.CLEARANCE: i.cleared >= 0.0, GateId.WORKFORCE: c.staffed, GateId.INDUSTRY: c.made}
    fails: Any = 0.0
    for gate, ok in passed.items():
        fails = fails + ~ok * float(2 ** GATE_INDEX[gate])
    moves = fails == 0.0
    waiting = c.runs & moves & (i.progress < i.lead)
    return {
        "moves": moves,
        "blocked": np.where(c.runs, fails, i.blocked),
        "asked_late": waiting & (c.case.industrial + c.case.licensed > 0.0),
    }


def _progress(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """What is not held up goes on by a turn, has its effect once its lead is over, and completes."""
    stalled = c.late | (c.runs & ~c.moves)
    goes = c.runs & ~stalled
    progress = i.progress + goes
    lasts = t.lasts > 0.0
    return {
        "progress": progress,
        "stalled": stalled,
        "works": goes & lasts & (progress > i.lead),
        "asked_deliver": goes & (progress >= np.where(lasts, i.lead + t.lasts, np.maximum(i.lead, 1.0))),
    }


def _judged(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """An initiative is judged once, by its own declared indicator, when it completes or its date comes (E1)."""
    completed = c.asked_deliver
    due = c.runs & (c.turn >= i.due)
    judged = (completed | due) & (i.indicator > 0.0) & (i.verdict == 0.0)
    plain = completed & (i.indicator == 0.0)
    kept = judged & (c.indicated >= i.threshold)
    return {
        "verdict": np.where(judged, np.where(kept, 1.0, 2.0), i.verdict),
        "as_said": kept | (plain & c.deliver),
        "not_as_said": (judged & ~kept) | (plain & ~c.deliver),
    }


def _pending(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """A deliverable is met by its deed, or by the bureaucracy on the day it falls due; else it is missed (D18)."""
    bound = c.runs | (c.now == float(Stage.SUSPENDED)) | (c.now == float(Stage.COMPLETE))
    pending = bound & ((i.delivery == float(Delivery.PENDING)) | (i.delivery == float(Delivery.PAUSED)))
    shown = pending & (i.deliverable > 0.0) & (c.deed_done >= np.maximum(i.born, 1.0))
    due = pending & ~shown & (i.delivery == float(Delivery.PENDING)) & (c.turn >= i.deliver_due)
    return {"shown": shown, "asked_fulfil": due}


def _after(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """The fields that a turn changes, as they are after it."""
    met = c.shown | c.fulfil
    missed = c.asked_fulfil & ~c.fulfil
    resumed = met & (c.now == float(Stage.SUSPENDED))
    stage = np.where(resumed, float(Stage.RUNNING), c.now)
    delivery = np.where(missed, float(Delivery.MISSED), i.delivery)
    c.add({"met": met, "missed": missed, "then": np.where(c.asked_deliver, float(Stage.COMPLETE), stage)})
    return {
        "stage": c.then,
        "progress": c.progress,
        "late": i.late + (c.stalled & (t.lead > 0.0)),
        "blocked": c.blocked,
        "verdict": c.verdict,
        "delivery": np.where(met, float(Delivery.MET), delivery),
    }


def _weights(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """How much of what its instrument stands for it brings: worth × management × relevance where it has an effect."""
    manage = 1.0 - 0.5 * np.minimum(np.maximum(f.load - 0.6, 0.0), 1.0)
    outdated = np.where((t.threat > 0.0) & (t.threat != i.threat), 0.85, 1.0)
    drifted = np.where(i.threat != c.threat_kind, outdated * 0.8, 1.0)
    return {
        "feeds": c.worth * manage * drifted * (c.works | (c.deliver & (t.lasts == 0.0))),
        "burdens": c.runs * c.worth,
        "delivered": c.deliver * c.worth,
        "done": c.deliver,
        "orders": c.started * c.size_cost,
    }


def _counted(s: Named, us: Named, f: Named, i: Named, t: Named, c: Named, k: Book) -> Terms:
    """What it did, as it is counted with each partner."""
    ours = i.cost * (1.0 - i.cost_share) * (1.0 - t.is_sale)
    return {
        "conditions": c.runs * i.transformation * np.where(i.benchmark > 0.0, 0.8, 1.0),
        "benchmarked": c.runs * i.transformation * np.where(i.benchmark > 0.0, 1.0, 0.0),
        "met": c.met,
        "missed": c.missed,
        "late": c.late | (c.stalled & (t.slots > 0.0)),
        "granted_money": c.runs * ours / np.maximum(i.lead + t.lasts, 1.0),
        "sale_paid": c.started * i.cost * t.is_sale,
        "share_paid": c.started * i.cost * i.cost_share * (1.0 - t.is_sale),
        "obligated_10": c.started * ours * (1.0 - t.is_title22),
        "obligated_22": c.started * ours * t.is_title22,
        "as_said": c.as_said * i.odds,
        "over_said": c.not_as_said * i.odds,
        "vouched_failed": (c.asked_deliver & ~c.deliver) * i.vouched,
        "unenforced_here": i.sprung == 1.0,
        "hours_here": (c.then == float(Stage.RUNNING)) * t.hours,
    }


def _chance(rule: Rule) -> Rule:
    """The rule of a chance, with what its terms add up to, whether it is in question and whether it comes."""

    def drawn(s: Any, us: Any, f: Any, i: Any, t: Any, c: Any, k: Book) -> Terms:
        terms = rule(s, us, f, c.case, k)
        odds, asked = probability(rule.target, terms), getattr(c, f"asked_{rule.target}")
        came = asked & (getattr(c, f"luck_{rule.target}") < odds)
        c.add({rule.target: came})
        return {**terms, ODDS: odds, ASKED: asked, CAME: came}

    return Rule(rule.target, rule.claims, drawn)


def _step(find: RuleFunction) -> Rule:
    """What is found is left in ``c`` for those after it."""

    def found(s: Any, us: Any, f: Any, i: Any, t: Any, c: Any, k: Book) -> Terms:
        terms = find(s, us, f, i, t, c, k)
        c.add(terms)
        return terms

    return Rule(find.__name__, {}, found)


def _course(*rules: Rule) -> RuleSet:
    return RuleSet(
        *rules,
        spaces=("s", "us", "f", "i", "t", "c"),
        blocks={"s": ("tracks", TRACK_INDEX), "i": ("slot", FIELD_INDEX), "t": ("columns", COLUMN_INDEX)},
    )


MOVED: Final = ("stage", "progress", "late", "blocked", "verdict", "delivery")
"""The fields that a turn changes."""
_CASE: Final = Rule("case", {}, _case)
STARTS: Final = _course(_CASE, _step(_bound), _chance(cases.reversal), _step(_started))
"""Before pools are served."""
MOVES: Final = _course(
    *(_CASE, _step(_gated), _chance(cases.late), _step(_progress), _chance(cases.deliver)),
    *(_step(_judged), _step(_pending), _chance(cases.fulfil)),
    *(Rule(find.__name__, {}, find) for find in (_after, _weights, _counted)),
)
"""After pools are served."""
