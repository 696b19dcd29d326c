"""What was said: the span of a statement's content, and whether it is in the speaker's own words."""

from msgspec import Struct

from mizan.reading.parts import Quotation, Sentence
from mizan.reading.statements.extents import Extents
from mizan.reading.statements.openings import Opening, Openings
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speech import COMMAS, MARKS, STOPS
from mizan.reading.text import Text

# The share of the words of a content that a quotation must cover to be the content.
_COVER = 0.75
# A quotation of no more words at the beginning of a clause is a name rather than the clause.
_TITLE = 3
# A quotation within so many words of the end of a clause may be its predicate.
_END = 4
# A dateline ends with a dash within so many tokens; a sentence longer than _LONG says more than its source does.
_DATELINE = 14
_LONG = 40
_DASHES = frozenset("-–—")
# The fewest words before a source that are a statement, and how far behind a source its statement may begin.
_LEAST = 4
_SOURCE = 8


class Content(Struct, frozen=True, eq=False):
    """The span of what was said, in tokens and offsets; `close` is the offset behind its closing mark.

    `quoted` tells which part stands in quotation marks: whole, first (its beginning), carried (its predicate may),
    partly or none.
    """

    first: int
    last: int
    start: int
    end: int
    close: int
    direct: bool
    quoted: str


class Contents:
    """The contents of a text's statements."""

    def __init__(self, text: Text, sayings: list[Saying], openings: Openings) -> None:
        self._tokens = text.tokens
        self._openings = openings
        self._speech = openings.speech
        self._extents = Extents(text, sayings, openings)

    def content(self, saying: Saying, opening: Opening, sentence: Sentence) -> Content | None:
        """The content that opens at `opening`."""
        first, quotation = opening.first, opening.quotation
        tokens = self._tokens
        if first >= len(tokens):
            return None
        if quotation is not None and opening.kind == "quote":
            return self.whole(quotation)
        last = self._extents.last(first, self._speech.reach(sentence, first))
        if last <= first:
            return None
        if quotation is not None and (
            quotation.last - quotation.first >= _COVER * (last - first) or quotation.last >= last - 2
        ):
            return self.whole(quotation, opening.kind == "clause" or quotation.last - quotation.first > 1)
        direct, quoted = self._carried(saying, opening, last)
        begin = first - 1 if quotation is not None and tokens[first - 1].text in MARKS else first
        close = tokens[last - 1].end
        return Content(first, last, tokens[begin].start, close, close, direct, quoted)

    def whole(self, quotation: Quotation, direct: bool = True) -> Content:
        """A quotation as content."""
        tokens = self._tokens
        close = quotation.end
        if quotation.last < len(tokens) and tokens[quotation.last].text in MARKS:
            close = tokens[quotation.last].end
        return Content(quotation.first, quotation.last, quotation.start, quotation.end, close, direct, "whole")

    def leading(self, saying: Saying, start: int, sentence: Sentence) -> Content | None:
        """What follows its source, which begins the sentence or introduces a clause."""
        tokens = self._tokens
        limit = self._speech.reach(sentence, start)
        heads = saying.first - sentence.first <= 1
        for index in range(start, min(limit, start + _SOURCE)):
            token = tokens[index]
            if "saying_opener" in token.word.classes:
                return self.content(saying, self._openings.clause(index, False), sentence)
            if token.text in COMMAS and (heads or self._speech.at.get(index + 2) is not None):
                return self._behind_comma(saying, index + 1, limit, sentence)
            if not heads and token.text[0].isalpha() and not token.word.classes:
                return None
        return None

    def _behind_comma(self, saying: Saying, first: int, limit: int, sentence: Sentence) -> Content | None:
        tokens = self._tokens
        while first < limit and tokens[first].text in MARKS and self._speech.at.get(first) is None:
            first += 1
        if first < limit and "saying_opener" in tokens[first].word.classes:
            return self.content(saying, self._openings.clause(first, False), sentence)
        return self.content(saying, Opening("clause", first, self._speech.at.get(first)), sentence)

    def trailing(self, saying: Saying, sentence: Sentence) -> Content | None:
        """What stands before its source."""
        tokens = self._tokens
        first, last = sentence.first, saying.first
        while last > first and (tokens[last - 1].text in COMMAS or tokens[last - 1].text in STOPS):
            last -= 1
        first = self._beginning(first, last)
        if last - first < _LEAST:
            return None
        quotation = self._speech.before(last)
        if quotation is not None and quotation.last == last - 1 and quotation.first <= first + 2:
            return self.whole(quotation)
        close = tokens[last - 1].end
        return Content(first, last, tokens[first].start, close, close, False, "none")

    def _beginning(self, first: int, last: int) -> int:
        """Where the statement before its source begins: behind a dateline, and not too far back."""
        tokens = self._tokens
        for index in range(first, min(first + _DATELINE, last - 1)):
            if tokens[index].text in _DASHES:
                first = index + 1
        if last - first > _LONG:
            for index in range(last - _LONG // 4, first, -1):
                if tokens[index].text in COMMAS and tokens[index + 1].word.conjunction:
                    return index + 1
        return first

    def _carried(self, saying: Saying, opening: Opening, last: int) -> tuple[bool, str]:
        """Whether a quotation within the content carries its predicate: no verb stands before it."""
        tokens = self._tokens
        quotation = self._speech.within(opening.first, last)
        if quotation is None:
            return False, "none"
        before = tokens[opening.first : quotation.first - 1]
        if opening.kind != "clause":
            called = bool(before) and "saying_opener" in before[-1].word.classes
            return called and saying.kind == "describe", "partly"
        if not before:
            return quotation.last - quotation.first > _TITLE, "first"
        if any("saying_opener" in token.word.classes for token in before):
            return False, "partly"
        for index, token in enumerate(before, opening.first):
            if self._speech.predicate(token) and "relative" not in tokens[index - 1].word.classes:
                return False, "partly"
        governed = "preposition" in before[-1].word.classes or "preposition" in before[0].word.classes
        final = self._speech.before(last)
        ends = final is not None and last - final.last <= _END and not governed
        return ends or self._speech.predicate(tokens[quotation.first]), "carried"
