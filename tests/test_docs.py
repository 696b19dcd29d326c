import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", DOCS / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "vocabulary.md"])
def test_the_page_says_what_the_code_knows(name: str) -> None:
    made = maker().PAGES[name]()
    assert (DOCS / name).read_text(encoding="utf-8") == made, "run: python docs/make.py"
