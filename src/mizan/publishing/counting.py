"""Numbers with what they count: which form of a noun a number asks for, and how Arabic nouns take it.

Arabic tells one and two by the noun itself; three to ten ask for the plural, eleven to ninety-nine for the accusative
of the singular, hundreds and fractions for its genitive. Above a hundred the last two digits decide.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

Form = Literal["one", "two", "few", "many", "other"]
FORMS: tuple[Form, ...] = ("one", "two", "few", "many", "other")


def form_of(number: float) -> Form:
    """The form that a number asks for, in Arabic."""
    if number in (1, 2):
        return FORMS[int(number) - 1]
    last = abs(number) % 100
    return "few" if last in range(3, 11) else "many" if last in range(11, 100) else "other"


def in_number(forms: Sequence[str], number: int) -> str:
    """Of some forms in the order of FORMS, the last of which stands for those left out, the one for a number."""
    form = FORMS.index(form_of(number))
    return forms[min(form, len(forms) - 1)].format(f"{number:,}")


@cache
def _grammar() -> dict[str, list[str]]:
    path = files(__package__ or "").joinpath("wording.toml")
    grammar: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))["arabic_nouns"]
    return grammar


def counted_noun(number: float, shown: str, singular: str, plural: str, of: str = "", *, preceded: bool = False) -> str:
    """So many of an Arabic noun, given how the number is `shown`, its singular and its plural.

    `of` is what follows the noun in the genitive, as "tonne" does "million". `preceded` tells that the whole follows
    a preposition, which changes the dual. A noun without a plural of its own (`يورو`) never changes.
    """
    if singular == plural:
        return " ".join(filter(None, (shown, singular, of)))
    head, *rest = singular.split()
    agreeing = [_agrees(word, head, other) for word, other in zip(rest, plural.split()[1:], strict=True)]
    governs = bool(of) or not all(agreeing[:1])
    match form_of(number):
        case "one":
            words = [singular] if of else [singular, _grammar()["one"][_feminine(head)]]
        case "two":
            others = [_dual(word, preceded) if so else word for word, so in zip(rest, agreeing, strict=True)]
            words = [_dual(head, preceded, governs), *others]
        case "few":
            words = [shown, plural]
        case "many" if not governs:
            words = [shown, *map(_accusative, (head, *rest))]
        case _:
            words = [shown, singular]
    return " ".join(filter(None, (*words, of)))


def _agrees(word: str, head: str, in_plural: str) -> bool:
    """Whether a word after a noun is its adjective, which changes with it, and not a noun that it governs."""
    return word != in_plural or (_feminine(head) and word.endswith("ة"))


def _feminine(noun: str) -> bool:
    return noun.endswith("ة") or noun in _grammar()["feminine"]


def _dual(noun: str, oblique: bool, governs: bool = False) -> str:
    ending = ("ي" if oblique else "ا") + ("" if governs else "ن")
    match noun[-1]:
        case "ة" | "ا":
            stem = noun[:-1] + "ت"
        case "ى":
            stem = noun[:-1] + "ي"
        case "أ" if not oblique:
            stem, ending = noun[:-1], "آ" + ending[1:]
        case _:
            stem = _whole(noun)
    return stem + ending


def _accusative(noun: str) -> str:
    return noun if noun.endswith(("ة", "ى", "ا", "أ", "اء")) else _whole(noun) + "ا"


def _whole(noun: str) -> str:
    """A noun with the ي that it loses where nothing is joined to it (`قاض`)."""
    return noun + "ي" if noun in _grammar()["defective"] else noun
