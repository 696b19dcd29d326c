"""What numbers count: units, currencies and counted nouns, recognised only beside a number.

They are kept out of the lexicon: most are everyday nouns that would hide other mentions.
"""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from mizan.languages import language
from mizan.languages.attachment import Attached, Attaching
from mizan.languages.loading import uncollected
from mizan.languages.tokens import words
from mizan.model.tables import rows, split_forms


class Unit(Struct, frozen=True, eq=False, gc=False):
    """A unit of measure, a currency or a counted noun.

    `kind` is share, duration, length, area, volume, person, count, other or money; `code` a currency where its name
    alone tells it, `states` the currency of each state that has one so called.
    """

    name: str
    kind: str
    factor: int = 1
    code: str = ""
    states: Mapping[str, str] = {}
    source: str = "units.tsv"

    @property
    def reference(self) -> str:
        """How a record names this row of the lexicon."""
        return f"{self.source}:{self.name}"


class Measured(Struct, frozen=True, eq=False, gc=False):
    """A unit found on words that end before `last`."""

    unit: Unit
    last: int
    attached: Attached


_Form = tuple[tuple[str, ...], Attached, Unit]
_NO_FORMS: list[_Form] = []
_CACHE = 50_000


class Measures:
    """The units of a language, by their words."""

    def __init__(self, code: str) -> None:
        tongue = language(code)
        folder = tongue.folder / "lexicon"
        self._clitics = tongue.grammar.get("clitics", {})
        self._view = tongue.view
        self.accusative = self._fold(tongue.grammar.get("numbers", {}).get("words", {}).get("accusative", ""))
        self._attaching = Attaching(self._clitics)
        self._added: list[tuple[tuple[str, ...], Unit]] = []
        self._known: dict[str, list[_Form]] = {}
        for row in rows(folder / "currencies.tsv"):
            states = dict(pair.split(":") for pair in row.get("states", "").split())
            self._add(row["forms"], Unit(row["id"], "money", 1, row.get("alone", ""), states, "currencies.tsv"))
        for row in rows(folder / "units.tsv"):
            self._add(row["forms"], Unit(row["id"], row["kind"], int(row["factor"])))

    def _fold(self, text: str) -> str:
        return self._view(text).text

    def _add(self, cell: str, unit: Unit) -> None:
        for form in split_forms(cell):
            first, *others = words(self._fold(form.rstrip("?")))
            self._attaching.add(first)
            self._added.append((tuple(others), unit))

    def _forms(self, word: str) -> list[_Form]:
        """The forms that begin with a word, the longest first."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _CACHE:
                self._known.clear()
            found = self._known[word] = self._made(word)
        return found

    def _made(self, word: str) -> list[_Form]:
        numbers = self._attaching.of(word)
        if not numbers:
            return _NO_FORMS
        found: list[_Form] = []
        for number, clitic in numbers:
            rest, unit = self._added[number]
            if not found or (rest, unit) not in [(option[0], option[2]) for option in found]:
                found.append((rest, clitic, unit))
        if len(found) > 1:
            found.sort(key=lambda option: -len(option[0]))
        return found

    def names_money(self, word: str) -> bool:
        """Whether a currency is the first that a word may name."""
        forms = self._forms(word)
        return bool(forms) and forms[0][2].kind == "money"

    def read(self, text: list[str], index: int, limit: int) -> Measured | None:
        """The longest unit whose words begin at `index`."""
        if index >= limit:
            return None
        word = text[index]
        measured = self._fitting(self._forms(word), text, index, limit)
        if measured is None and self.accusative and word.endswith(self.accusative) and len(word) > 3:
            measured = self._fitting(self._forms(word[: -len(self.accusative)]), text, index, limit)
        return measured

    def _fitting(self, forms: list[_Form], text: list[str], index: int, limit: int) -> Measured | None:
        """The first of the forms whose words go on from `index`."""
        for rest, clitic, unit in forms:
            last = index + 1 + len(rest)
            if last <= limit and (not rest or self._goes_on(text, index + 1, rest)):
                return Measured(unit, last, clitic)
        return None

    def _goes_on(self, text: list[str], index: int, parts: tuple[str, ...]) -> bool:
        """Whether the words from `index` on are those of a form, with or without the ending of an accusative."""
        for part in parts:
            word = text[index]
            if word != part and word != part + self.accusative:
                return False
            index += 1
        return True


@cache
@uncollected()
def measures(code: str) -> Measures:
    """The units of a language, by its code."""
    return Measures(code)
