"""Reading numbers, in digits and in words, from the words of a folded text.

How words build a number (units before tens, scales, duals) is the Arabic order; the words themselves are the
language's grammar `numbers`.
"""

from decimal import Decimal
from functools import cache, lru_cache
from math import prod
from typing import Any

from msgspec import Struct, structs

from mizan.languages import language
from mizan.languages.attachment import PLAIN, Attached, attached
from mizan.languages.loading import uncollected

# No number has more words.
_LONGEST = 24
# Of how many numerals the values are kept: years and small numbers come again and again.
_NUMERALS = 4096


class Number(Struct, frozen=True, eq=False, gc=False):
    """A number on words `first` … `last - 1`; `vague` where only a plural scale stands (ملايين).

    `scale` is what the digits or words below a thousand were multiplied by, 1 where no scale stands.
    """

    value: Decimal
    first: int
    last: int
    attached: Attached = PLAIN
    digits: bool = False
    vague: bool = False
    scale: int = 1

    @property
    def scaled(self) -> bool:
        """Whether a scale (thousand, million …) is part of the number."""
        return self.scale > 1


class NumberWord(Struct, frozen=True, eq=False, gc=False):
    """What a word can contribute to a number."""

    kind: str
    value: int
    attached: Attached


class Numbers:
    """A language's number words, ready for look-up."""

    def __init__(self, code: str) -> None:
        tongue = language(code)
        grammar: dict[str, Any] = dict(tongue.grammar.get("numbers", {}))
        clitics = tongue.grammar.get("clitics", {})

        def fold(text: str) -> str:
            return tongue.view(text).text

        self.words: dict[str, NumberWord] = {}
        self.ordinals: dict[str, tuple[int, Attached]] = {}
        vague = {fold(form) for form in grammar.get("vague", {}).get("scales", ())}
        settings = grammar.get("words", {})
        self.points = frozenset(fold(form) for form in settings.get("point", ()))
        self.conjunction = fold(settings.get("and", ""))
        self.heads = {"": PLAIN}
        for word, clitic in attached("", clitics):
            if word:
                self.heads.setdefault(word, clitic)
        self.scales = {int(value): [fold(form) for form in forms] for value, forms in grammar.get("scales", {}).items()}
        pairs: list[tuple[str, str, NumberWord]] = []
        for kind in ("units", "teens", "ten", "tens", "hundreds", "scales", "accusatives", "duals", "fractions"):
            for value, forms in grammar.get(kind, {}).items():
                for form in forms:
                    plain = fold(form)
                    sort = "vague" if kind == "scales" and plain in vague else kind
                    pairs += [(plain, word, NumberWord(sort, int(value), a)) for word, a in attached(plain, clitics)]
        for _, word, entry in sorted(pairs, key=lambda pair: len(pair[1]) - len(pair[0])):
            self.words.setdefault(word, entry)
        for value, forms in grammar.get("ordinals", {}).items():
            for form in forms:
                for word, clitic in attached(fold(form), clitics):
                    self.ordinals.setdefault(word, (int(value), clitic))

    def read(self, words: list[str], index: int, limit: int) -> Number | None:
        """The number that begins at `index`, read as far as it goes but not to `limit`."""
        limit = min(limit, index + _LONGEST)
        first = words[index]
        if first[0].isdecimal():
            point = index + 2 < limit and words[index + 1] in self.points
            if point and first.isdecimal() and words[index + 2].isdecimal():
                value = Decimal(f"{numeral(first)}.{words[index + 2]}")
                return structs.replace(self._scale(words, index, index + 3, limit, PLAIN, value), digits=True)
            return self._scale(words, index, index + 1, limit, PLAIN, None)
        entry = self.words.get(first)
        if entry is None:
            return None
        clitic = entry.attached
        if entry.kind == "fractions":
            return self._fraction(words, index, limit, entry)
        if entry.kind in ("scales", "accusatives", "duals", "vague"):
            value = Decimal(entry.value)
            if entry.kind == "duals" or (entry.kind == "accusatives" and self._dual(words, index + 1, limit)):
                value *= 2
            last = index + 1
            if last < limit:
                following = self.words.get(words[last])
                if following and following.kind in ("scales", "accusatives") and not following.attached.conjunction:
                    value *= following.value
                    last += 1
            number = Number(value, index, last, clitic, False, entry.kind == "vague", entry.value)
            return number if number.vague else self._continue(words, number, entry.value, limit)
        below = self._below_thousand(words, index, limit)
        if below is None:
            return None
        return self._scale(words, index, below[1], limit, clitic, Decimal(below[0]))

    def _dual(self, words: list[str], index: int, limit: int) -> bool:
        """Whether a noun follows that a dual could govern."""
        return index < limit and words[index][0].isalpha() and len(words[index]) > 3

    def _fraction(self, words: list[str], index: int, limit: int, entry: NumberWord) -> Number | None:
        scale = self.words.get(words[index + 1]) if index + 1 < limit else None
        if scale is None or scale.kind not in ("scales", "accusatives"):
            return None
        part = Decimal(1) / 3 if entry.value == 33 else Decimal(entry.value) / 100
        value = part * scale.value
        return Number(value, index, index + 2, entry.attached, False, False, scale.value)

    def _below_thousand(self, words: list[str], index: int, limit: int) -> tuple[int, int] | None:
        """A number from 1 to 999 in words: (value, where it ends)."""
        total, last, room = 0, index, 1000
        while last < limit:
            entry = self.words.get(words[last])
            if entry is None:
                break
            value, following = entry.value, last + 1
            after = self.words.get(words[following]) if following < limit else None
            if after is not None and (after.attached.conjunction or after.attached.preposition):
                after = None
            joined = entry.attached.conjunction == self.conjunction or self._eleven(words, last, limit)
            if last > index and not joined:
                break
            if entry.kind == "hundreds" and room > 100:
                room = 100
            elif entry.kind == "units" and room >= 100:
                if after is not None and after.kind == "ten":
                    value, following, room = value + 10, following + 1, 0
                elif after is not None and after.value == 100 and room > 100:
                    value, following, room = value * 100, following + 1, 100
                else:
                    room = 10
            elif entry.kind == "teens" and room >= 100 and after is not None and after.kind == "ten":
                value, following, room = 11, following + 1, 0
            elif (entry.kind == "ten" and room >= 100) or (entry.kind == "tens" and room >= 10):
                room = 0
            else:
                break
            total, last = total + value, following
            if not room:
                break
        return (total, last) if last > index else None

    def _eleven(self, words: list[str], index: int, limit: int) -> bool:
        """Whether "and eleven" begins at `index`; folded, its first word has the letters of "one"."""
        word, entry = words[index], self.words[words[index]]
        after = self.words.get(words[index + 1]) if index + 1 < limit else None
        ten = after is not None and after.kind == "ten" and not after.attached.conjunction
        return ten and entry.value == 1 and bool(self.conjunction) and word.startswith(self.conjunction)

    def _scale(
        self, words: list[str], first: int, last: int, limit: int, clitic: Attached, value: Decimal | None
    ) -> Number:
        """The number whose digits or words below a thousand end at `last`, with the scales behind it."""
        scales: list[int] = []
        end = last
        while end < limit:
            entry = self.words.get(words[end])
            if entry is None or entry.attached.conjunction or entry.attached.preposition:
                break
            if entry.kind not in ("scales", "accusatives", "vague"):
                break
            scales.append(entry.value)
            end += 1
        digits = value is None
        if value is None:
            value = numeral(words[first], bool(scales))
        if not scales:
            return Number(value, first, end, clitic, digits)
        scale = prod(scales)
        return self._continue(words, Number(value * scale, first, end, clitic, digits, False, scale), scales[-1], limit)

    def _continue(self, words: list[str], number: Number, scale: int, limit: int) -> Number:
        """Add what follows with "and" and is smaller: a half of the scale, or a smaller scale."""
        index = number.last
        if index >= limit:
            return number
        start = index
        word = words[index]
        entry = self.words.get(word)
        one = entry is not None and entry.kind == "units" and entry.value == 1 and not entry.attached.conjunction
        eleven = one and self._eleven(words, index, limit)
        if one and not eleven:
            return structs.replace(number, last=index + 1)
        if word == self.conjunction and index + 1 < limit and words[index + 1][0].isdecimal():
            start = index + 1
        elif entry is None or (entry.attached.conjunction != self.conjunction and not eleven):
            return number
        if entry is not None and entry.kind == "fractions":
            last = index + 1
            again = self.words.get(words[last]) if last < limit else None
            if again is not None and again.kind in ("scales", "accusatives"):
                if again.value > scale or again.attached.conjunction:
                    return number
                scale, last = again.value, last + 1
            return structs.replace(number, value=number.value + scale * Decimal(entry.value) / 100, last=last)
        rest = self.read(words, start, limit)
        if rest is None or rest.vague or rest.value >= scale:
            return number
        return structs.replace(number, value=number.value + rest.value, last=rest.last)

    def ordinal(self, words: list[str], index: int, limit: int) -> tuple[int, int] | None:
        """The ordinal that begins at `index`: (value, where it ends), as الحادي والعشرين → 21."""
        found = self.ordinals.get(words[index])
        following = self.words.get(words[index + 1]) if index + 1 < limit else None
        if found is None:
            entry = self.words.get(words[index])
            if entry is not None and entry.kind == "tens" and entry.attached.definite:
                return entry.value, index + 1
            return None
        value = found[0]
        if following is not None and following.kind == "ten" and not following.attached.conjunction:
            return (1 if value == 11 else value) + 10, index + 2
        if following is not None and following.kind == "tens" and following.attached.conjunction:
            return (1 if value == 11 else value) + following.value, index + 2
        return None if value == 11 else (value, index + 1)


@lru_cache(_NUMERALS)
def numeral(text: str, scaled: bool = False) -> Decimal:
    """The value of digits with separators: 7,598.8 and 7.598,8 and 28,000 and 1,5 alike.

    A single separator before three digits divides thousands (28.000), unless a point stands before a scale
    (1.106 million) or behind a lone zero.
    """
    if text.isdecimal():
        return Decimal(text)
    text = text.replace("،", ",")
    points, commas = text.count("."), text.count(",")
    if points and commas:
        decimal = max(text.rfind("."), text.rfind(","))
        whole = text[:decimal].replace(".", "").replace(",", "")
        return Decimal(f"{whole}.{text[decimal + 1 :]}")
    groups = text.replace(",", ".").split(".")
    thousands = len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    if thousands and not (scaled and points == 1):
        return Decimal("".join(groups))
    if len(groups) == 2:
        return Decimal(".".join(groups))
    return Decimal("".join(groups))


@cache
@uncollected()
def numbers(code: str) -> Numbers:
    """The number words of a language, by its code."""
    return Numbers(code)
