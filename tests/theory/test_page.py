"""docs/theory.md is what its command makes today, and every link in it leads to what it names."""

import re

import pytest

from benchmarks.conformance import effects, terms
from sctabletop.theory import CLAIMS
from tests.layers.tree import CHECKOUT
from tests.theory_page import COMMAND, PAGE, page

LINK = re.compile(r"\[([^\]]+)\]\(\.\./([^)#]+)#L(\d+)\)")


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(terms(), effects()), f"run {COMMAND}"


def test_every_claim_has_its_place_on_the_page() -> None:
    text = page(terms(), effects())
    assert [c for c in CLAIMS if f'<a id="{c.lower()}"></a>' not in text] == []
    assert max(len(line) for line in text.splitlines() if not line.startswith("|")) <= 160


def test_a_test_that_is_linked_begins_in_the_line_it_is_linked_to() -> None:
    links = LINK.findall(page(terms(), effects()))
    tests = [(path, int(line)) for _, path, line in links if path.startswith("tests/")]
    assert len(tests) >= len(CLAIMS)
    for path, line in tests:
        assert (CHECKOUT / path).read_text(encoding="utf-8").splitlines()[line - 1].startswith("def test_")


def test_a_term_that_is_linked_stands_in_the_line_it_is_linked_to() -> None:
    links = [x for x in LINK.findall(page(terms(), effects())) if x[1].startswith("sctabletop/rules/")]
    assert links
    for what, path, line in links:
        rule, _, term = what.partition(".")
        text = (CHECKOUT / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
        assert f'"{term}"' in text, (rule, term, path, line)


@pytest.mark.parametrize("claim", ["D36", "E26", "T26"])
def test_what_no_term_carries_is_measured_as_a_contrast(claim: str) -> None:
    assert re.search(r"[+−-]?\d", effects()[claim])
