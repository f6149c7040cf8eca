"""Every rule is a pure function that ends in one dict literal of exact operations, term by term (laws 2 and 3)."""

import ast

import pytest

from tests.rules.sources import ALLOWED_CALLS, EVERY_RULE, Source, every_source, in_text


def name(source: Source) -> str:
    return f"{source.file}:{source.function.name}"


def faults(source: Source) -> list[str]:
    """What is wrong with the shape of one rule."""
    found = []
    body = source.function.body
    last = body[-1]
    if not isinstance(last, ast.Return) or not isinstance(last.value, ast.Dict):
        return ["does not end in one dict literal"]
    keys = [k.value if isinstance(k, ast.Constant) else None for k in last.value.keys]
    if sorted(map(str, keys)) != sorted(source.claimed):
        found.append(f"terms {keys} are not the claimed {source.claimed}")
    for node in ast.walk(source.function):
        match node:
            case ast.Return() if node is not last:
                found.append("returns twice")
            case ast.For() | ast.While() | ast.If() | ast.Try() | ast.With() | ast.ListComp() | ast.Lambda():
                found.append(f"{type(node).__name__} in line {node.lineno}")
            case ast.BinOp(op=ast.Pow() | ast.MatMult() | ast.Mod() | ast.FloorDiv()):
                found.append(f"inexact operator in line {node.lineno}")
            case ast.AugAssign():
                found.append(f"changes in place in line {node.lineno}")
            case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
                found.append(f"writes in line {node.lineno}")
            case ast.Call(func=func) if node not in source.function.decorator_list:
                called = func.attr if isinstance(func, ast.Attribute) else ast.unparse(func)
                if called not in ALLOWED_CALLS:
                    found.append(f"calls {called} in line {node.lineno}")
            case _:
                pass
    return found


@pytest.mark.parametrize("source", every_source(), ids=name)
def test_a_rule_is_one_dict_literal_of_exact_operations(source: Source) -> None:
    assert faults(source) == []


def test_every_rule_of_the_sources_is_in_a_list_that_the_engine_plays() -> None:
    written = sorted((s.target, s.function.name) for s in every_source())
    assert written == sorted((r.target, r.name) for r in EVERY_RULE)


BODY = '''
@rule("trust", a="D14")
def trust(s, us, f, k):
    """Words."""
    {line}
    return {{"a": s.trust}}
'''


@pytest.mark.parametrize(
    "line",
    [
        "x = np.exp(s.trust)",
        "x = s.trust ** 2",
        "x = s.trust @ s.trust",
        "x = s.trust.sum(axis=0)",
        "x = np.einsum('i,i', s.trust, s.trust)",
        "x = np.tanh(s.trust)",
        "s.trust += 1",
        "s.trust[0] = 1",
        "if f.contact: return {}",
        "for i in range(3): pass",
    ],
)
def test_a_rule_of_another_shape_would_be_found(line: str) -> None:
    (source,) = in_text(BODY.format(line=line))
    assert faults(source) != []


def test_a_sound_rule_passes_and_an_uncited_term_would_be_found() -> None:
    (sound,) = in_text(BODY.format(line="x = np.where(s.trust > 0.5, 1.0, 0.0)"))
    assert faults(sound) == []
    (uncited,) = in_text(BODY.format(line="x = 1").replace('{"a": s.trust}', '{"a": s.trust, "b": s.trust}'))
    assert faults(uncited) != []
