import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from mizan.model import Record
from mizan.model.judgements import Verdict
from mizan.model.records import KINDS
from mizan.model.vocabulary import LANGUAGES
from mizan.service import accuracy, wording
from mizan.service.catalogue import PAGES
from mizan.service.views.numbers import formulas
from mizan.settling import agreements, commitments
from mizan.settling import entries as acts
from mizan.settling.contradictions import ASPECTS

SERVICE = Path(str(wording.__file__)).parent
SIGNS = {"site_other", "other_language", "other_code", "arrow"}
"""What stands in the other language, or in none."""
ARABIC = re.compile("[\u0600-\u06ff]")


def test_every_phrase_is_in_both_languages() -> None:
    for key, phrase in wording.phrases().items():
        assert set(phrase) == set(LANGUAGES), key
        assert phrase["ar"].count("{}") == phrase["en"].count("{}"), key
        assert ARABIC.search(phrase["ar"]) or phrase["ar"] == phrase["en"] or key in SIGNS, key


def test_templates_use_only_phrases_that_exist() -> None:
    known = set(wording.phrases())
    for template in sorted(SERVICE.joinpath("templates").glob("*.html")):
        text = template.read_text(encoding="utf-8")
        used = set(re.findall(r"""\bt\(["']([a-z_0-9]+)["']\)""", text))
        assert used <= known, template.name
        for opening in re.findall(r"""\bt\(\(?["']([a-z_]+_)["'] ~""", text):
            assert any(key.startswith(opening) for key in known), (template.name, opening)


def test_what_templates_compose_of_names_exists() -> None:
    named = {f"entry_stage_{stage}" for stage in acts.STAGES}
    named |= {f"stage_{stage}" for stage in (*agreements.STAGES, *commitments.STAGES)}
    named |= {f"aspect_{aspect}" for aspect in ASPECTS} | {f"kind_{kind}" for kind in (*KINDS, "claim")}
    named |= {f"level_{row['level'].replace('.', '_')}" for row in accuracy.table(accuracy.ANNOTATED)}
    named |= {f"interval_{one.interval}" for one in formulas()}
    named |= {f"judged_{verdict}" for verdict in Verdict}
    common = {field.name for field in fields(Record)}
    shown = (kind for name, kind in KINDS.items() if name != "entity")
    named |= {f"field_{field.name}" for kind in shown for field in fields(kind) if field.name not in common}
    assert named <= set(wording.phrases())


def test_every_page_has_a_name_and_every_group() -> None:
    for page in PAGES:
        assert page.name in wording.phrases()
        assert page.group is None or f"group_{page.group}" in wording.phrases()


@pytest.mark.parametrize(
    ("number", "ar", "en"),
    [
        (1, "رواية واحدة", "1 report"),
        (2, "روايتان", "2 reports"),
        (5, "5 روايات", "5 reports"),
        (11, "11 رواية", "11 reports"),
        (1103, "1,103 روايات", "1,103 reports"),
    ],
)
def test_counted_things(number: int, ar: str, en: str) -> None:
    assert wording.counted("reports", number, "ar") == ar
    assert wording.counted("reports", number, "en") == en
