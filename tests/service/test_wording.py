import re
from pathlib import Path

import pytest

from mizan.model.vocabulary import LANGUAGES
from mizan.service import wording
from mizan.service.catalogue import PAGES

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
