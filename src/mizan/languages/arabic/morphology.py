"""Taking an Arabic word apart: clitics off the front, pronouns off the end, verb endings off the stem.

All forms here are folded (see letters.py): hamza seats, ya and ta marbuta are one letter each.
"""

from collections.abc import Iterable

from msgspec import Struct

from mizan.languages.arabic.inflection import ARTICLE, SHORT
from mizan.languages.lexicon import Entry, Lexicon, Start, Verb, Word

_OBJECT = frozenset(("object",))
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك")
_OBJECTS = ("هما", "هم", "هن", "ها", "نا", "ني", "كم", "ه", "ك")

# Ending of a past form → person, number, gender of its subject.
_PAST_ENDINGS = {
    "": (3, "singular", "masculine"),
    "ت": (3, "singular", "feminine"),
    "ا": (3, "dual", "masculine"),
    "تا": (3, "dual", "feminine"),
    "وا": (3, "plural", "masculine"),
    "و": (3, "plural", "masculine"),
    "نا": (1, "plural", ""),
    "تم": (2, "plural", "masculine"),
    "ن": (3, "plural", "feminine"),
}
# Endings before which a hollow verb's past is short (زرنا).
_CONSONANTAL = ("نا", "تم", "ن")
# Prefix and ending of a present form → person, number, gender of its subject.
_PRESENT_FRAMES = {
    "ي": {
        "": (3, "singular", "masculine"),
        "ون": (3, "plural", "masculine"),
        "وا": (3, "plural", "masculine"),
        "ان": (3, "dual", "masculine"),
        "ا": (3, "dual", "masculine"),
        "ن": (3, "plural", "feminine"),
    },
    "ت": {
        "": (3, "singular", "feminine"),
        "ان": (3, "dual", "feminine"),
        "ا": (3, "dual", "feminine"),
        "ون": (2, "plural", "masculine"),
        "ين": (2, "singular", "feminine"),
    },
    "ن": {"": (1, "plural", "")},
    "ا": {"": (1, "singular", "")},
}


# How many of a word's first letters tell that it may be a verb.
_HEAD = 4


def _by_last_letter(endings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Endings by their last letter: most words end in a letter that ends none."""
    table: dict[str, tuple[str, ...]] = {}
    for ending in endings:
        if ending:
            table[ending[-1]] = (*table.get(ending[-1], ()), ending)
    return table


_PAST_BY_LETTER = _by_last_letter(_PAST_ENDINGS)
_PRESENT_BY_LETTER = {prefix: _by_last_letter(endings) for prefix, endings in _PRESENT_FRAMES.items()}
_OBJECTS_BY_LETTER = _by_last_letter(_OBJECTS)
_PRONOUNS_BY_LETTER = _by_last_letter(_PRONOUNS)
# What may stand behind the stem of a verb, as far as it may be among its first letters.
_TAILS = frozenset(
    (ending + pronoun)[:_HEAD]
    for endings in (_PAST_ENDINGS, *_PRESENT_FRAMES.values())
    for ending in endings
    for pronoun in ("", *_OBJECTS)
)


def _add_without_pronoun(stem: str, known: frozenset[str], forms: list[tuple[str, bool, str]]) -> None:
    """Add the forms that a stem is without the pronoun behind it, in each way there may be one."""
    for pronoun in _PRONOUNS_BY_LETTER.get(stem[-1], ()):
        if len(stem) - len(pronoun) > 2 and stem.endswith(pronoun):
            bare = stem[: -len(pronoun)]
            if bare in known:
                forms.append((bare, True, pronoun))
            if bare[-1] == "ت":
                bare = bare[:-1] + "ه"
            elif bare[-1] in "ايو":
                bare += "ن"
            else:
                continue
            if bare in known:
                forms.append((bare, True, pronoun))


class _Shape(Struct, frozen=True, eq=False, gc=False):
    """A way to read a word as clitics and a stem: what the clitics take of its front, and the forms it may begin.

    Forms are (form, whether with an article, pronoun behind it).
    """

    prefix: str
    skip: int
    forms: list[tuple[str, bool, str]]


def _shapes(word: str, known: frozenset[str]) -> list[_Shape]:
    """The ways to read a word as clitics and a stem that may begin a known form; fewest clitics first.

    The article stays on the stem, and one that ل has swallowed is restored (للصين → ل + الصين).
    """
    shapes: list[_Shape] = []
    _add_shape("", word, 0, known, shapes)
    if len(word) > 2:
        if word[0] in _PREPOSITIONS:
            _add_preposition("", word, known, shapes)
        elif word[0] in _CONJUNCTIONS:
            head, rest = word[0], word[1:]
            _add_shape(head, rest, 1, known, shapes)
            if len(rest) > 2 and rest[0] in _PREPOSITIONS:
                _add_preposition(head, rest, known, shapes)
    return shapes


def _add_preposition(head: str, word: str, known: frozenset[str], shapes: list[_Shape]) -> None:
    skip = len(head) + 1
    if word.startswith("لل"):
        # The article has lost its alef: the name begins one letter before the stem's own length says.
        _add_shape(head + "ل", ARTICLE + word[2:], skip, known, shapes)
    _add_shape(head + word[0], word[1:], skip, known, shapes)


def _add_shape(prefix: str, stem: str, skip: int, known: frozenset[str], shapes: list[_Shape]) -> None:
    """Add the way to read a word as clitics, which take `skip` of its letters, and a stem, where forms begin so."""
    definite = stem.startswith(ARTICLE)
    forms = [(stem, definite, "")] if stem in known else []
    if definite:
        if stem[2:] in known:
            forms.append((stem[2:], True, ""))
    elif stem[-1] in _PRONOUNS_BY_LETTER:
        _add_without_pronoun(stem, known, forms)
    if forms:
        shapes.append(_Shape(prefix, skip, forms))


def _starts(shapes: list[_Shape], lexicon: Lexicon) -> tuple[Start, ...]:
    """The nodes of the tree of forms that a word may begin with; fewest clitics first.

    A word that is an object with its clitics (of expelling) may also be the act without them (expelling).
    """
    found: list[Start] = []
    known = lexicon.start
    for shape in shapes:
        for form, article, pronoun in shape.forms:
            node = known(form)
            if node is not None and (node.entries or not pronoun):
                found.append(Start(node, shape.prefix, shape.skip, article, pronoun))
        if found and not _OBJECT.issuperset(found[-1].node.kinds):
            break
    return tuple(found)


def _ways(starts: tuple[Start, ...]) -> tuple[Start | None, tuple[Start, ...]]:
    """The first start by which a word is a form by itself, and those by which it may begin a longer one."""
    alone: Start | None = None
    longer: tuple[Start, ...] = ()
    for start in starts:
        if alone is None and start.node.entries:
            alone = start
        if not start.pronoun and start.node.goes_on:
            longer = (*longer, start)
    return alone, longer


class _Reading(Struct, frozen=True, eq=False, gc=False):
    """A stem that a verb form may have, with what its endings then tell."""

    stem: str
    tense: str
    subject: tuple[int, str, str]
    pronoun: str


class _Readings(Struct, frozen=True, eq=False, gc=False):
    """Readings of a word as a verb, which stand or fall together.

    `conjunction` was taken off its front; `purpose` tells a ل there, behind which only the present can stand.
    """

    readings: list[_Reading]
    conjunction: str = ""
    purpose: bool = False


def _tenses(word: str, pronoun: str, known: frozenset[str]) -> list[_Reading]:
    """Readings of a word whose conjunction and pronoun are off."""
    found = [_Reading(word, "past", _PAST_ENDINGS[""], pronoun)] if word in known else []
    for ending in _PAST_BY_LETTER.get(word[-1], ()):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if stem in known:
                found.append(_Reading(stem, "past", _PAST_ENDINGS[ending], pronoun))
            if ending in _CONSONANTAL and stem + SHORT in known:
                found.append(_Reading(stem + SHORT, "past", _PAST_ENDINGS[ending], pronoun))
    if word[0] == "س" and len(word) > 3 and word[1] in _PRESENT_FRAMES:
        found += _present(word[1:], "future", pronoun, known)
    if word[0] in _PRESENT_FRAMES:
        found += _present(word, "present", pronoun, known)
    return found


def _present(word: str, tense: str, pronoun: str, known: frozenset[str]) -> list[_Reading]:
    subjects = _PRESENT_FRAMES[word[0]]
    found = [_Reading(word[1:], tense, subjects[""], pronoun)] if word[1:] in known else []
    for ending in _PRESENT_BY_LETTER[word[0]].get(word[-1], ()):
        if word.endswith(ending):
            stem = word[1 : -len(ending)]
            if stem in known:
                found.append(_Reading(stem, tense, subjects[ending], pronoun))
    return found


def _readings(word: str, lexicon: Lexicon, conjunction: str = "", purpose: bool = False) -> list[_Readings]:
    """Readings of a word as a verb with a known stem, those without a pronoun behind it first."""
    if word[:_HEAD] not in lexicon.verb_heads:
        return []
    known = lexicon.stems
    plain = _tenses(word, "", known)
    groups = [plain] if plain else []
    for pronoun in _OBJECTS_BY_LETTER.get(word[-1], ()):
        if len(word) - len(pronoun) > 2 and word.endswith(pronoun):
            found = _tenses(word[: -len(pronoun)], pronoun, known)
            if found:
                groups.append(found)
    return [_Readings(found, conjunction, purpose) for found in groups]


def _all_readings(word: str, lexicon: Lexicon) -> list[_Readings]:
    """Readings of a word as a verb, then without the conjunction, or the ل of purpose, before it."""
    found = _readings(word, lexicon)
    if len(word) > 2 and word[0] in _CONJUNCTIONS:
        found += _readings(word[1:], lexicon, word[0])
    elif len(word) > 3 and word[0] == "ل" and word[1] in _PRESENT_FRAMES:
        found += _readings(word[1:], lexicon, purpose=True)
    return found


def _verbs(groups: list[_Readings], lexicon: Lexicon) -> tuple[tuple[Verb, ...], str]:
    """The verbs of the first readings that the lexicon knows, and the conjunction before them."""
    for group in groups:
        found: dict[tuple[Entry, str], Verb] = {}
        for reading in group.readings:
            tense = reading.tense
            for entry in lexicon.verbs(reading.stem, tense == "past"):
                if (entry, tense) not in found:
                    found[entry, tense] = Verb(entry, tense, *reading.subject, reading.pronoun)
        if found:
            verbs = tuple([v for v in found.values() if v.tense == "present" or not group.purpose])
            return verbs, group.conjunction
    return (), ""


_NONE: frozenset[str] = frozenset()
_NO_LAYERS: dict[str, Word] = {}
_CATEGORIES: dict[frozenset[str], frozenset[str]] = {}


class ArabicMorphology:
    """Arabic, as the lexicon asks for it."""

    def verb_heads(self, stems: Iterable[str]) -> frozenset[str]:
        """The first letters of all words that may be verbs of these stems: most words begin otherwise."""
        plain = {stem.removesuffix(SHORT)[:_HEAD] for stem in stems}
        past = {(stem + tail)[:_HEAD] for stem in plain for tail in (_TAILS if len(stem) < _HEAD else ("",))}
        present = {prefix + head for prefix in _PRESENT_FRAMES for head in {word[: _HEAD - 1] for word in past}}
        future = {"س" + head for head in {word[: _HEAD - 1] for word in present}}
        return frozenset(past | present | future)

    def analyse(self, text: str, lexicon: Lexicon) -> Word:
        """Take a folded word apart against the lexicon and its layers."""
        classes, conjunction = _classes(text, lexicon)
        shapes, readings = _shapes(text, lexicon.firsts), _all_readings(text, lexicon)
        if not shapes and not readings:
            signs = lexicon.signs(text, classes)
            return Word(text, classes, (), (), conjunction, None, (), _NONE, _NO_LAYERS, signs)
        starts, (verbs, before) = _starts(shapes, lexicon), _verbs(readings, lexicon)
        conjunction = before or conjunction
        if not conjunction and not verbs and starts and starts[0].prefix[:1] in ("و", "ف"):
            conjunction = starts[0].prefix[0]
        categories, layers = _categories(starts, verbs), _layers(text, shapes, readings, lexicon)
        signs = lexicon.signs(text, classes, verbs, categories, layers)
        alone, longer = _ways(starts)
        return Word(text, classes, starts, verbs, conjunction, alone, longer, categories, layers, signs)


def _classes(text: str, lexicon: Lexicon) -> tuple[frozenset[str], str]:
    """The classes of a word, and the conjunction in front where only the word behind it has any."""
    classes = lexicon.classes.get(text, _NONE)
    if len(text) > 2 and text[0] in _CONJUNCTIONS:
        rest = lexicon.classes.get(text[1:])
        if rest is not None:
            return rest | classes, "" if classes else text[0]
    return classes, ""


def _categories(starts: tuple[Start, ...], verbs: tuple[Verb, ...]) -> frozenset[str]:
    """The categories of all that a word may be; one object for all words of the same."""
    found: set[str] = set()
    for start in starts:
        found.update(start.node.kinds)
    for verb in verbs:
        found.add(verb.entry.category)
    categories = frozenset(found)
    return _CATEGORIES.setdefault(categories, categories)


def _layers(text: str, shapes: list[_Shape], readings: list[_Readings], lexicon: Lexicon) -> dict[str, Word]:
    """What the layers know of a word taken apart, by their names."""
    known, names = lexicon.layers_with, set[str]()
    for shape in shapes:
        for form, _, _ in shape.forms:
            names.update(known.get(form, ()))
    for group in readings:
        for reading in group.readings:
            names.update(known.get(reading.stem, ()))
    if not names:
        return _NO_LAYERS
    words = {name: _known(text, shapes, readings, lexicon.layers[name]) for name in names}
    return {name: word for name, word in words.items() if word is not None}


def _known(text: str, shapes: list[_Shape], readings: list[_Readings], layer: Lexicon) -> Word | None:
    """What a layer knows of a word taken apart, if anything."""
    starts, (verbs, conjunction) = _starts(shapes, layer), _verbs(readings, layer)
    if not starts and not verbs:
        return None
    alone, longer = _ways(starts)
    return Word(text, _NONE, starts, verbs, conjunction, alone, longer, _NONE, _NO_LAYERS)
