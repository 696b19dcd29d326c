import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from mizan.cli.main import mizan

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


def commands(page: str) -> list[list[str]]:
    """The words of every `mizan` command in the shell blocks of a page, file names spelt out."""
    blocks = re.findall(r"```sh\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)
    lines = [shlex.split(line) for block in blocks for line in block.splitlines() if line.startswith("mizan ")]
    return [
        [name for word in line[1:] for name in sorted(map(str, DOCS.parent.glob(word))) or [word]] for line in lines
    ]


def test_the_commands_on_the_seeds_run(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (shared / "seeds").is_dir()
    monkeypatch.chdir(DOCS.parent)
    ledger = str(tmp_path / "seeds.mizan")
    monkeypatch.setenv("MIZAN_LEDGER", ledger)
    for words in commands("seeds.md"):
        told = [ledger if word == "seeds.mizan" else word for word in words]
        assert mizan.main(told, standalone_mode=False) == 0, words
        assert capsys.readouterr().out.strip(), words
