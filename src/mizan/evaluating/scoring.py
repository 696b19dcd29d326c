"""Precision, recall and F1 of records against gold, by the rules of the interchange format.

A level of a kind says when a record hits a line of gold; hits are a maximum one-to-one matching within each
document. Gold marked `optional` counts neither for nor against.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Line = Mapping[str, Any]
Same = Callable[[Line, Line], bool]

_ALIASES = {
    "EUROPEAN UNION": "EU",
    "EUE": "EU",
    "UNITED NATIONS": "UN",
    "ARAB LEAGUE": "LAS",
    "ROM": "ROU",
    "KSV": "XKX",
    "PAL": "PSE",
    "WORLD BANK": "WB",
    "G-7": "G7",
    "G-20": "G20",
}
_UNITS = {
    "%": "percent",
    "pct": "percent",
    "kilometre": "km",
    "kilometer": "km",
    "ton": "t",
    "tonne": "t",
    "tons": "t",
    "years": "year",
    "days": "day",
    "$": "USD",
}
_MEASURES = frozenset(
    ["percent", "km", "m", "t", "kg", "barrel", "year", "month", "day", "hour", "km2", "ha", "mw", "kwh", "m3", "bcm"]
)
_FOLD = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_STRIP = re.compile(r"[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_CODE = re.compile(r"[A-Z0-9+_-]{2,24}")


class Level(NamedTuple):
    """A kind of record and how much of it must agree, as in `event.parties`."""

    kind: str
    name: str
    same: Same

    @property
    def key(self) -> str:
        """`kind.name`."""
        return f"{self.kind}.{self.name}"


class Score(NamedTuple):
    """Counts of one level and what was wrong."""

    hits: int
    gold: int
    predicted: int
    missed: tuple[Line, ...]
    spurious: tuple[Line, ...]

    @property
    def precision(self) -> float:
        """Hits among the records predicted, without those that meet optional gold."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits among the required lines of gold."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: 2PR / (P + R)."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def fold_name(name: object) -> str:
    """Comparison key of a name: compatible letters, lower case, no marks, words one space apart."""
    text = _STRIP.sub("", unicodedata.normalize("NFKC", str(name or ""))).translate(_FOLD).lower()
    return " ".join(re.findall(r"\w+", text))


def _party(value: object) -> str:
    text = str(value or "").strip()
    code = _ALIASES.get(text.upper(), text.upper())
    return code if text.isascii() and _CODE.fullmatch(code) else fold_name(text)


def _parties(*sides: Iterable[object] | None) -> frozenset[str]:
    return frozenset(_party(value) for side in sides for value in side or ())


def _same_name(a: object, b: object) -> bool:
    x, y = (
        {word[2:] if word.startswith("ال") and len(word) > 4 else word for word in fold_name(name).split()}
        for name in (a, b)
    )
    return bool(x and y) and (x <= y or y <= x)


def _span(line: Line, field: str) -> tuple[int, int]:
    part = line.get(field) or {}
    return int(part.get("start", 0)), int(part.get("end", 0))


def _overlap(a: Line, b: Line, field: str = "evidence") -> int:
    (s, e), (t, f) = _span(a, field), _span(b, field)
    return min(e, f) - max(s, t)


def _half(a: Line, b: Line) -> bool:
    """Whether two contents share at least half of what they cover together."""
    shared = _overlap(a, b, "content")
    if shared <= 0:
        return False
    (s, e), (t, f) = _span(a, "content"), _span(b, "content")
    return shared / (max(e, f) - min(s, t)) >= 0.5


def _date(a: object, b: object) -> bool:
    x, y = str(a or ""), str(b or "")
    short, long = sorted((x, y), key=len)
    return x == y or (len(short) == 7 and "/" not in long and long.startswith(short))


def _value(a: Line, b: Line) -> bool:
    try:
        x, y = float(a["value"]), float(b["value"])
    except (KeyError, TypeError, ValueError):
        return False
    return abs(x - y) <= 1e-6 * max(1.0, abs(x), abs(y))


def _unit(line: Line) -> str:
    unit = str(line.get("unit") or "").strip()
    unit = _UNITS.get(unit.lower(), unit)
    measured = unit.lower() in _MEASURES or re.fullmatch(r"[A-Z]{3}", unit)
    return unit.lower() if measured else "counted"


def _near(a: Line, b: Line) -> bool:
    return _overlap(a, b) > 0


def _entity(g: Line, p: Line) -> bool:
    if g.get("type") != p.get("type"):
        return False
    if g.get("id") and g["type"] in ("state", "igo"):
        return _party(g["id"]) == _party(p.get("id"))
    return _same_name(g.get("name"), p.get("name"))


def _event_type(g: Line, p: Line) -> bool:
    return _near(g, p) and g.get("event_type") == p.get("event_type")


def _event_parties(g: Line, p: Line) -> bool:
    return _event_type(g, p) and (
        _parties(g.get("actors"), g.get("recipients")) == _parties(p.get("actors"), p.get("recipients"))
    )


def _event_full(g: Line, p: Line) -> bool:
    return (
        _event_type(g, p)
        and _parties(g.get("actors")) == _parties(p.get("actors"))
        and _parties(g.get("recipients")) == _parties(p.get("recipients"))
        and g.get("status", "occurred") == p.get("status", "occurred")
        and _date(g.get("date"), p.get("date"))
    )


def _agreement_parties(g: Line, p: Line) -> bool:
    return _near(g, p) and _parties(g.get("parties")) == _parties(p.get("parties"))


def _agreement_full(g: Line, p: Line) -> bool:
    return (
        _agreement_parties(g, p)
        and g.get("instrument") == p.get("instrument")
        and g.get("status") == p.get("status")
        and _date(g.get("date"), p.get("date"))
    )


def _figure_value(g: Line, p: Line) -> bool:
    return _near(g, p) and _value(g, p) and _unit(g) == _unit(p)


def _figure_full(g: Line, p: Line) -> bool:
    return (
        _figure_value(g, p)
        and g.get("indicator") == p.get("indicator")
        and _date(g.get("period"), p.get("period"))
        and _parties(g.get("parties")) == _parties(p.get("parties"))
    )


def _statement_full(g: Line, p: Line) -> bool:
    return (
        _half(g, p)
        and _same_name(g.get("speaker"), p.get("speaker"))
        and bool(g.get("direct")) == bool(p.get("direct"))
    )


LEVELS = (
    Level("entity", "entity", _entity),
    Level("event", "type", _event_type),
    Level("event", "parties", _event_parties),
    Level("event", "full", _event_full),
    Level("agreement", "found", _near),
    Level("agreement", "parties", _agreement_parties),
    Level("agreement", "full", _agreement_full),
    Level("figure", "value", _figure_value),
    Level("figure", "full", _figure_full),
    Level("statement", "span", _half),
    Level("statement", "full", _statement_full),
)


def match(gold: Sequence[Line], predicted: Sequence[Line], same: Same) -> dict[int, int]:
    """A maximum one-to-one matching, predicted index → gold index, required gold served before optional."""
    edges = [[j for j, p in enumerate(predicted) if same(g, p)] for g in gold]
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or place(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in sorted(range(len(gold)), key=lambda i: bool(gold[i].get("optional"))):
        place(i, set())
    return owner


def score(
    gold: Mapping[str, Sequence[Line]], predicted: Mapping[str, Sequence[Line]], documents: Iterable[str]
) -> dict[str, Score]:
    """The score of every level over the named documents; both sides hold lines by document name."""
    names = list(documents)
    return {level.key: _score(level, gold, predicted, names) for level in LEVELS}


def _score(
    level: Level,
    gold: Mapping[str, Sequence[Line]],
    predicted: Mapping[str, Sequence[Line]],
    names: Sequence[str],
) -> Score:
    hits = 0
    missed: list[Line] = []
    spurious: list[Line] = []
    for name in names:
        wanted = [line for line in gold.get(name, ()) if line["kind"] == level.kind]
        given = [line for line in predicted.get(name, ()) if line["kind"] == level.kind]
        owner = match(wanted, given, level.same)
        served = set(owner.values())
        hits += sum(1 for i in served if not wanted[i].get("optional"))
        missed += [g for i, g in enumerate(wanted) if i not in served and not g.get("optional")]
        spurious += [p for j, p in enumerate(given) if j not in owner]
    return Score(hits, hits + len(missed), hits + len(spurious), tuple(missed), tuple(spurious))
