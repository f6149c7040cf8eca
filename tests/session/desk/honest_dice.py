"""Random orders that name only what is there, so that a form can hold every one of them."""

from collections.abc import Sequence
from typing import Any

from sctabletop.domain.seats import SeatId, partner_of
from tests.session.random_orders import Dice


class HonestDice(Dice):
    """Dice that never invent a name and always say which partner."""

    def _one(self, values: Sequence[Any], wild: float = 0.0) -> Any:
        return super()._one(values, min(wild, 0.0)) if values else ""

    def _partner(self, seat: SeatId) -> str:
        return str(partner_of(seat) or self._one(list(self._game.partners)))

    def _text(self) -> str:
        return super()._text().strip()
