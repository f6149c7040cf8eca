"""The state of a game as blocks of float64 arrays with the world axis last.

Words live in events, never here. Every block is plain numbers, so copy, hash and snapshot are one call each.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELD_INDEX, FIELDS, SLOTS
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.tracks import PARTNER_TRACKS, TOPICS, TRACK_INDEX, US_INDEX, US_TRACKS

Array = npt.NDArray[Any]
"""Numbers with the world axis last: float64 in every block; masks made from them are bool, look-ups intp."""

GUIDE: Final = ("rank", "ceiling_t10", "ceiling_t22", "release", "sharing", "tone", "step_open")
"""OSD's standing guidance a partner: rank 0 is first; release 0–2; tone 0–3; step_open: rung under negotiation, 0 none.
"""

STANDING: Final = (
    "letter_sale",
    "letter_guarantee",
    "pledge_turn",
    "signed_rung",
    "hedge",
    "mandate",
    "disaster",
    "abuse",
    "crisis",
    "coup",
    "threat_kind",
    "contingency",
    "contributed",
    "statements",
    "carry",
    "vetted",
    "monitored",
    "press_rung",
    "gesture_open",
    "asked_deed",
    "step_turn",
)
"""Facts that stand until something changes them: letters written (1); turn of a pledge not yet followed (0 none); rung
signed but not
ratified; hedge 0–2; mandate 0–2; turns that a disaster, an abuse case and a crisis still run; turns since a coup (0
none); kind of
threat; assumption index + 1 that calls for a contribution; the share answered (−1 none); statements since the last
deed; how the tone
is carried 0–2; turns of the last vetting and monitoring; pressure rung reached; a gesture that waits for an answer;
deed index + 1 last
asked for and not yet granted; turn in which the open legal step was opened."""

ACTS: Final = (
    "act_frank",
    "act_demarche",
    "act_platitude",
    "act_contact",
    "act_monitor",
    "act_vet",
    "act_relief",
    "act_frame_us",
    "act_frame_home",
    "act_crusade",
    "act_asked",
    "act_gesture",
    "act_tolerated",
    "act_punished",
    "act_rival_offer",
    "act_third",
    "act_provoked",
    "act_leaked",
    "act_cancelled",
    "act_ended",
    "act_withdrawn",
    "act_enforced",
    "act_agreed",
    "act_benefit",
    "act_goalposts",
    "act_shared",
    "act_reported",
    "act_repudiated",
    "act_pledged",
    "act_words",
    "act_against",
    "act_price",
)
"""What was done this turn, set to 0 when the next one begins: talks by manner (worth halved by repetition), any
contact, monitoring,
vetting, relief, framing, pressure beyond tolerance, deed index + 1 asked for, gestures and answers, hedges taken,
provocation, leak,
programmes cancelled, ended and presence withdrawn, tripwires enforced, agreements signed and what they are worth,
goalposts moved,
assessments shared and reported, repudiation chosen, pledge, other words, acceptance against inclination, price paid for
a yes.
"""

MEMO: Final = (*STANDING, *ACTS)
"""Facts of each partner that are no tracks."""

WORLD: Final = (
    "turn",
    "channel",
    "testimony",
    "interrupted",
    "hours_spent",
    "act_promoted",
    "hold_policy",
    "hold_title10",
    "hold_title22",
    "hold_sale",
    "hold_agreement",
)
"""Facts of the whole world: the turn; channel to the rival; testimony 1 evidence, 2 promise; a round interrupted; hours
of the country
team spent this turn; interagency review held; turns that a hold still runs, by authority."""

CONTACTS: Final = 8
"""Named people the country team can see with each partner."""

ASSUMPTION: Final = ("status", "importance", "evidence", "triggered")
"""Per plan assumption: status (see ``AssumptionStatus``), weight 0–3 or −1 written off, evidence turns, turn of the
trigger.
"""

GUIDE_INDEX: Final = {n: i for i, n in enumerate(GUIDE)}
MEMO_INDEX: Final = {n: i for i, n in enumerate(MEMO)}
WORLD_INDEX: Final = {n: i for i, n in enumerate(WORLD)}
ASSUMPTION_INDEX: Final = {n: i for i, n in enumerate(ASSUMPTION)}


def _layout() -> str:
    rows = (PARTNER_TRACKS, US_TRACKS, TOPICS)
    named = [*((t.name for t in row) for row in rows), FIELDS, GUIDE, MEMO, WORLD, ASSUMPTION, DEEDS]
    places = "\n".join(" ".join(map(str, names)) for names in (*named, (i.id for i in INSTRUMENTS)))
    return sha256(places.encode()).hexdigest()[:16]


LAYOUT: Final = _layout()
"""A mark of what stands where in the blocks: saves hold numbers by place, and must not be read by another layout."""


@dataclass(slots=True)
class State:
    """All of one block of worlds. P partners, W worlds, V observers (three US seats, then each partner)."""

    partner: Array
    """(tracks, P, W)"""
    us: Array
    """(US tracks, W)"""
    slot: Array
    """(fields, slots, P, W)"""
    guide: Array
    """(guidance, P, W)"""
    memo: Array
    """(memo, P, W)"""
    world: Array
    """(facts, W)"""
    mean: Array
    """(V, topics, P, W): what each observer believes"""
    var: Array
    """(V, topics, P, W): the square of its stated error"""
    us_mean: Array
    """(P, 3, W): what each partner believes of our slots, backlog and stock days (I4)"""
    us_var: Array
    asked: Array
    """(topics, P, W): turn of the last priority question"""
    deed: Array
    """(deeds, P, W): turn each deed was last done, 0 never"""
    contact: Array
    """(contacts, P, W): talks with each person this year"""
    completed: Array
    """(instruments + 1, P, W): turn an instrument was last completed, 0 never"""
    proven: Array
    """(instruments + 1, W): completions anywhere (E26)"""
    inject: Array
    """(injects, W): turn each inject fired, 0 never"""
    assumption: Array
    """(assumption facts, assumptions, W)"""

    def blocks(self) -> Iterator[tuple[str, Array]]:
        """Each block with its name, in a fixed order."""
        for f in fields(self):
            yield f.name, getattr(self, f.name)

    def copy(self) -> "State":
        """An independent copy."""
        return State(**{name: block.copy() for name, block in self.blocks()})

    @property
    def partners(self) -> int:
        """How many partners."""
        return int(self.partner.shape[1])

    @property
    def worlds(self) -> int:
        """How many worlds."""
        return int(self.partner.shape[2])

    @property
    def turn(self) -> int:
        """The current turn, the same in every world."""
        return int(self.world[0, 0])

    def track(self, name: str) -> Array:
        """(P, W), a live view of one partner track."""
        view: Array = self.partner[TRACK_INDEX[name]]
        return view

    def us_track(self, name: str) -> Array:
        """(W,), a live view of one US track."""
        view: Array = self.us[US_INDEX[name]]
        return view

    def field(self, name: str) -> Array:
        """(slots, P, W), a live view of one slot field."""
        view: Array = self.slot[FIELD_INDEX[name]]
        return view

    def guidance(self, name: str) -> Array:
        """(P, W), a live view of one line of guidance."""
        view: Array = self.guide[GUIDE_INDEX[name]]
        return view

    def noted(self, name: str) -> Array:
        """(P, W), a live view of one standing fact."""
        view: Array = self.memo[MEMO_INDEX[name]]
        return view

    def fact(self, name: str) -> Array:
        """(W,), a live view of one fact of the world."""
        view: Array = self.world[WORLD_INDEX[name]]
        return view

    def column(self, world: int) -> "State":
        """A copy that holds one world alone, with a world axis of length one."""
        return State(**{name: block[..., world : world + 1].copy() for name, block in self.blocks()})


def empty(partners: int, worlds: int, injects: int, assumptions: int) -> State:
    """A state of zeros of the right shapes."""
    p, w, v, b = partners, worlds, 3 + partners, len(TOPICS)
    return State(
        partner=np.zeros((len(PARTNER_TRACKS), p, w)),
        us=np.zeros((len(US_TRACKS), w)),
        slot=np.zeros((len(FIELDS), SLOTS, p, w)),
        guide=np.zeros((len(GUIDE), p, w)),
        memo=np.zeros((len(MEMO), p, w)),
        world=np.zeros((len(WORLD), w)),
        mean=np.zeros((v, b, p, w)),
        var=np.zeros((v, b, p, w)),
        us_mean=np.zeros((p, 3, w)),
        us_var=np.zeros((p, 3, w)),
        asked=np.zeros((b, p, w)),
        deed=np.zeros((len(DEEDS), p, w)),
        contact=np.zeros((CONTACTS, p, w)),
        completed=np.zeros((len(INSTRUMENTS) + 1, p, w)),
        proven=np.zeros((len(INSTRUMENTS) + 1, w)),
        inject=np.zeros((injects, w)),
        assumption=np.zeros((len(ASSUMPTION), assumptions, w)),
    )
