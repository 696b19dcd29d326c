"""Whether two Arabic spellings can be one name: titles left out, parts joined, foreign sounds rendered otherwise."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from mizan.languages.arabic.letters import fold
from mizan.languages.arabic.passages import Beginning
from mizan.model.tables import rows, split_forms

_WORD = re.compile(r"\w+")
_FOLDER = files(__package__ or "")
_VOWEL, _SAME, _OTHER = 0.3, 0.3, 1.0
_CACHED = 1 << 16
_LONGEST = 7


class Known(NamedTuple):
    """What the lexicon knows under a name: the canonical id, the name to show, the country, and the English name."""

    id: str
    label: str
    country: str
    label_en: str = ""


@cache
def grammar() -> dict[str, Any]:
    """The table of what settling needs to know."""
    return tomllib.loads(_FOLDER.joinpath("grammar/settling.toml").read_text(encoding="utf-8"))


@cache
def folded_words(table: str, key: str) -> frozenset[str]:
    """A list of the table, folded."""
    return frozenset(fold(word) for word in grammar()[table].get(key, ()))


def written(text: str) -> str:
    """The words of a text, folded, without what stands between them."""
    return " ".join(_WORD.findall(fold(text)))


@lru_cache(_CACHED)
def name_parts(name: str, kind: str) -> tuple[str, ...]:
    """The parts of a name that tell it from others, folded; all of them where nothing else would remain."""
    words = _WORD.findall(fold(name).replace("_", " "))
    heads, joined, loose = (folded_words("names", key) for key in (kind, "joined", "loose"))
    start = 0
    while start < len(words) - 1 and words[start] in heads:
        start += 1
    parts: list[str] = []
    for word in words[start:]:
        if parts and parts[-1] in joined:
            parts[-1] += word
        else:
            parts.append(word)
    if kind == "person":
        parts = [part for part in parts if part not in loose] or parts
    return tuple(parts)


@lru_cache(_CACHED)
def sounds(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of which two spellings of one foreign name share at least one."""
    text = "".join(parts)
    for pair in grammar()["letters"]["digraphs"]:
        text = text.replace(*pair.split("="))
    keys = set()
    for choice in (0, 1):
        sounded = [_sound(letter, choice) for letter in text]
        kept = [s for i, s in enumerate(sounded) if s and (not i or s != sounded[i - 1])]
        keys.add("".join(kept))
    return tuple(sorted(keys))


@lru_cache(_CACHED)
def distance(first: str, second: str) -> float:
    """How far two spellings of one name are apart: 0 for equal, below .35 for each sound rendered otherwise."""
    for pair in grammar()["letters"]["digraphs"]:
        first, second = first.replace(*pair.split("=")), second.replace(*pair.split("="))
    same, vowels = _same(), grammar()["letters"]["vowels"]
    row = [0.0]
    for letter in second:
        row.append(row[-1] + (_VOWEL if letter in vowels else _OTHER))
    for i, letter in enumerate(first):
        drop = _VOWEL if letter in vowels or (i and first[i - 1] == letter) else _OTHER
        following = [row[0] + drop]
        for j, other in enumerate(second):
            add = _VOWEL if other in vowels or (j and second[j - 1] == other) else _OTHER
            swap = 0.0 if letter == other else _SAME if _close(letter, other, same, vowels) else _OTHER
            following.append(min(row[j] + swap, row[j + 1] + drop, following[j] + add))
        row = following
    return row[-1]


def part_spelled_otherwise(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether some part of a name is another spelling of a part of the other."""
    rest, others = set(first) - set(second), set(second) - set(first)
    return any(0 < distance(a, b) <= _SAME * max(1, min(len(a), len(b)) // 3) for a in rest for b in others)


def known(kind: str, name: str) -> tuple[Known, ...]:
    """Whom or what the lexicon knows under a name."""
    return _register().get((kind, name_parts(name, kind)), ())


def named_in(text: str) -> Iterator[tuple[Known, str, int, int]]:
    """The persons and projects that a text names in several words, each as written, with where it stands."""
    if not _BEGINNING.within(text):
        return
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    folded = [fold(word) for word, _, _ in words]
    starts, index = _beginnings(), 0
    while index < len(words):
        found = None
        first = folded[index]
        for bare in _bare(first):
            if bare in starts:
                found = found or _longest(starts[bare], bare, folded, index)
        if found is None:
            index += 1
            continue
        entry, last, bare = found
        start = words[index][1] + (len(words[index][0]) - len(bare) if len(bare) < len(first) else 0)
        yield entry, text[start : words[last - 1][2]], start, words[last - 1][2]
        index = last


@cache
def names_of_several_words() -> frozenset[str]:
    """The ids of the persons and projects that are sought in the words of texts."""
    return frozenset(found.id for forms in _beginnings().values() for found in forms.values())


def _bare(word: str) -> tuple[str, ...]:
    """A folded word, and what remains of it without a clitic."""
    return (word, word[1:]) if word[:1] in grammar()["letters"]["clitics"] else (word,)


def _begins(chunk: str) -> bool:
    """Whether a name of several words can begin within a chunk."""
    starts = _beginnings()
    return any(bare in starts for word in _WORD.findall(chunk) for bare in _bare(fold(word)))


_BEGINNING = Beginning(_begins)


def _longest(
    forms: dict[tuple[str, ...], Known], first: str, folded: list[str], index: int
) -> tuple[Known, int, str] | None:
    for length in range(min(_LONGEST, len(folded) - index), 1, -1):
        if entry := forms.get((first, *folded[index + 1 : index + length])):
            return entry, index + length, first
    return None


@cache
def _beginnings() -> dict[str, dict[tuple[str, ...], Known]]:
    """The forms of one meaning that have several words, by their first word."""
    meaning: dict[tuple[str, ...], dict[str, Known]] = {}
    for _, kind, found, forms in _rows():
        for form in forms if kind in ("person", "project") else ():
            words = tuple(_WORD.findall(fold(form)))
            if 1 < len(words) <= _LONGEST:
                meaning.setdefault(words, {})[found.id] = found
    starts: dict[str, dict[tuple[str, ...], Known]] = {}
    for words, entries in meaning.items():
        if len(entries) == 1:
            starts.setdefault(words[0], {})[words] = next(iter(entries.values()))
    return starts


def known_id(reference: str) -> Known | None:
    """What a record's lexicon entry (`file:key`) stands for."""
    return _references().get(reference)


def english(id: str) -> str:
    """The English name of whom or what a canonical id stands for; nothing where the lexicon has none."""
    return _english().get(id, "")


@cache
def _english() -> dict[str, str]:
    return {found.id: found.label_en for _, _, found, _ in _rows() if found.label_en}


@lru_cache(_CACHED)
def city(name: str) -> Known | None:
    """The city of a name, if the lexicon knows one."""
    return _cities().get(fold(name))


def _sound(letter: str, choice: int) -> str:
    if letter in grammar()["letters"]["vowels"]:
        return ""
    classes = [group[0] for group in grammar()["letters"]["sounds"] if letter in group]
    return classes[min(choice, len(classes) - 1)] if classes else letter


@cache
def _same() -> frozenset[tuple[str, str]]:
    pairs = [tuple(pair) for pair in grammar()["letters"]["same"]]
    return frozenset((a, b) for a, b in pairs) | frozenset((b, a) for a, b in pairs)


def _close(first: str, second: str, same: frozenset[tuple[str, str]], vowels: str) -> bool:
    return (first, second) in same or (first in vowels and second in vowels)


_TABLES = {"persons.tsv": "person", "companies.tsv": "company", "bodies.tsv": "institution", "projects.tsv": "project"}


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")


@cache
def _rows() -> tuple[tuple[str, str, Known, tuple[str, ...]], ...]:
    made = []
    for file, kind in _TABLES.items():
        path = _FOLDER.joinpath("lexicon", file)
        for row in rows(path) if path.is_file() else ():
            key = row.get("id") or row["name"]
            id = f"{kind}:{row.get('id') or _slug(row.get('label_en', '')) or fold(key)}"
            forms = split_forms(row.get("forms", ""))
            label = row.get("name") or (forms[0].rstrip("?") if forms else key)
            sure = tuple(form for form in forms if not form.endswith("?"))
            found = Known(id, label, row.get("country", ""), row.get("label_en", ""))
            made.append((f"{file}:{key}", kind, found, sure))
    return tuple(made)


@cache
def _references() -> dict[str, Known]:
    return {reference: found for reference, _, found, _ in reversed(_rows())}


@cache
def _register() -> dict[tuple[str, tuple[str, ...]], tuple[Known, ...]]:
    register: dict[tuple[str, tuple[str, ...]], dict[str, Known]] = {}
    for _, kind, found, forms in _rows():
        for form in forms:
            register.setdefault((kind, name_parts(form, kind)), {}).setdefault(found.id, found)
    return {key: tuple(by_id[id] for id in sorted(by_id)) for key, by_id in register.items()}


@cache
def _cities() -> dict[str, Known]:
    found: dict[str, Known] = {}
    states = _FOLDER.joinpath("lexicon", "states.tsv")
    for row in rows(states):
        forms = split_forms(row.get("capitals", ""))
        for form in forms:
            found.setdefault(fold(form.rstrip("?")), Known(fold(forms[0]), forms[0], row["id"]))
    for row in rows(_FOLDER.joinpath("lexicon", "cities.tsv")):
        for form in split_forms(row["forms"]):
            found.setdefault(fold(form.rstrip("?")), Known(fold(row["name"]), row["name"], row.get("country", "")))
    return found
