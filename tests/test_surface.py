import ast
from pathlib import Path

import pytest

import mizan

SOURCE = Path(mizan.__file__).parent


@pytest.mark.parametrize("name", mizan.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(mizan, name).__doc__


def test_nothing_else_is_public() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = mizan.nothing


def test_the_engine_holds_no_word_of_a_language() -> None:
    offenders = [
        f"{path.name}:{node.lineno}"
        for path in (SOURCE / "reading").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_docstring(node, path)
        if any("\u0620" <= letter <= "\u064a" for letter in node.value)
    ]
    assert offenders == []


def _is_docstring(constant: ast.Constant, path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    return any(
        isinstance(node, documented)
        and node.body
        and isinstance(first := node.body[0], ast.Expr)
        and isinstance(first.value, ast.Constant)
        and first.value.lineno == constant.lineno
        for node in ast.walk(tree)
    )
