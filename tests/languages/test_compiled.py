"""A compiled lexicon knows what the one it was compiled from knows."""

import msgspec
from msgspec import Raw

from mizan.languages.arabic.morphology import ArabicMorphology
from mizan.languages.compiled import Compiled, Compiler
from mizan.languages.lexicon import Entry, Lexicon
from mizan.languages.unpacking import CompiledLexicon

ROW = {"id": "AST", "names": "مدينة استانا|استانا"}


def made() -> tuple[Lexicon, CompiledLexicon]:
    lexicon = Lexicon(ArabicMorphology())
    for form in ("مدينه استانا", "استانا"):
        lexicon.add(form.split(), Entry("city", "AST", {**ROW, "form": form}, "cities.tsv"))
    lexicon.add_verb({"زار", "زر"}, {"زور"}, Entry("trigger", "زار", {"type": "CONSULT"}, "triggers.tsv"))
    lexicon.add_class("month", ["يوليو"])
    data = msgspec.msgpack.encode(Compiler(frozenset(("form",))).compile(lexicon))
    compiled = msgspec.msgpack.decode(data, type=Compiled)
    return lexicon, CompiledLexicon(compiled, ArabicMorphology(), {})


def test_a_form_has_its_row_and_what_is_its_own() -> None:
    _, compiled = made()
    node = compiled.start("مدينه")
    assert node is not None and not node.entries
    behind = node.behind("استانا")
    assert behind is not None
    (entry,) = behind.entries
    assert entry.reference == "cities.tsv:AST"
    assert entry.features == {**ROW, "form": "مدينه استانا"}


def test_words_are_analysed_as_before() -> None:
    lexicon, compiled = made()
    for text in ("استانا", "باستانا", "زارها", "سيزور", "يوليو", "ويوليو", "كلمه"):
        before, after = lexicon.word(text), compiled.word(text)
        assert [start.prefix for start in after.starts] == [start.prefix for start in before.starts]
        assert [verb.tense for verb in after.verbs] == [verb.tense for verb in before.verbs]
        assert (after.classes, after.categories) == (before.classes, before.categories)


def test_one_entry_is_one_object_wherever_it_is_found() -> None:
    _, compiled = made()
    assert compiled.word("زارت").verbs[0].entry is compiled.word("يزور").verbs[0].entry


def test_what_stands_behind_a_form_is_unpacked_when_it_is_reached() -> None:
    _, compiled = made()
    node = compiled.start("مدينه")
    assert node is not None and node.goes_on
    assert [type(packed) for packed in node.following.values()] == [Raw]
    assert node.behind("استانا") is node.following["استانا"]
    assert node.behind("كلمه") is None


def test_every_form_of_a_verb_begins_as_its_verbs_do() -> None:
    lexicon, compiled = made()
    for text in ("زار", "زارتها", "زرتم", "زرناهم", "يزورون", "نزوره", "سازور", "وستزورها"):
        assert lexicon.word(text).verbs and compiled.word(text).verbs
