"""Shape faults in our own words: what pydantic finds, at the line and column where it stands."""

from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sctabletop.scenario.faults import KeyPath, few, nearest, pick, shown
from sctabletop.scenario.positions import Document
from sctabletop.scenario.schema import ScenarioShape

_EXPECTED: Final = {
    "float_type": ("must be a number", "write a number without quotes"),
    "int_type": ("must be a whole number", "write a whole number without quotes"),
    "int_from_float": ("must be a whole number", "write a whole number"),
    "string_type": ("must be text", "put it in quotes"),
    "bool_type": ("must be true or false", "write true or false"),
    "list_type": ("must be a list", "write it as [a, b] or with dashes"),
    "dict_type": ("must be a mapping", "write keys below it"),
    "model_type": ("must be a mapping", "write keys below it"),
    "model_attributes_type": ("must be a mapping", "write keys below it"),
    "finite_number": ("must be a finite number", "write an ordinary number"),
}
_PATTERNS: Final = {
    "^[a-z][a-z0-9-]": "use small letters, digits and hyphens, a letter first",
    "^[a-z][a-z0-9_]": "use small letters, digits and underscores, a letter first",
}


def shape_of(document: Document) -> ScenarioShape | None:
    """The document as its model, or None with every shape fault recorded in it."""
    try:
        return ScenarioShape.model_validate(document.data)
    except ValidationError as trouble:
        errors = trouble.errors(include_url=False)
        meant = {_meant(e["loc"]) for e in errors if e["type"] == "extra_forbidden"}
        for error in errors:
            # A misspelt key is one mistake, not also a missing key.
            if error["type"] != "missing" or error["loc"] not in meant:
                _blame(document, error)
    return None


def _meant(path: KeyPath) -> KeyPath:
    """The key that a person who wrote an unknown one most likely meant."""
    model = _model_at(path[:-1])
    return (*path[:-1], nearest(path[-1], model.model_fields if model is not None else ()))


def _blame(document: Document, error: ErrorDetails) -> None:
    path: KeyPath = tuple(error["loc"])
    kind = error["type"]
    context: dict[str, Any] = error.get("ctx", {})
    found = shown(error["input"])
    if kind == "extra_forbidden":
        document.blame(path, "there is no such key", suggestion=_key_cure(path), at_key=True)
    elif kind == "missing":
        document.blame(path, "is missing", suggestion="add it")
    elif kind == "enum":
        names = [n.strip(" '") for n in str(context.get("expected", "")).replace(" or ", ",").split(",")]
        document.blame(path, "is not one of the words allowed here", found, pick(error["input"], names) or few(names))
    elif kind == "string_pattern_mismatch":
        cure = next(
            (c for start, c in _PATTERNS.items() if str(context.get("pattern")).startswith(start)), "use small letters"
        )
        document.blame(path, "is not a proper id", found, cure)
    elif kind in _EXPECTED:
        finding, cure = _EXPECTED[kind]
        document.blame(path, finding, found, cure)
    else:
        finding, cure = _limit(kind, context)
        document.blame(path, finding, found, cure)


def _limit(kind: str, context: dict[str, Any]) -> tuple[str, str]:
    """What is wrong with a value of the right type, and the cure."""
    match kind:
        case "greater_than_equal":
            return f"must be at least {context['ge']:g}", f"write {context['ge']:g} or more"
        case "less_than_equal":
            return f"must be at most {context['le']:g}", f"write {context['le']:g} or less"
        case "string_too_long":
            return f"must be at most {context['max_length']} characters long", "shorten it"
        case "string_too_short":
            return "must not be empty", "write something, or delete the key"
        case "too_long":
            return f"must have at most {context['max_length']} entries", "delete some"
        case "too_short":
            return f"must have at least {context['min_length']} entries", "add some"
        case "value_error":
            return str(context.get("error", "is not a proper value")), "write it on one line"
    return f"is not a proper value, {kind.replace('_', ' ')}", "compare it with docs/formats.md"


def _key_cure(path: KeyPath) -> str:
    """The cure for an unknown key: the nearest key of the model it stands in."""
    model = _model_at(path[:-1])
    return pick(path[-1], model.model_fields if model is not None else ()) or "delete it"


def _model_at(path: KeyPath) -> type[BaseModel] | None:
    at: Any = ScenarioShape
    for part in path:
        if isinstance(part, int):
            continue
        fields = at.model_fields if isinstance(at, type) and issubclass(at, BaseModel) else {}
        if part not in fields:
            return None
        at = _inner(fields[part].annotation)
    return at if isinstance(at, type) and issubclass(at, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """The model inside a list, an optional or an annotation."""
    while get_args(annotation):
        annotation = get_args(annotation)[0]
    return annotation
