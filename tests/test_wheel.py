"""A wheel carries all that a checkout does."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.layers.tree import CHECKOUT

WHERE = "from sctabletop import resources as r; print(r.__file__, r.scenarios_dir(), r.assets_dir(), sep='\\n')"


@pytest.mark.full
def test_an_unpacked_wheel_finds_scenarios_and_assets(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=CHECKOUT, check=True, capture_output=True, timeout=50)
    (wheel,) = tmp_path.glob("*.whl")
    place = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r}); {WHERE}"],
        cwd=tmp_path, check=True, capture_output=True, text=True, timeout=50,
    )  # fmt: skip
    module, scenarios, assets = map(Path, done.stdout.splitlines())
    assert place in module.parents
    for packed, name in ((scenarios, "scenarios"), (assets, "assets")):
        ours = {path.relative_to(CHECKOUT / name) for path in (CHECKOUT / name).rglob("*") if path.is_file()}
        assert {path.relative_to(packed) for path in packed.rglob("*") if path.is_file()} == ours
    assert (module.parent / "py.typed").is_file()
    assert (module.parent / "qt_libraries.txt").is_file()
