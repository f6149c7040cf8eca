"""What a rule may read: the state as the pass found it, this turn's flows, and the book. All of it read-only."""

from collections.abc import Callable, Mapping
from typing import Any

from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import GROUPS, PARTNER_TRACKS, TRACK_INDEX, US_TRACKS

Later = Callable[[], Array]
"""An array that is worked out when somebody reads it."""


class Named:
    """Arrays by name, read as attributes; one given as a function is worked out once, when it is first read."""

    __slots__ = ("_values",)

    def __init__(self, values: "dict[str, Array] | dict[str, Array | Later]") -> None:
        self._values: dict[str, Any] = values

    def __getattr__(self, name: str) -> Array:
        try:
            value = self._values[name]
        except KeyError:
            raise AttributeError(name) from None
        if callable(value):
            value = self._values[name] = value()
        found: Array = value
        return found

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def get(self, name: str) -> Array:
        """The array of that name. Raises KeyError."""
        if name not in self._values:
            raise KeyError(name)
        found: Array = getattr(self, name)
        return found

    def add(self, values: Mapping[str, Array]) -> None:
        """Take in more arrays: readouts, flows, outcomes."""
        self._values.update(values)

    def settle(self) -> None:
        """Work out everything that waits, so that nothing behind it is held any longer."""
        for name in self._values:
            getattr(self, name)

    def names(self) -> frozenset[str]:
        """What can be read."""
        return frozenset(self._values)


class Book:
    """The coefficients of one rule book, read as attributes: ``trust_contact`` is coefficient ``contact`` of
    ``[trust]``.
    """

    __slots__ = ("_values", "name")

    def __init__(self, name: str, values: Mapping[str, float]) -> None:
        self.name = name
        self._values = dict(values)

    def __getattr__(self, name: str) -> float:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def values(self) -> Mapping[str, float]:
        """Every coefficient by its flat name."""
        return dict(self._values)

    def with_value(self, name: str, value: float) -> "Book":
        """The same book with one coefficient changed."""
        return Book(self.name, {**self._values, name: value})


_SPANS = {group: slice(TRACK_INDEX[columns[0]], TRACK_INDEX[columns[-1]] + 1) for group, columns in GROUPS.items()}


def partner_sight(state: State) -> Named:
    """Stocks, traits and counters as (P, W); ``people_columns`` and its like as (columns, P, W). Live views."""
    values = {t.name: state.partner[i] for i, t in enumerate(PARTNER_TRACKS)}
    for group, span in _SPANS.items():
        values[f"{group}_columns"] = state.partner[span]
    return Named(values)


def us_sight(state: State) -> Named:
    """US stocks and accounts as (W,). Live views."""
    return Named({t.name: state.us[i] for i, t in enumerate(US_TRACKS)})
