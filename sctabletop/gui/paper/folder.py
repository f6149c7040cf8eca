"""Everything that a class needs on paper, into one folder: a file a seat and kind."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.paper.order_pad import has_orders, order_pad
from sctabletop.gui.paper.printer import CannotPrint, Paper, Sheet, usual_paper, write
from sctabletop.gui.paper.seat_sheet import seat_sheet
from sctabletop.session.desk.floor import people

PAD: Final = "order-pad"
READ: Final = "seat-sheet"


def write_order_pads(
    exercise: Exercise, folder: Path, seats: Iterable[SeatId], paper: Paper | None = None
) -> list[Path]:
    """The order pads of these seats as PDFs; returns where they are. A seat that has nothing to order now gets none.

    Raises CannotPrint.
    """
    ordering = [seat for seat in seats if has_orders(exercise, seat)]
    return _write(PAD, order_pad, exercise, folder, ordering, paper)


def write_seat_sheets(
    exercise: Exercise, folder: Path, seats: Iterable[SeatId], paper: Paper | None = None
) -> list[Path]:
    """What these seats read, as PDFs; returns where they are. Raises CannotPrint."""
    return _write(READ, seat_sheet, exercise, folder, seats, paper)


def print_all(exercise: Exercise, folder: Path, paper: Paper | None = None) -> list[Path]:
    """Pad and sheet of every seat that people hold, control's aside. Raises CannotPrint."""
    seats = [seat for seat in exercise.look(people) if seat != CONTROL]
    return [
        *write_order_pads(exercise, folder, seats, paper),
        *write_seat_sheets(exercise, folder, seats, paper),
    ]


def _write(
    kind: str,
    make: Callable[[Exercise, SeatId], Sheet],
    exercise: Exercise,
    folder: Path,
    seats: Iterable[SeatId],
    paper: Paper | None,
) -> list[Path]:
    if not folder.is_dir():
        raise CannotPrint(f"{folder}: there is no such folder; choose one that is there")
    size = usual_paper() if paper is None else paper
    turn = exercise.turn
    return [write(make(exercise, seat), folder / f"{kind}-{seat}-turn-{turn}.pdf", size) for seat in seats]
