"""The orders of a pad with every change to them, so that any change can be undone and done again."""

from collections.abc import Iterable

from sctabletop.domain.orders import Order


class PadHistory:
    """A row of orders that remembers how it came about. A change that changes nothing is none."""

    def __init__(self, orders: Iterable[Order] = ()) -> None:
        self._now = tuple(orders)
        self._before: list[tuple[Order, ...]] = []
        self._after: list[tuple[Order, ...]] = []

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders as they stand."""
        return self._now

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone and nothing changed since."""
        return bool(self._after)

    def set(self, orders: Iterable[Order]) -> bool:
        """Put these orders in place of the others; whether that changed anything."""
        new = tuple(orders)
        if new == self._now:
            return False
        self._before.append(self._now)
        self._after.clear()
        self._now = new
        return True

    def add(self, order: Order) -> bool:
        """Put an order at the end."""
        return self.set((*self._now, order))

    def replace(self, place: int, order: Order) -> bool:
        """Put an order in the place of another."""
        return self.set((*self._now[:place], order, *self._now[place + 1 :]))

    def remove(self, place: int) -> bool:
        """Take an order off."""
        return self.set((*self._now[:place], *self._now[place + 1 :]))

    def move(self, place: int, to: int) -> bool:
        """Put an order elsewhere in the row; a place beyond the ends changes nothing."""
        if not 0 <= to < len(self._now):
            return False
        rest = [*self._now[:place], *self._now[place + 1 :]]
        rest.insert(to, self._now[place])
        return self.set(rest)

    def undo(self) -> bool:
        """Go back one change; whether there was one."""
        if not self._before:
            return False
        self._after.append(self._now)
        self._now = self._before.pop()
        return True

    def redo(self) -> bool:
        """Do again what was undone last; whether there was something."""
        if not self._after:
            return False
        self._before.append(self._now)
        self._now = self._after.pop()
        return True
