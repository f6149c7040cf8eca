"""Random orders, legal and illegal: every kind, from any seat, with real names and names that are nobody's."""

from collections.abc import Sequence
from random import Random
from typing import Any, Final

import msgspec

from sctabletop.domain import orders as o
from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.instruments import AUTHORITIES, INSTRUMENTS
from sctabletop.domain.permissions import allowed
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SeatId, role_of
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, TOPICS, US_TRACKS
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
from sctabletop.engine.game import Game

KINDS: Final = tuple(o.ORDER_TYPES)

_NOBODY: Final = ("nobody", "Tendouré", "o'“Brien”; --", "\u202eabc\u202c", "none", "us", "osd", "0")
_TRACKS: Final = tuple(t.name for t in (*PARTNER_TRACKS, *READOUTS))
_ODD_SHARES: Final = (0.0, 1.0, 5e-324, 1.0 - 2**-53, 0.5)
_CHEAP: Final = "key_leader_engagement staff_talks pme_exchange training_team simple_equipment excess_articles".split()
"""What most gates let through."""

_LIKELY: Final = ("propose", "offer", "accept", "agree", "open_step", "deed")
"""Without these an exercise stays empty, and an empty one tests little."""


class Dice:
    """Random orders for one game. The same seed gives the same orders."""

    def __init__(self, game: Game, seed: int) -> None:
        self._luck = Random(seed)  # noqa: S311 - play, not secrets
        self._game = game
        self.hot: list[str] = [*self._luck.sample(_CHEAP, 3), "logistics_status_agreement"]
        """Instruments that come up again and again, so that some reach a table and run."""

    def chance(self, odds: float) -> bool:
        """Whether something comes to pass."""
        return self._luck.random() < odds

    def below(self, top: int) -> int:
        """A whole number from 0 to one below the top."""
        return self._luck.randrange(top)

    def orders(self, seat: SeatId, phase: Phase) -> list[o.Order]:
        """What a seat does in a phase: mostly what it may, now and then anything at all."""
        may = sorted(allowed(role_of(seat), phase))
        amount = self._luck.choice((0, 1, 2, 3, 4, 6, 9))
        return [self.order(self._kind(may), seat) for _ in range(amount)]

    def _kind(self, may: Sequence[str]) -> str:
        likely = [kind for kind in _LIKELY if kind in may]
        if likely and self.chance(0.35):
            return self._luck.choice(likely)
        # Throwing everything off ends most of what could be tested, so it comes less often than its share.
        return self._luck.choice([kind for kind in may if kind != "repudiate"] if may and self.chance(0.88) else KINDS)

    def order(self, kind: str, seat: SeatId) -> o.Order:
        """A well-formed order of one kind."""
        row = {"kind": kind, **getattr(self, f"_{kind}", self._plain)(kind)}
        if issubclass(o.ORDER_TYPES[kind], o.PartnerOrder):
            row.setdefault("partner", self._partner(seat))
        made: o.Order = msgspec.convert(row, o.ORDER_TYPES[kind])
        return made

    # ── names and numbers ─────────────────────────────────────────────────────────────────────────────────────
    def _one(self, values: Sequence[Any], wild: float = 0.04) -> Any:
        return self._luck.choice(_NOBODY) if self._luck.random() < wild or not values else self._luck.choice(values)

    def _partner(self, seat: SeatId) -> str:
        if seat.startswith("partner-") and self._luck.random() < 0.9:
            return self._luck.choice(("", seat.removeprefix("partner-")))
        return str(self._one(list(self._game.partners)))

    def _instrument(self) -> str:
        if self._luck.random() < 0.7:
            return self._luck.choice(self.hot)
        return str(self._one([str(i.id) for i in INSTRUMENTS]))

    def _share(self) -> float:
        return self._luck.choice(_ODD_SHARES) if self._luck.random() < 0.2 else self._luck.random()

    def _money(self) -> float:
        return self._luck.choice((0.0, 5e-324, 3.0, 12.5, 40.0, 100_000.0, round(self._luck.random() * 30, 3)))

    def _text(self) -> str:
        return self._luck.choice(
            ("because", "“quotes” and 'more'", "line\nbreak\ttab", "\u202eright to left", "é" * 300)
        )

    def _condition(self) -> str:
        partner, track = self._one(list(self._game.partners)), self._one(_TRACKS)
        number = self._luck.choice(("0.3", "0", "1000000", "0.999999"))
        injects = list(self._game.injects)
        return self._luck.choice(
            (
                f"{partner}.{track} > {number}",
                f"us.{self._one([t.name for t in US_TRACKS])} <= {number} or turn >= 3",
                f'fired("{self._one(injects)}") and not {partner}.{track} < {number}',
                f"stage({partner}, {self._instrument()}) >= 7",
                f"{partner}.{track}",
                "import os",
                "turn >= 2",
            )
        )

    # ── kinds ─────────────────────────────────────────────────────────────────────────────────────────────────
    def _plain(self, kind: str) -> dict[str, Any]:
        """Kinds that name an initiative or a partner and nothing else."""
        return {"instrument": self._instrument()} if issubclass(o.ORDER_TYPES[kind], o.InitiativeOrder) else {}

    def _choice(self, name: str, words: Any, **more: Any) -> dict[str, Any]:
        return {name: str(self._luck.choice(list(words))), **more}

    def _rank(self, _: str) -> dict[str, Any]:
        names = [self._one(list(self._game.partners)) for _ in range(self._luck.randrange(4))]
        return {"partners": names}

    def _set_ceiling(self, _: str) -> dict[str, Any]:
        return {n: self._money() for n in ("title10", "title22") if self._luck.random() < 0.7}

    def _set_release(self, _: str) -> dict[str, Any]:
        return self._choice("level", Release)

    def _set_sharing(self, _: str) -> dict[str, Any]:
        return {"on": self.chance(0.5)}

    def _set_tone(self, _: str) -> dict[str, Any]:
        return self._choice("tone", Tone)

    def _answer_miss(self, _: str) -> dict[str, Any]:
        return self._choice("answer", MissAnswer, instrument=self._instrument())

    def _answer_gesture(self, _: str) -> dict[str, Any]:
        return self._choice("answer", GestureAnswer)

    def _press(self, _: str) -> dict[str, Any]:
        return {"rung": self._luck.randint(1, 3)}

    def _set_channel(self, _: str) -> dict[str, Any]:
        return self._choice("state", Channel)

    def _testify(self, _: str) -> dict[str, Any]:
        return self._choice("with", Testimony)

    def _propose(self, _: str) -> dict[str, Any]:
        luck = self._luck
        row: dict[str, Any] = {
            "instrument": self._instrument(),
            "tier": str(luck.choice(list(Tier))),
            "size": luck.randint(1, 3),
            "incentive": self._share(),
            "cost_share": luck.choice((0.0, 0.0, self._share())),
            "timeline": luck.randint(-4, 4),
            "odds": self._share(),
            "why": self._text(),
            "role": luck.choice(("", self._text())),
            "assumption": luck.choice(("", self._one(list(self._game.assumptions)))),
            "conditions": {
                "tripwire": self.chance(0.5),
                "transformation": luck.randint(0, 4),
                "benchmark": self.chance(0.5),
            },
        }
        if luck.random() < 0.95:
            row["objective"] = str(luck.choice(list(Objective)))
        if luck.random() < 0.5:
            threshold = luck.choice((0.0, 0.3, 1_000_000.0))
            row["indicator"] = {"track": self._topic(), "threshold": threshold, "due_in": luck.choice((1, 2, 20))}
        if luck.random() < 0.6:
            row["deliverable"] = {"deed": str(luck.choice(DEEDS)), "due_in": luck.choice((1, 1, 2, 20))}
        return row

    _amend = _propose

    def _topic(self) -> str:
        return str(self._one([t.name for t in TOPICS]))

    def _engage(self, _: str) -> dict[str, Any]:
        return self._choice("style", Style, contact=self._luck.randint(1, 8))

    def _triage(self, _: str) -> dict[str, Any]:
        return self._choice("importance", Importance, assumption=self._one(list(self._game.assumptions)))

    def _ask(self, _: str) -> dict[str, Any]:
        return self._choice("deed", DEEDS)

    _deed = _ask

    def _question(self, _: str) -> dict[str, Any]:
        return {"topic": self._topic()}

    def _clear(self, _: str) -> dict[str, Any]:
        return {"instrument": self._instrument(), "answer": self.chance(0.6)}

    def _carry_tone(self, _: str) -> dict[str, Any]:
        return self._choice("how", Carry)

    def _request(self, _: str) -> dict[str, Any]:
        return self._choice("what", Request)

    def _hedge(self, _: str) -> dict[str, Any]:
        return self._choice("how", Hedge)

    def _mandate(self, _: str) -> dict[str, Any]:
        return self._choice("level", Mandate)

    def _object(self, _: str) -> dict[str, Any]:
        row: dict[str, Any] = {"instrument": self._instrument(), "cure": self._text()}
        return {**row, "threshold": self._money()} if self.chance(0.4) else row

    def _override(self, _: str) -> dict[str, Any]:
        return {"instrument": self._instrument(), "why": self._text()}

    def _counter(self, _: str) -> dict[str, Any]:
        return self._choice("ask", CounterAsk, instrument=self._instrument())

    def _contribute(self, _: str) -> dict[str, Any]:
        return {"share": self._share()}

    def _forecast(self, _: str) -> dict[str, Any]:
        return {"condition": self._condition(), "probability": self._share(), "due": self._luck.choice((1, 2, 3, 60))}

    def _message(self, _: str) -> dict[str, Any]:
        seats = [str(self._one(self._game.seats)) for _ in range(self._luck.randint(1, 3))]
        return {"to": seats, "text": self._text()}

    def _argue(self, _: str) -> dict[str, Any]:
        by = self._luck.choice((-0.1, -0.03, 0.0, 0.02, 0.1))
        effect = {"partner": self._one(list(self._game.partners)), "track": self._one(_TRACKS), "by": by}
        reasons = [self._text() for _ in range(self._luck.randint(1, 6))]
        return {"act": self._text(), "effect": effect, "reasons": reasons}

    def _inject(self, _: str) -> dict[str, Any]:
        return {"inject": self._one(list(self._game.injects))}

    def _adjust(self, _: str) -> dict[str, Any]:
        owner = self._one([*self._game.partners, "us"])
        by = self._luck.choice((-1_000_000.0, -0.1, 0.0, 0.05, 0.3, 2.5, 1_000_000.0))
        names = [t.name for t in US_TRACKS] if owner == "us" else _TRACKS
        return {"partner": owner, "track": self._one(names), "by": by, "reason": self._text()}

    def _answer(self, _: str) -> dict[str, Any]:
        row: dict[str, Any] = {"seat": str(self._one(self._game.seats)), "text": self._luck.choice(("", self._text()))}
        return {**row, "odds": self._share()} if self.chance(0.6) else row

    def _clear_hold(self, _: str) -> dict[str, Any]:
        return {"authority": str(self._one([str(a) for a in AUTHORITIES]))}
