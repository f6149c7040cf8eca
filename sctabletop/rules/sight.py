"""What a rule may read: the state as the pass found it, this turn's flows, and the book. All of it read-only."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import GROUPS, TRACK_INDEX, US_INDEX

Later = Callable[[], Array]
"""An array that is worked out when somebody reads it."""
Rows = tuple[Mapping[str, int], Array]
"""Which row of a block has which name, and the block."""
_NO_ROWS: Final[Rows] = ({}, np.empty(0))


class Named:
    """Arrays by name, read as attributes. Those in ``later`` are worked out once, when somebody first reads them; those
    of ``rows`` are rows of a block, which are cut when somebody first reads them.
    """

    def __init__(
        self, values: Mapping[str, Array], later: Mapping[str, Later] | None = None, rows: Rows = _NO_ROWS
    ) -> None:
        self.__dict__.update(values)
        self.__dict__["_later"] = dict(later or {})
        self.__dict__["_rows"] = rows

    def __getattr__(self, name: str) -> Array:
        # Python asks here only for what is no attribute yet.
        index, block = self.__dict__.get("_rows", _NO_ROWS)
        if name in index:
            found: Array = block[index[name]]
        else:
            work_out = self.__dict__.get("_later", {}).pop(name, None)
            if work_out is None:
                raise AttributeError(name)
            found = work_out()
        self.__dict__[name] = found
        return found

    def __contains__(self, name: str) -> bool:
        return any(name in names for names in (self.__dict__, self.__dict__["_later"], self.__dict__["_rows"][0]))

    def get(self, name: str) -> Array:
        """The array of that name. Raises KeyError."""
        try:
            found: Array = getattr(self, name)
        except AttributeError:
            raise KeyError(name) from None
        return found

    def add(self, values: Mapping[str, Array]) -> None:
        """Take in more arrays: readouts, flows, outcomes."""
        self.__dict__.update(values)

    def settle(self) -> None:
        """Work out everything that waits, so that nothing behind it is held any longer."""
        for name in tuple(self.__dict__["_later"]):
            getattr(self, name)

    def names(self) -> frozenset[str]:
        """What can be read."""
        return frozenset(self.__dict__).union(self.__dict__["_later"], self.__dict__["_rows"][0]) - {"_later", "_rows"}


class Book:
    """The coefficients of one rule book, read as attributes: ``trust_contact`` is ``contact`` of ``[trust]``."""

    def __init__(self, name: str, values: Mapping[str, float]) -> None:
        self.__dict__.update(values)
        self.__dict__["name"] = name
        self.__dict__["_values"] = dict(values)

    def __getattr__(self, name: str) -> float:
        raise AttributeError(name)

    def values(self) -> Mapping[str, float]:
        """Every coefficient by its flat name."""
        return dict(self.__dict__["_values"])

    def with_value(self, name: str, value: float) -> "Book":
        """The same book with one coefficient changed."""
        return Book(str(self.__dict__["name"]), {**self.values(), name: value})


_SPANS = {group: slice(TRACK_INDEX[columns[0]], TRACK_INDEX[columns[-1]] + 1) for group, columns in GROUPS.items()}


def partner_sight(state: State) -> Named:
    """Stocks, traits and counters as (P, W); ``people_columns`` and its like as (columns, P, W), and ``tracks`` as
    (tracks, P, W). Live views.
    """
    columns = {f"{group}_columns": state.partner[span] for group, span in _SPANS.items()}
    return Named({**columns, "tracks": state.partner}, rows=(TRACK_INDEX, state.partner))


def us_sight(state: State) -> Named:
    """US stocks and accounts as (W,). Live views."""
    return Named({}, rows=(US_INDEX, state.us))
