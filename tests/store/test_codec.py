"""Bodies as canonical JSON: what goes in comes out to the last bit, and one body has one text."""

import hashlib
import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.ids import Hash
from sctabletop.domain.seats import OSD
from sctabletop.store.codec import ROOT, canonical, encoded, event_hash, parse
from sctabletop.store.upcast import Unreadable, read_event

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**63), 2**64 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)
BODIES = st.dictionaries(TEXTS.filter(lambda key: key != "audience"), VALUES, max_size=5)


def _shuffled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shuffled(inner) for key, inner in reversed(value.items())}
    return [_shuffled(inner) for inner in value] if isinstance(value, list) else value


def _same(one: Any, other: Any) -> bool:
    # repr tells 1 from 1.0, 0.0 from -0.0, True from 1.
    return repr(_sorted(one)) == repr(_sorted(other))


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(inner) for inner in value] if isinstance(value, list) else value


@given(BODIES)
def test_a_body_comes_back_as_it_went_in(body: dict[str, Any]) -> None:
    assert _same(parse(canonical(body)), body)


@given(BODIES)
def test_python_s_own_reader_finds_the_same_in_the_text(body: dict[str, Any]) -> None:
    assert _same(json.loads(canonical(body)), body)


@given(BODIES)
def test_the_order_of_keys_makes_no_difference(body: dict[str, Any]) -> None:
    assert canonical(_shuffled(body)) == canonical(body)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_comes_back_to_the_same_bits(number: float) -> None:
    back = parse(canonical({"x": number}))["x"]
    assert math.copysign(1.0, back) == math.copysign(1.0, number)
    assert back.hex() == number.hex()


@given(BODIES, st.sampled_from([Tag.DEED_DONE, Tag.MESSAGE_SENT]))
def test_an_event_comes_back_from_its_row(body: dict[str, Any], tag: Tag) -> None:
    event = Event(tag, body, (OSD,))
    assert read_event(*encoded(event)) == event


def test_the_text_is_what_a_person_reads_in_the_shell() -> None:
    event = Event(Tag.MESSAGE_SENT, {"turn": 3, "text": "Grüße\n", "odds": 0.1, "zero": -0.0}, (OSD,))
    expected = '{"audience":["osd"],"odds":0.1,"text":"Grüße\\n","turn":3,"zero":-0.0}'
    assert encoded(event) == ("message_sent", 1, expected)


def test_the_hash_is_sha256_of_four_lines() -> None:
    row = encoded(Event(Tag.MESSAGE_SENT, {"text": "x"}))
    expected = hashlib.sha256(b'abc\nmessage_sent\n1\n{"audience":[],"text":"x"}').hexdigest()
    assert event_hash(Hash("abc"), *row) == expected
    assert event_hash(ROOT, *row) != expected


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("wrap", [lambda x: x, lambda x: [1, None, x], lambda x: {"b": ({"c": x},)}])
def test_a_number_that_json_lacks_is_refused_with_its_place(bad: float, wrap: Any) -> None:
    with pytest.raises(ValueError, match=r"body\.a.* is -?(nan|inf)"):
        canonical({"ok": None, "a": wrap(bad)})


def test_null_and_the_word_null_are_no_trouble() -> None:
    assert canonical({"a": None, "b": "null"}) == '{"a":null,"b":"null"}'


def test_a_body_may_not_bring_an_audience_of_its_own() -> None:
    with pytest.raises(ValueError, match="audience"):
        encoded(Event(Tag.MESSAGE_SENT, {"audience": []}))


def test_only_today_s_version_is_written() -> None:
    with pytest.raises(ValueError, match="version 1, not 2"):
        encoded(Event(Tag.MESSAGE_SENT, {}, (), 2))


@pytest.mark.parametrize(
    ("tag", "version", "text"),
    [
        ("no_such_tag", 1, '{"audience":[]}'),
        ("message_sent", 2, '{"audience":[]}'),
        ("message_sent", 0, '{"audience":[]}'),
        ("message_sent", 1, "{}"),
        ("message_sent", 1, '["audience"]'),
        ("message_sent", 1, '{"audience":3}'),
        ("message_sent", 1, '{"audience":[]'),
        ("message_sent", 1, ""),
    ],
)
def test_a_row_that_holds_no_event_of_ours_is_unreadable(tag: str, version: int, text: str) -> None:
    with pytest.raises(Unreadable):
        read_event(tag, version, text)
