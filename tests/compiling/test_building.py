"""The compiler takes the source as it is."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from compiling.building import modules, prepare


@pytest.mark.skipif(find_spec("setuptools") is None, reason="setuptools is not installed")
def test_every_module_of_the_reading_becomes_c(tmp_path: Path) -> None:
    extensions = prepare(tmp_path)
    assert len(extensions) > len(modules(tmp_path))
    assert (tmp_path / "build" / "__native_mizan.c").stat().st_size > 1_000_000
    source = tmp_path / "mizan" / "reading" / "parts.py"
    assert "class Token(Struct" in source.read_text(encoding="utf-8")
