"""Every unit that a language can read has its name in every language."""

import re

from mizan.languages import language
from mizan.model.tables import rows
from mizan.model.vocabulary import LANGUAGES, terms

NO_MEASURE = "-"


def test_every_unit_that_is_read_has_a_name() -> None:
    lexicon = language("ar").folder / "lexicon"
    read = {row["id"] for row in rows(lexicon / "units.tsv")} - {NO_MEASURE}
    for row in rows(lexicon / "currencies.tsv"):
        read.update(filter(None, [row.get("alone", ""), *re.findall(r":([A-Z]{3})", row.get("states", ""))]))
    assert read <= terms("unit").keys()


def test_units_have_one_name_for_one_and_one_for_several() -> None:
    for unit, names in terms("unit").items():
        assert all(names[code] and names[f"{code}_several"] for code in LANGUAGES), unit
        assert re.search("[ء-ي٪]", names["ar"]) and not re.search("[a-z]", names["ar"]), unit
