"""What the people at a table chose: kept beside the exercise, PINs as hashes, damage read as defaults."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO
from sctabletop.session.desk.options import META_KEY, Options, load, save
from sctabletop.session.desk.words import Naming
from sctabletop.session.marking import MARKING
from sctabletop.store.memory import MemoryStore
from tests.session.playing import begin, clock, hashes


def test_a_save_without_options_has_the_defaults() -> None:
    assert load(MemoryStore(clock)) == Options()
    assert Options().marking == MARKING


def test_options_come_back_as_they_were_kept() -> None:
    store = MemoryStore(clock)
    chosen = Options(naming=Naming.GENERIC, marking="ÜBUNG – nur zur Ausbildung", clocks={Phase.PLAN: 900})
    chosen = chosen.with_pin(OSD, "1234").with_pin(SDO, "ß-ü")
    save(store, chosen)
    assert load(store) == chosen
    assert load(store).opens(OSD, "1234")


def test_a_pin_opens_its_own_seat_and_no_other_pin_does() -> None:
    chosen = Options().with_pin(OSD, "1234").with_pin(CCMD, "9876")
    assert chosen.opens(OSD, "1234")
    assert not chosen.opens(OSD, "9876")
    assert not chosen.opens(OSD, "")
    assert chosen.opens(SDO, "anything")


def test_an_empty_pin_takes_it_away() -> None:
    chosen = Options().with_pin(OSD, "1234").with_pin(OSD, "")
    assert chosen.pins == {}
    assert chosen.opens(OSD, "")


def test_a_pin_is_nowhere_in_the_save_and_two_like_ones_look_unlike() -> None:
    store = MemoryStore(clock)
    save(store, Options().with_pin(OSD, "314159").with_pin(SDO, "314159"))
    assert "314159" not in str(store.get_meta(META_KEY))
    kept = load(store).pins
    assert kept[OSD] != kept[SDO]


def test_a_damaged_hash_opens_for_nobody() -> None:
    assert not Options(pins={OSD: "not a hash"}).opens(OSD, "not a hash")
    assert not Options(pins={OSD: "00:"}).opens(OSD, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"naming": "USA"}',
        '{"clocks": {"tea": 3}}',
        '{"pins": 3}',
        '{"x":' + "[" * 90_000,
        "\ud800",
    ],
)
def test_what_cannot_be_read_counts_as_the_defaults(text: str) -> None:
    store = MemoryStore(clock)
    store.set_meta(META_KEY, text)
    assert load(store) == Options()


@given(st.text())
def test_no_text_stops_a_save_from_opening(text: str) -> None:
    store = MemoryStore(clock)
    store.set_meta(META_KEY, text)
    assert isinstance(load(store), Options)


def test_options_are_outside_every_event() -> None:
    session = begin()
    before = hashes(session)
    save(session.store, Options(naming=Naming.DOW).with_pin(OSD, "1"))
    assert hashes(session) == before


def test_half_a_character_in_the_marking_does_not_stop_the_options_from_being_kept() -> None:
    store = MemoryStore(clock)
    save(store, Options(marking="half \ud83d"))
    assert load(store).marking.startswith("half ")
