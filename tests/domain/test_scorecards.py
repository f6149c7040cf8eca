"""Scorecards as data: every kind has one, about tracks that there are, with bounds that can be told apart."""

import re
import tomllib
from pathlib import Path

import pytest

import sctabletop.domain
from sctabletop.domain.ids import PartnerId
from sctabletop.domain.scenario import Category
from sctabletop.domain.scorecards import SCORECARDS, Measure
from sctabletop.domain.tracks import BY_NAME

EVERY = [measure for card in SCORECARDS.values() for measure in card.measures]
BOUND = re.compile(r"partner\.(\w+) (>=|<=) ([0-9.]+)")


def test_every_kind_has_a_scorecard_and_no_other_is_written() -> None:
    written = tomllib.loads((Path(sctabletop.domain.__file__).parent / "scorecards.toml").read_text(encoding="utf-8"))
    assert set(written) == {str(kind) for kind in SCORECARDS} == {str(kind) for kind in Category}
    assert all(card.why and 2 <= len(card.measures) <= 6 for card in SCORECARDS.values())


@pytest.mark.parametrize("measure", EVERY)
def test_a_measure_reads_one_track_and_asks_more_to_be_kept_than_to_be_partly_kept(measure: Measure) -> None:
    kept, partly = BOUND.fullmatch(measure.kept), BOUND.fullmatch(measure.partly)
    assert kept is not None
    assert partly is not None
    assert kept[1] == partly[1]
    assert kept[1] in BY_NAME
    assert kept[2] == partly[2]
    assert (float(kept[3]) > float(partly[3])) is (kept[2] == ">=")


def test_no_track_is_read_by_two_kinds() -> None:
    tracks = [found[1] for measure in EVERY if (found := BOUND.fullmatch(measure.kept))]
    assert len(tracks) == len(set(tracks)) == len(EVERY)


def test_the_lines_of_a_partner_speak_of_that_partner_alone() -> None:
    for card in SCORECARDS.values():
        lines = card.lines(PartnerId("tendoure"))
        assert [line.text for line in lines] == [measure.text for measure in card.measures]
        assert all("tendoure" in repr(c) and "'partner'" not in repr(c) for x in lines for c in (x.kept, x.partly))
