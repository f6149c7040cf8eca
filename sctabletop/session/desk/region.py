"""What the scenario shows and tells beside the game: the map for everybody, the instructor's note for control."""

from sctabletop.session.desk.words import listed
from sctabletop.session.session import Session


def region_map(session: Session) -> str:
    """The drawing of the region as SVG; an empty text where the scenario has none."""
    return session.setup.scenario.map


def region_in_words(session: Session) -> str:
    """The same for those who cannot look: each country with its neighbours, a sentence a line."""
    partners = session.setup.scenario.partners
    names = {str(p.id): p.name for p in partners}
    lines = []
    for partner in partners:
        beside = [names[str(n)] for n in partner.neighbours if str(n) in names]
        lines.append(f"{partner.name}: {f'next to {listed(beside)}' if beside else 'next to none of the others'}.")
    return "\n".join(lines)


def instructors_note(session: Session) -> str:
    """The instructor's note, Markdown, for control alone; an empty text where the scenario has none."""
    return session.setup.scenario.instructor
