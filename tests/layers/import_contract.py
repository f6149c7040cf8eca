"""The import contract as a table and a reader: who may import whom, and which imports in a source break that."""

import ast
import sys
from collections.abc import Iterator

ROOT = "sctabletop"
PACKAGES = tuple("theory domain rules engine scenario players analysis store session report gui cli".split())

_BELOW_ENGINE = {"theory", "domain", "rules"}
_BELOW_PLAYERS = _BELOW_ENGINE | {"engine"}

# Each package may import itself, the modules in EVERYBODY and these.
MAY_IMPORT: dict[str, set[str]] = {
    "theory": set(),
    "domain": {"theory"},
    "rules": {"theory", "domain"},
    "engine": _BELOW_ENGINE,
    "scenario": {"theory", "domain"},
    "players": _BELOW_PLAYERS,
    "analysis": _BELOW_PLAYERS | {"players"},
    "store": {"domain"},
    "session": _BELOW_PLAYERS | {"players", "scenario", "analysis"},
    "report": {"theory", "domain", "analysis", "session"},
    "gui": {"theory", "domain", "session", "report"},
    "cli": set(PACKAGES) | {"app"},
    "app": set(PACKAGES),
    "__main__": {"cli"},
    "output": set(),
    "resources": set(),
    "qt_libraries": set(),
    "errors": set(),
    "__init__": set(),
}
EVERYBODY = {"errors", "output", "resources", "qt_libraries", "__version__"}

# Libraries with one home; a library that is not named here may be used by any package.
HOMES: dict[str, set[str]] = {
    "PySide6": {"gui"},
    "shiboken6": {"gui"},
    "pyqtgraph": {"gui"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "networkx": {"analysis", "gui"},
    "numpy": set(PACKAGES) - {"theory"} | {"app"},
}
GAME = {"domain", "rules", "engine"}
NOT_IN_GAME = {"random", "time", "datetime", "sqlite3", "threading"}


def imports(source: str, module: str, *, is_package: bool) -> Iterator[tuple[int, str]]:
    """Each import in ``source`` as (line, absolute dotted name); ``from a import b`` gives ``a.b``."""
    parts = module.split(".")
    home = parts if is_package else parts[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = home[: len(home) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _names_import_function(node.func) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, first.value


def breaches(source: str, module: str, *, is_package: bool, declared: set[str]) -> list[str]:
    """What in ``source`` breaks the contract, one line each; ``declared`` are the import names of our dependencies."""
    parts = module.split(".")
    owner = parts[1] if len(parts) > 1 else "__init__"
    found = []
    for line, name in imports(source, module, is_package=is_package):
        top, *rest = name.split(".")
        if top == ROOT:
            # "from sctabletop import x" of a name that is no module reads as a breach too, and rightly: see EVERYBODY.
            allowed = not rest or rest[0] in MAY_IMPORT[owner] | EVERYBODY | {owner}
        elif top in sys.stdlib_module_names:
            allowed = not (owner in GAME and top in NOT_IN_GAME)
        else:
            allowed = top in declared and owner in HOMES.get(top, {owner})
        if not allowed:
            found.append(f"{module}:{line}: {owner} may not import {name}")
    return found


def _names_import_function(function: ast.expr) -> bool:
    return (isinstance(function, ast.Attribute) and function.attr == "import_module") or (
        isinstance(function, ast.Name) and function.id in {"import_module", "__import__"}
    )
