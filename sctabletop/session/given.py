"""What everybody ordered on a branch, turn by turn, as the record has it: taken back is taken back."""

from collections.abc import Iterable

from sctabletop.analysis.again import Given, Turn
from sctabletop.domain import orders as o
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.engine.game import Game
from sctabletop.engine.phases.resolution import Argued
from sctabletop.session.closing import argued
from sctabletop.session.progress import Progress, read_order


def turns_of(game: Game, events: Iterable[Event]) -> tuple[Turn, ...]:
    """The orders of every turn that was played to its reveal; people's, computers' and control's alike."""
    progress, begun, out = Progress(), _Begun(game), list[Turn]()
    for event in events:
        if event.tag is Tag.TABLE_MOVED:
            begun.moves.append((SeatId(event.body["seat"]), tuple(read_order(x) for x in event.body["orders"])))
        elif event.tag in (Tag.PHASE_OPENED, Tag.REVEALED):
            begun.close(progress)
            if event.tag is Tag.REVEALED:
                out.append(begun.whole())
                begun = _Begun(game)
        progress.fold(event)
    return tuple(out)


class _Begun:
    """A turn that is being read."""

    def __init__(self, game: Game) -> None:
        self._game = game
        self._commits: dict[Phase, tuple[Given, ...]] = {}
        self._argued: tuple[Argued, ...] = ()
        self.moves: list[Given] = []

    def close(self, progress: Progress) -> None:
        """Keep what was committed and argued as a phase closes."""
        held = progress.commits
        self._commits[progress.phase] = tuple((s, held[s].orders) for s in self._game.seats if s in held)
        self._argued = tuple(argued(self._game, progress.arguments))

    def whole(self) -> Turn:
        """The turn, its last phase closed."""
        at_end = self._control(Phase.RESOLUTION)
        return Turn(
            control=self._control(Phase.SITUATION),
            plan=self._commits.get(Phase.PLAN, ()),
            review=self._commits.get(Phase.CONCURRENCE, ()),
            moves=tuple(self.moves),
            argued=self._argued,
            adjusted=tuple(x for x in at_end if isinstance(x, o.Adjust)),
        )

    def _control(self, phase: Phase) -> tuple[o.Order, ...]:
        return next((orders for seat, orders in self._commits.get(phase, ()) if seat == CONTROL), ())
