"""From a kind of order to its form: every leaf of the order becomes a field with what there is to choose."""

from collections.abc import Sequence
from dataclasses import replace

from sctabletop.domain.orders import ORDER_TYPES, PartnerOrder, Terms
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, Role
from sctabletop.domain.state import CONTACTS
from sctabletop.domain.tracks import BY_NAME, US_TRACKS
from sctabletop.session.desk import choices
from sctabletop.session.desk.fields import Choice, Field, FieldKind, Form
from sctabletop.session.desk.kinds import kind_words
from sctabletop.session.desk.known import Known
from sctabletop.session.desk.labels import QUESTION, field_words
from sctabletop.session.desk.possible import Ways
from sctabletop.session.desk.sections import sections_of
from sctabletop.session.desk.shapes import Leaf, leaves
from sctabletop.session.desk.words import plain

ARGUED_SETTLED = Phase.RESOLUTION
"""From here on the odds of an argued action are settled."""


def form(known: Known, kind: str, ways: Ways | None) -> Form:
    """The form of one kind of order, with what is left to choose of it."""
    words = kind_words(kind)
    fields = tuple(_field(known, kind, leaf, ways) for leaf in leaves(kind) if _shown(known, kind, leaf))
    return Form(
        kind=kind,
        label=words.label,
        help=words.help,
        claims=words.claims,
        fields=fields,
        group=words.group,
        live=known.session.phase is Phase.TALKS,
    )


def _shown(known: Known, kind: str, leaf: Leaf) -> bool:
    """A partner's seat is never asked which partner; control is asked for odds only while they can be set."""
    if kind == "answer" and leaf.path == "odds":
        return bool(known.session.progress.arguments) and known.session.phase is not ARGUED_SETTLED
    return not (leaf.path == "partner" and known.own)


def _field(known: Known, kind: str, leaf: Leaf, ways: Ways | None) -> Field:
    label, said = field_words(kind, leaf.path)
    made = Field(
        path=leaf.path,
        label=label,
        kind=leaf.kind,
        help=said.format(example=_example(known)) if leaf.path == "condition" else said,
        low=None if leaf.kind in (FieldKind.MANY, FieldKind.LINES) else leaf.low,
        high=leaf.high,
        default=leaf.default,
        required=needed(kind, leaf),
        longest=leaf.longest,
        ordered=kind == "rank",
    )
    if issubclass(ORDER_TYPES[kind], Terms):
        question = QUESTION.get(leaf.path, "")
        made = replace(made, asked=bool(question), question=question)
    if leaf.path == "condition":
        made = replace(made, choices=_numbers(known))
    return _with_choices(known, kind, made, leaf, ways)


def _numbers(known: Known) -> tuple[Choice, ...]:
    """The numbers about which this seat may state a condition, those of our own side last."""
    others = [p for p in known.partners if p != known.own]
    tracks = [BY_NAME[name] for _, names in sections_of(False) for name in names]
    theirs = [Choice(f"{p}.{t.name}", f"{known.partner(p)}: {plain(t.name)}", t.said) for p in others for t in tracks]
    ours = [Choice(f"us.{t.name}", f"United States: {plain(t.name)}", t.said) for t in US_TRACKS]
    return (*theirs, *ours)


def needed(kind: str, leaf: Leaf) -> bool:
    """Whether an order cannot do without it: a nested record that may be left out asks for its fields only together."""
    asks_partner = leaf.path == "partner" and issubclass(ORDER_TYPES[kind], PartnerOrder)
    return (leaf.required and not leaf.part) or asks_partner


def _example(known: Known) -> str:
    """A forecast's condition as this seat could state one: about anybody's tracks but its own."""
    other = next((p for p in known.partners if p != known.own), None)
    return f'"{other}.trust >= 0.5"' if other else '"us.credibility >= 0.5"'


def _with_choices(known: Known, kind: str, made: Field, leaf: Leaf, ways: Ways | None) -> Field:
    found = _choices(known, kind, leaf)
    if found is None:
        return _with_turns(known, made)
    if ways is not None and leaf.path == ways.path:
        found = _narrowed(found, ways, among=() if known.own else known.about)
    elif ways is not None and leaf.path == "partner":
        partners = {way.partner for way in ways.ways}
        found = tuple(c for c in found if c.value in partners)
    many = FieldKind.MANY if made.kind is FieldKind.MANY else FieldKind.CHOICE
    made = replace(made, kind=many, choices=found, low=None, high=None)
    if made.required and many is FieldKind.CHOICE and len(found) == 1 and made.default is None:
        return replace(made, default=found[0].value)
    return made


def _with_turns(known: Known, made: Field) -> Field:
    if made.path == "due":
        now = max(known.session.turn, 1)
        return replace(made, low=float(now), default=now)
    if made.kind is FieldKind.FLAG and made.required:
        return replace(made, default=True)
    return made


def _narrowed(found: Sequence[Choice], ways: Ways, among: tuple[str, ...]) -> tuple[Choice, ...]:
    """The choices that are left, each with the partners it is left with."""
    where: dict[str, list[str]] = {}
    for way in ways.ways:
        where.setdefault(way.value, []).append(way.partner)
    out = []
    for choice in found:
        if str(choice.value) in where:
            partners = tuple(p for p in where[str(choice.value)] if p)
            everywhere = not partners or not among or set(partners) == set(among)
            out.append(replace(choice, where=() if everywhere else partners))
    return tuple(out)


# ── what there is to choose ────────────────────────────────────────────────────────────────────────────────────
def _choices(known: Known, kind: str, leaf: Leaf) -> tuple[Choice, ...] | None:
    """All choices of a field before anything is ruled out, or None for a field that is typed."""
    if leaf.words is not None:
        return choices.vocabulary(leaf.words)
    match leaf.path:
        case "partner" if kind == "adjust":
            return (*_partners(known, known.partners), Choice("us", "Our own side"))
        case "partner" | "partners":
            return _partners(known, known.about)
        case "effect.partner":
            return _partners(known, tuple(sorted(known.partners, key=lambda p: p != known.own)))
        case "instrument":
            return choices.instruments()
        case "indicator.track" | "topic":
            return choices.topics()
        case "effect.track":
            return choices.stocks()
        case "track":
            return choices.movable(known.partners)
        case "size" | "rung":
            return choices.numbered(leaf.path)
        case "authority":
            return choices.authorities()
        case _:
            return _of_scenario(known, leaf)


def _of_scenario(known: Known, leaf: Leaf) -> tuple[Choice, ...] | None:
    scenario = known.session.game.scenario
    match leaf.path:
        case "assumption":
            return tuple(
                Choice(str(a.id), a.statement, f"{known.partner(str(a.partner))}, needed by turn {a.need_by}")
                for a in scenario.assumptions
            )
        case "contact":
            return _contacts(known)
        case "to":
            return tuple(Choice(str(s), known.seat_name(s)) for s in known.session.game.seats if s != known.seat)
        case "seat":
            return tuple(Choice(str(s), known.seat_name(s), _argued(known, s)) for s in _heard(known))
        case "inject" if known.role is Role.CONTROL:
            return tuple(Choice(str(i.id), i.title, i.text) for i in scenario.injects)
        case _:
            return None


def _partners(known: Known, names: Sequence[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, known.partner(name)) for name in names)


def _contacts(known: Known) -> tuple[Choice, ...]:
    """The named people of every partner, and a number where the scenario names none."""
    several = len(known.partners) > 1
    out = []
    for number in range(1, CONTACTS + 1):
        for partner in known.session.game.scenario.partners:
            named = partner.contacts[number - 1] if number <= len(partner.contacts) else f"Contact {number}"
            text = f"{named} ({partner.name})" if several else named
            out.append(Choice(number, text, where=(str(partner.id),) if several else ()))
    return tuple(out)


def _heard(known: Known) -> tuple[str, ...]:
    """The seats that control may answer, those that argued first."""
    argued = [str(a.seat) for a in known.session.progress.arguments]
    others = [str(s) for s in known.session.game.seats if s != CONTROL and s not in argued]
    return (*dict.fromkeys(argued), *others)


def _argued(known: Known, seat: str) -> str:
    acts = [getattr(a.order, "act", "") for a in known.session.progress.arguments if a.seat == seat]
    return f"argues: {'; '.join(acts)}" if acts else ""
