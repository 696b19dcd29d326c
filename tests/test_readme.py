import re
from pathlib import Path

import pytest

from mizan import read
from mizan.documents import read_documents
from mizan.model import Document

ROOT = Path(__file__).parents[1]
READMES = [ROOT / "README.md", ROOT / "README.ar.md"]
ENGLISH, ARABIC = (readme.read_text(encoding="utf-8") for readme in READMES)


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def links(text: str) -> set[str]:
    return set(re.findall(r"\]\((?!https?:)([^)#]+)\)", text))


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (example,) = blocks(ENGLISH, "python")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), names)
    assert len(names["events"]) >= 1  # type: ignore[arg-type]
    assert (tmp_path / "kazakhstan.mizan").exists()


def test_the_record_that_is_explained_is_one_of_the_examples() -> None:
    named = re.findall(r"mizan explain (\w+)", ENGLISH)
    documents = read_documents([ROOT / "examples"])
    ids = [record.id for document in documents if isinstance(document, Document) for record in read(document)]
    assert named and all(any(id.startswith(name) for id in ids) for name in named)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_linked_page_is_there(readme: Path) -> None:
    missing = [link for link in links(readme.read_text(encoding="utf-8")) if not (ROOT / link).exists()]
    assert missing == []


def test_both_languages_tell_the_same_commands_and_the_same_example() -> None:
    assert blocks(ENGLISH, "sh") == blocks(ARABIC, "sh")
    assert blocks(ENGLISH, "python") == blocks(ARABIC, "python")


def test_both_languages_link_the_same_pages() -> None:
    readmes = {"README.md", "README.ar.md", "docs/desk-balance.en.png", "docs/desk-balance.ar.png"}
    assert links(ENGLISH) - readmes == links(ARABIC) - readmes


def test_both_languages_tell_the_same_kinds() -> None:
    first_cells = [re.findall(r"^\| (\w+)", text, re.M) for text in (ENGLISH, ARABIC)]
    assert first_cells[0][1:] == first_cells[1][1:]
