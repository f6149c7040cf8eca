"""An error that a person can mend is one sentence, whatever names the person typed."""

import pickle

import pytest

from sctabletop.errors import MissingLibraries, OrdersError, SaveError, ScenarioError, SctabletopError, UsageError


@pytest.mark.parametrize("kind", [ScenarioError, SaveError, OrdersError, UsageError, MissingLibraries])
def test_every_kind_is_caught_as_ours(kind: type[SctabletopError]) -> None:
    with pytest.raises(SctabletopError, match="the file x is not there"):
        raise kind("the file x is not there")


@pytest.mark.parametrize(
    ("kind", "code"), [(ScenarioError, 1), (SaveError, 1), (OrdersError, 1), (UsageError, 2), (MissingLibraries, 3)]
)
def test_the_kind_decides_the_exit_code(kind: type[SctabletopError], code: int) -> None:
    assert kind("x").exit_code == code


@pytest.mark.parametrize("end_of_line", ["\n", "\r\n", "\u2028"])
def test_a_line_break_in_a_typed_name_does_not_break_the_sentence(end_of_line: str) -> None:
    assert str(SaveError(f"no save a{end_of_line}b here")) == "no save a b here"


def test_faults_survive_the_way_back_from_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(ScenarioError("two faults", ["a:1:1: x", "a:2:1: y"])))  # noqa: S301 - our own bytes
    assert (str(error), error.faults) == ("two faults", ("a:1:1: x", "a:2:1: y"))
