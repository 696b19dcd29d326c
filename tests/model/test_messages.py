"""Messages by key: what stands in the table, what the source asks of it, and how a message is told."""

import ast
import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import mizan
from mizan.documents import streams
from mizan.ledger.stores import postgresql, sqlite
from mizan.model import fields, judgements
from mizan.model.errors import DocumentError, LedgerError, MizanError
from mizan.model.messages import Message, sentences
from mizan.model.vocabulary import LANGUAGES

TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in Path(mizan.__file__).parent.rglob("*.py")]
KEYED_BY = (fields._HELD, judgements._SAID_OF, dict(streams._MAGIC), sqlite._REMEDIES, postgresql._REMEDIES)


def _makers() -> set[str]:
    """The names under which the source makes messages: `Message`, and every error that is one."""
    found = {"Message", "PermissionDeniedException", "NotAuthorizedException", "ClientException"}
    defined = [node for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while (
        more := {
            node.name for node in defined if any(isinstance(base, ast.Name) and base.id in found for base in node.bases)
        }
        - found
    ):
        found |= more
    return found


def _made() -> Iterator[tuple[str, set[Any]]]:
    """Each key that the source makes a message of, with the names of the values given."""
    makers = _makers()
    for node in (node for tree in TREES for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers and node.args:
            key = node.args[0]
            named: dict[Any, ast.expr] = {one.arg: one.value for one in node.keywords}
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and None not in named:
                extra = named.get("extra")
                if isinstance(extra, ast.Dict):
                    named = {one.value: extra for one in extra.keys if isinstance(one, ast.Constant)}
                yield key.value, set(named) - {"headers"}


def _filled(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_message_that_the_source_makes_is_in_the_table_and_given_what_it_wants() -> None:
    made = [(key, values) for key, values in _made() if key]
    assert len(made) > 250
    assert [key for key, values in made if key not in sentences() or values != _filled(sentences()[key]["en"])] == []


@pytest.mark.parametrize("keyed", KEYED_BY)
def test_every_key_in_a_table_of_the_source_has_a_sentence_that_wants_nothing(keyed: Mapping[Any, str]) -> None:
    assert [key for key in keyed.values() if _filled(sentences()[key]["en"])] == []


def test_every_sentence_is_used() -> None:
    constants = {node.value for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sentences().keys() - constants == set()


@pytest.mark.parametrize("key", sentences())
def test_a_sentence_stands_in_each_language_with_the_same_values(key: str) -> None:
    sentence = sentences()[key]
    assert sentence.keys() == set(LANGUAGES)
    assert _filled(sentence["ar"]) == _filled(sentence["en"])
    assert sentence["ar"].count("\u2068") == sentence["ar"].count("\u2069") and "`" not in sentence["ar"]


def test_an_error_is_english_unless_another_language_is_asked_for() -> None:
    error = LedgerError("no_ledger", path=Path("books.mizan"))
    assert str(error) == "books.mizan: no such ledger; check the path"
    assert error.told("ar") == "\u2068books.mizan\u2069: لا وجود لهذا الدفتر؛ راجع المسار"


def test_a_message_within_a_message_and_a_list_are_told_in_the_same_language() -> None:
    inner = DocumentError("no_file")
    assert str(DocumentError("at", where="a.txt", problem=inner)) == "a.txt: no such file; check the path"
    assert DocumentError("at", where="a.txt", problem=inner).told("ar").endswith("لا وجود لهذا الملف؛ راجع المسار")
    assert str(Message("there_are", known=["a", "b"])) == "there are a, b"
    assert Message("there_are", known=["a", "b"]).told("ar") == "القيم: \u2068a\u2069، \u2068b\u2069"


def test_a_value_cannot_leave_its_isolation() -> None:
    told = Message("no_outlet", outlet="a\u2069\u202eb\n", focal="KAZ").told("ar")
    assert "\u2068a\\u2069\\u202eb\\n\u2069" in told


def test_a_text_that_is_no_key_is_said_as_it_stands() -> None:
    assert (
        MizanError("a measure of {mine}").told("ar") == str(MizanError("a measure of {mine}")) == "a measure of {mine}"
    )


def test_an_error_goes_from_process_to_process_whole() -> None:
    error = DocumentError("at", where="a.txt", problem=DocumentError("broken_json", reason=ValueError("no end")))
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is DocumentError
    assert [there.told(language) for language in LANGUAGES] == [error.told(language) for language in LANGUAGES]
