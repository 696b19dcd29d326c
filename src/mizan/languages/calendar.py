"""A language's words of time, ready for look-up: what each word of a text may mean in a date."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from mizan.languages import language
from mizan.languages.attachment import PLAIN, Attached, attached
from mizan.languages.loading import uncollected


class TimeWord(Struct, frozen=True, eq=False, gc=False):
    """What a word may mean. `sure` is false for a month's name that is another word too.

    `months` are (calendar, number, sure); `longer` the months whose name goes on with another word.
    `classes` are the names of the lists in the grammar's `words`; `modifier` past, recent, present or future.
    """

    attached: Attached
    month: tuple[str, int, bool] | None = None
    longer: dict[str, tuple[str, int, bool]] = {}
    weekday: int | None = None
    day: int | None = None
    season: int | None = None
    unit: str | None = None
    dual: str | None = None
    decade: int | None = None
    modifier: str | None = None
    classes: frozenset[str] = frozenset()

    @property
    def opens(self) -> bool:
        """Whether the word names a time itself, rather than telling how others are meant."""
        named = (self.month, self.weekday, self.day, self.dual, self.unit, self.season, self.decade)
        return bool(self.longer) or any(field is not None for field in named)


_CALENDARS = {"months": "gregorian", "hijri_months": "hijri", "iranian_months": "iranian"}
_NUMBERED = {"weekdays": "weekday", "days": "day", "seasons": "season", "decades": "decade"}


class Calendar:
    """The time words of a language."""

    def __init__(self, code: str) -> None:
        tongue = language(code)
        self._grammar: dict[str, Any] = dict(tongue.grammar.get("calendar", {}))
        self._clitics = tongue.grammar.get("clitics", {})
        self._view = tongue.view
        self.article = self._clitics.get("article", "")
        fields: dict[str, dict[str, Any]] = {}
        bare = set(self._grammar.get("bare", {}).get("forms", ()))
        conjunctions = {"conjunctions": self._clitics.get("conjunctions", ())}
        for form, field, value in self._facts():
            clitics = conjunctions if form in bare else self._clitics
            for word, clitic in attached(self._fold(form), clitics, self._own(form)):
                known = fields.setdefault(word, {"attached": clitic})
                self._put(known, field, value)
        for word, clitic, name in self._classes():
            known = fields.setdefault(word, {"attached": clitic})
            known["classes"] = known.get("classes", frozenset()) | {name}
        self.words = {word: TimeWord(**known) for word, known in fields.items()}
        self.plurals = frozenset(self._plurals())
        verbs = self._grammar.get("future_verbs", {})
        self.future = tuple(self._fold(prefix) for prefix in verbs.get("prefixes", ()))
        self.purpose = self._fold(verbs.get("purpose", " "))
        self.not_future = tuple(self._fold(prefix) for prefix in verbs.get("others", ()))
        self.pairs = frozenset(self._grammar.get("separators", {}).get("pair", ()))
        self.slashes = frozenset(self._grammar.get("separators", {}).get("slash", ()))

    def _fold(self, text: str) -> str:
        return self._view(text).text

    def _own(self, form: str) -> bool:
        return bool(self.article) and form.startswith(self.article)

    def _facts(self) -> Iterator[tuple[str, str, Any]]:
        """(form, field, value) of every table but `words`."""
        for table, calendar in _CALENDARS.items():
            for number, forms in self._grammar.get(table, {}).items():
                for form in forms:
                    first, _, second = form.rstrip("?").partition(" ")
                    month = (calendar, int(number), not form.endswith("?"))
                    if second:
                        yield first, "longer", (self._fold(second), month)
                    else:
                        yield first, "month", month
        for table, field in _NUMBERED.items():
            for number, forms in self._grammar.get(table, {}).items():
                yield from ((form, field, int(number)) for form in forms if " " not in form)
        for table, field in (("units", "unit"), ("duals", "dual"), ("modifiers", "modifier")):
            for name, forms in self._grammar.get(table, {}).items():
                yield from ((form, field, name) for form in forms)

    def _plurals(self) -> Iterator[str]:
        """The words that name several units of time."""
        for form in self._grammar.get("plurals", {}).get("units", ()):
            for word, _ in attached(self._fold(form), self._clitics):
                yield word

    @staticmethod
    def _put(known: dict[str, Any], field: str, value: Any) -> None:
        if field == "longer":
            known["longer"] = {**known.get("longer", {}), value[0]: value[1]}
        else:
            known.setdefault(field, value)

    def _classes(self) -> Iterator[tuple[str, Attached, str]]:
        conjunctions = ("", *self._clitics.get("conjunctions", ()))
        for name, forms in self._grammar.get("words", {}).items():
            for form in _single(forms):
                for conjunction in conjunctions:
                    yield conjunction + self._fold(form), Attached(conjunction, "", False), name


def _single(forms: Iterable[str]) -> Iterator[str]:
    return (form for form in forms if " " not in form)


NO_WORD = TimeWord(PLAIN)


@cache
@uncollected()
def calendar(code: str) -> Calendar:
    """The calendar words of a language, by its code."""
    return Calendar(code)
