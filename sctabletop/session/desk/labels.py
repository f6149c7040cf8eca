"""What every field of an order is called and what it asks, and which terms of an initiative are asked at once."""

from typing import Final

from sctabletop.domain.words import Objective
from sctabletop.session.desk.kinds import said_by

WHO: Final = "What, and with whom?"
OBJECTIVE: Final = "Which objective of ours does it serve?"
MEASURE: Final = "How will we know that it worked?"
RETURN: Final = "What does the partner owe in return, and by when?"
ODDS: Final = "How likely is it to work, and why?"

QUESTION: Final = {
    "partner": WHO,
    "instrument": WHO,
    "objective": OBJECTIVE,
    "indicator.track": MEASURE,
    "indicator.threshold": MEASURE,
    "indicator.due_in": MEASURE,
    "deliverable.deed": RETURN,
    "deliverable.due_in": RETURN,
    "odds": ODDS,
    "why": ODDS,
}
"""The five questions asked of whoever drafts an initiative, and the fields that answer each: what and with whom, the
objective (D28), the measure of success (E1), the matched deliverable (D18), and the odds with their reason (D9). Every
other term has a sensible value and stands behind "more terms".
"""

_LABELS: Final[dict[str, tuple[str, str]]] = {
    "partner": ("Partner", ""),
    "instrument": ("Instrument", ""),
    "partners": ("Partners, first to last", "short money, factory slots and clearances are served in this order"),
    "title10": ("Title 10 ceiling, million USD", "left empty, it stays as it is"),
    "title22": ("Title 22 ceiling, million USD", "left empty, it stays as it is"),
    "level": ("Level", ""),
    "on": ("Share assessments", ""),
    "tone": ("Tone", ""),
    "answer": ("Answer", ""),
    "rung": ("How hard", ""),
    "state": ("The channel", ""),
    "with": ("What is brought", ""),
    "tier": ("Tier", "how capable a version is asked for"),
    "size": ("Size", ""),
    "objective": ("Objective", said_by(Objective)),
    "indicator.track": ("Measure of success", "what the initiative will be judged by"),
    "indicator.threshold": (
        "It must reach",
        "between 0 and 1 for most; days, rungs or money for the few that count them",
    ),
    "indicator.due_in": ("Within turns", ""),
    "deliverable.deed": ("Deed owed", "matched to what we put in, and within the partner's power"),
    "deliverable.due_in": ("Owed within turns", ""),
    "conditions.tripwire": ("Abuse tripwire", "abuse springs it; enforcing it then is OSD's choice"),
    "conditions.transformation": (
        "Transformations asked",
        "how many changes of the partner itself; each weighs on its freedom",
    ),
    "conditions.benchmark": ("Benchmark", "progress is measured, which makes a transformation easier to bear"),
    "incentive": ("Incentive", "what is held out for keeping the bargain"),
    "cost_share": ("Partner's share of the cost", "a yes that costs something says more than one that does not"),
    "assumption": ("Plan assumption", "the demand of the plan that it serves"),
    "role": ("Role in the plan", "the part that the partner is to play, in a few words"),
    "timeline": ("Timeline, turns", "shorter (less than 0) or longer than the norm"),
    "odds": ("Odds that it works", "scored against what comes of it"),
    "why": ("Why", "why it should work, on the record"),
    "contact": ("Whom", ""),
    "style": ("Manner", ""),
    "importance": ("Importance", ""),
    "deed": ("Deed", ""),
    "topic": ("Topic", "reports narrow only what was asked"),
    "how": ("How", ""),
    "what": ("What is asked for", ""),
    "cure": ("What would cure it", "an objection states its cure"),
    "threshold": ("Threshold of the measure of success", "left empty, it stays as drafted"),
    "ask": ("What must change", ""),
    "share": ("Share of what is possible", ""),
    "condition": (
        "It will hold that",
        "a comparison such as {example}, joined by and, or, not; not about one's own acts",
    ),
    "probability": ("Probability", ""),
    "due": ("At the end of turn", ""),
    "to": ("To", ""),
    "text": ("Text", ""),
    "act": ("What is done", ""),
    "effect.partner": ("Where it shows", ""),
    "effect.track": ("What it moves", ""),
    "effect.by": ("By how much", "at most a tenth up or down"),
    "reasons": ("Reasons, one a line", "each that nobody objects to makes it likelier"),
    "inject": ("Inject", ""),
    "track": ("Stock", ""),
    "by": ("By", "below 0 lowers it"),
    "reason": ("Reason", "on the record"),
    "seat": ("Seat", ""),
    "authority": ("Authority", ""),
}
_OF_KIND: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("clear", "answer"): ("Cleared", "without clearance it does not run; silence clears while hours last"),
    ("override", "why"): ("Why", "the reason on the record"),
    ("answer", "odds"): ("Odds of what it argued", ""),
    ("answer", "text"): ("Reply", ""),
    ("adjust", "partner"): ("Whose", ""),
}


def field_words(kind: str, path: str) -> tuple[str, str]:
    """Label and help of a field. Raises KeyError for no such field."""
    return _OF_KIND.get((kind, path)) or _LABELS[path]
