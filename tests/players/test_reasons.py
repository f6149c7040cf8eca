"""What computer seats say of their orders: true of what they saw, in plain words, different where choices differ."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from enum import EnumMeta
from pathlib import Path

import pytest

from sctabletop.domain import words
from sctabletop.domain.deeds import Deed
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.orders import Order, Override, PartnerOrder, Rank, Terms, kind_of
from sctabletop.domain.seats import US_SEATS, partner_of
from sctabletop.domain.tracks import BY_NAME
from sctabletop.engine.decisions import Plan, Review
from sctabletop.players.policies import SCHOOLS
from sctabletop.players.saying.speaker import Speaker
from sctabletop.players.wording import move_orders, names, plan_orders, review_orders
from tests.players.oracle import is_true
from tests.players.table import SCENARIOS, Step, Table
from tests.players.truths import Said

SHIPPED = sorted(p.name for p in Path(SCENARIOS).iterdir() if p.is_dir())
TURNS = 10


def orders(table: Table, step: Step) -> tuple[Speaker, list[Order]]:
    """The orders of a step beside the seat that can say why."""
    assert step.why is not None
    known, speaker = names(table.game), Speaker(table.game, step.view, table.briefs[step.seat], step.why)
    match step.made:
        case Plan():
            return speaker, plan_orders(step.made, known, step.seat, step.turn, speaker)
        case Review():
            return speaker, review_orders(step.made, known, step.seat, speaker)
        case moves:
            return speaker, move_orders(moves, known, step.seat)


def played(scenario: str, worlds: int) -> Iterator[tuple[Table, Step]]:
    """Every decision of several exercises, each with another luck and another school in all our seats."""
    for first in range(worlds):
        school = SCHOOLS[first % 4] if first % 4 < len(SCHOOLS) else None
        table = Table(first=first, scenario=scenario, policies=dict.fromkeys(US_SEATS, school) if school else {})
        for step in table.play(TURNS):
            yield table, step


@pytest.fixture(scope="module", params=SHIPPED)
def scenario(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_reason_names_a_fact_that_is_true_of_what_the_seat_saw(
    scenario: str, scale: Callable[[int, int], int]
) -> None:
    seen = 0
    for table, step in played(scenario, scale(4, 40)):
        speaker, _ = orders(table, step)
        for reason in speaker.why.found:
            grounds, against = speaker.grounds(reason)
            assert grounds, (step.seat, reason)
            for clause in (*grounds, *filter(None, (against,))):
                verdict = is_true(Said(table, step, reason), clause)
                assert verdict is not None, f"no pattern knows: {clause}"
                assert verdict, f"{scenario} turn {step.turn}, {step.seat}, {reason.kind}: {clause}"
                seen += 1
    assert seen > 300


def test_every_order_has_a_sentence_that_says_who_whom_and_why(scenario: str, scale: Callable[[int, int], int]) -> None:
    who = {"osd": "Washington ", "ccmd": "The command ", "sdo": "The country team "}
    for table, step in played(scenario, scale(2, 40)):
        nations = {p: n.name for p, n in zip(table.game.partners, table.game.scenario.partners, strict=True)}
        speaker, given = orders(table, step)
        partner = partner_of(step.seat)
        for order in given:
            said = speaker.sentence(order)
            starts = who[str(step.seat)] if partner is None else f"{nations[partner]} "
            assert said.startswith(starts), (step.seat, order, said)
            assert said.endswith(".")
            assert said.count(", because ") == 1, said
            what = said.partition(", because ")[0]
            if partner is None and isinstance(order, PartnerOrder):
                assert nations[order.partner] in what, said
            if isinstance(order, Rank):
                assert all(name in what for name in nations.values()), said
            if isinstance(order, Terms | Override):
                assert order.why.startswith("Because ")


def machine_words() -> set[str]:
    """Ids that no person would say: those with an underscore or a hyphen of every vocabulary."""
    spoken = [v for kind in vars(words).values() if isinstance(kind, EnumMeta) for v in kind.__members__]
    values = {v.lower() for v in (*spoken, *Deed.__members__)} | {str(i.id) for i in INSTRUMENTS} | set(BY_NAME)
    return {v for v in values if "_" in v}


def test_no_sentence_holds_a_machine_word(scenario: str, scale: Callable[[int, int], int]) -> None:
    ids = machine_words() | {"title10", "title22", "None", "nan", "nothing spoke against it"}
    bare = re.compile(r"\w_\w|\b(?:Deed|Frame|Hedge|Propose|Request) \w+|[a-z]\(|\(\w+\)\.?$|  |,,|\.\.")
    for table, step in played(scenario, scale(2, 40)):
        partners = set(table.game.partners)
        speaker, given = orders(table, step)
        for said in (speaker.sentence(order) for order in given):
            assert not [i for i in ids if i in said], said
            assert not partners & set(re.findall(r"[\w-]+", said)), said
            assert bare.search(said) is None, said


def test_choices_that_differ_are_not_all_given_one_reason(scale: Callable[[int, int], int]) -> None:
    """Names left out, each kind of order that is given often has several reasons; no one reason explains most."""
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for scenario in SHIPPED:
        for table, step in played(scenario, scale(2, 20)):
            called = "|".join(p.name for p in table.game.scenario.partners)
            speaker, given = orders(table, step)
            for order in given:
                clause = speaker.sentence(order).partition(", because ")[2]
                reasons[kind_of(order)][re.sub(rf"{called}|[\d.]+|“.*?”", "…", clause)] += 1
    often = {kind: found for kind, found in reasons.items() if found.total() >= scale(25, 250)}
    assert len(often) >= 15
    few = {kind: found.most_common(2) for kind, found in often.items() if len(found) < 2}
    assert not few
    assert len(reasons["propose"]) >= 60
    assert max(reasons["propose"].values()) < 0.15 * reasons["propose"].total()
