"""A value that the program writes back changes nothing else that a person wrote."""

import pytest

from sctabletop.errors import ScenarioError
from sctabletop.scenario.load import load
from sctabletop.scenario.rewrite import set_value
from tests.scenario.copies import Copy


def test_only_the_line_of_the_value_changes(tiny: Copy) -> None:
    tiny.spoil("    category: frontline", "    category: frontline  # for now")
    before = tiny.yaml.read_text(encoding="utf-8").split("\n")
    set_value(tiny.yaml, ("partners", 0, "stocks", "trust"), 0.55)
    after = tiny.yaml.read_text(encoding="utf-8").split("\n")
    assert [line for old, line in zip(before, after, strict=True) if old != line] == ["      trust: 0.55"]
    assert load(tiny.folder).partners[0].stocks["trust"] == 0.55


def test_a_text_with_quotes_and_another_script_reads_back_as_it_was_given(tiny: Copy) -> None:
    name = "L'île \"d'Or\": أفيلا # 1"
    set_value(tiny.yaml, ("partners", 0, "name"), name)
    assert load(tiny.folder).partners[0].name == name


@pytest.mark.parametrize("key", [(), ("us", "hour"), ("partners", 9, "name"), ("partners",)])
def test_a_key_that_is_not_there_is_refused_and_nothing_is_written(tiny: Copy, key: tuple[str | int, ...]) -> None:
    before = tiny.yaml.read_bytes()
    with pytest.raises(ScenarioError):
        set_value(tiny.yaml, key, 1)
    assert tiny.yaml.read_bytes() == before
