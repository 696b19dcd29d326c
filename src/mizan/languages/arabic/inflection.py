"""Inflecting an Arabic word: the forms and stems under which a row of the lexicon is found in texts.

All forms here are folded (see letters.py).
"""

from collections.abc import Iterator

ARTICLE = "ال"
SHORT = "+"
"""The mark of a hollow verb's past as it is short before a consonant (زرنا)."""

_NO_ACCUSATIVE = ("ا", "ه", "ات", "ون", "ين", "ان")


def verb_stems(past: str, present: str) -> tuple[set[str], set[str]]:
    """The stems under which the forms of a verb are found, from its past and present third person.

    A verb used only in the present or the past has the other empty ("/يهنئ"). Handles hollow (زار، يزور → زر),
    defective (التقي، يلتقي → التق) and sound verbs; other irregular stems are listed in the data.
    """
    pasts, presents = ({past} if past else set()), ({present[1:]} if present else set())
    if not past:
        pass
    elif past[-1] in "يا" and len(past) > 2:
        pasts |= {past[:-1], past[:-1] + "ا", past[:-1] + "ي"}
        if past[-1] == "ا":
            pasts.add(past[:-1] + "و")
    elif len(past) > 2 and past[-2] == "ا":
        pasts.add(past[:-2] + past[-1] + SHORT)
    stem = present[1:]
    if stem[-1:] in ("ي", "و", "ا") and len(stem) > 1:
        presents |= {stem[:-1], stem[:-1] + "ا"}
    elif len(stem) > 2 and stem[-2] in "ويا" and len(past) > 2 and past[-2] == "ا":
        presents.add(stem[:-2] + stem[-1])
    return pasts, presents


def nisba(adjective: str) -> Iterator[str]:
    """All inflected forms of a folded relational adjective given in the masculine singular.

    In a phrase of such adjectives (كوري شمالي) all are inflected, else (جنوب أفريقي) the last.
    """
    *before, last = adjective.split()
    for ending in ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات", "ا"):
        stems = [word + ending if word.endswith("ي") else word for word in before] + [last + ending]
        yield " ".join(stems)
        yield ARTICLE + " ".join(stems)
        if before:
            yield " ".join(word if word.startswith(ARTICLE) else ARTICLE + word for word in stems)


def noun_phrase(phrase: str) -> set[str]:
    """A folded noun with its epithets: as given, with the article (on the head, on every word), in the accusative;
    a single noun in -a' also as it is written before a pronoun."""
    words = phrase.split()
    head, rest = words[0], words[1:]
    forms = {phrase}
    if head.startswith(ARTICLE):
        return forms
    forms.add(" ".join([ARTICLE + head, *rest]))
    forms.add(" ".join(word if word.startswith(ARTICLE) else ARTICLE + word for word in words))
    forms.add(" ".join([_accusative(head), *rest]))
    if not rest and head.endswith("اء"):
        forms |= {head[:-1] + "و", head[:-1] + "ي"}
    forms.add(" ".join(map(_accusative, words)))
    return forms


def _accusative(word: str) -> str:
    return word if word.endswith(_NO_ACCUSATIVE) or word.startswith(ARTICLE) else word + "ا"


def participle(form: str) -> Iterator[str]:
    """The circumstantial forms of a folded active participle given in the masculine singular."""
    for ending in ("ا", "ه", "ين", "تين", "ات", "ان", "ون"):
        yield form + ending
    if form.endswith("ي"):
        yield form + "ا"
        yield form[:-1] + "ين"
