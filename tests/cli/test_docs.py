"""What docs/json.md says is what there is."""

import json
import re
from pathlib import Path

from sctabletop.domain.orders import ORDER_TYPES
from tests.cli.conftest import Cli

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`(\w+)`", TEXT))


def test_every_order_is_described() -> None:
    assert set(ORDER_TYPES) - NAMED == set()


def test_every_key_of_the_document_is_described(cli: Cli, finished: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    assert cli("replay", finished, "--json", file).code == 0
    document = json.loads(file.read_text(encoding="utf-8"))
    turn = document["turns"][0]
    views = turn["views"]
    found = {*document["meta"], *turn, *views["osd"], *views["partner-orlavenne"]}
    assert found - NAMED == set()
