"""What was said: where the content of a statement opens behind words of saying, and where it ends."""

import re
from bisect import bisect_left

from msgspec import Struct

from mizan.reading.parts import Quotation, Sentence, Token
from mizan.reading.sayings import Saying
from mizan.reading.text import Text

# How far behind words of saying their content may open, in tokens, and how far it may reach.
_WINDOW = 60
_NEAR = 20
_REACH = 220
# A quotation shorter than this is a title or a name rather than speech, unless a colon or clause introduces it.
_SPEECH = 3
# The shortest quotation that is speech although its speaker is only told behind it.
_SPOKEN = 5
# A dateline ends with a dash within so many tokens; a sentence longer than _LONG says more than its source does.
_DATELINE = 14
_LONG = 40
# So much must be told before an addition can be the reporter's own.
_TOLD = 8
_DASHES = frozenset("-–—")
# The share of the words of a content that a quotation must cover to be the content.
_COVER = 0.75
_COMMAS = frozenset("،,")
_STOPS = frozenset(".!?؟؛;")
_MARKS = frozenset("«»“”\"„‟'’‘")


class Opening(Struct, frozen=True, eq=False):
    """Where content opens: `kind` is clause, quote, colon, link or object; `first` its first token."""

    kind: str
    first: int
    quotation: Quotation | None = None
    linked: bool = False


class Content(Struct, frozen=True, eq=False):
    """The span of what was said, in tokens and offsets; `close` is the offset behind its closing mark."""

    first: int
    last: int
    start: int
    end: int
    close: int
    direct: bool
    quoted: str


class Contents:
    """The contents of a text: what its words of saying introduce."""

    def __init__(self, text: Text, sayings: list[Saying]) -> None:
        self.text = text
        self.sayings = sayings
        self._at = {saying.first: saying for saying in sayings}
        self._firsts = [saying.first for saying in sayings]
        self._quotes = {quotation.first: quotation for quotation in text.quotations}
        self._quoted = [quotation for quotation in text.quotations if not quotation.nested]
        self._quoted_firsts = [quotation.first for quotation in self._quoted]
        self._acts = {mention.first for mention in text.mentions if mention.entry("trigger_noun")}
        self._verbal = re.compile(text.language.grammar.get("saying", {}).get("verbal", "(?!)"))

    # Where content opens -------------------------------------------------------------------------------------

    def opening(self, saying: Saying, start: int, sentence: Sentence) -> Opening | None:
        """Find where the content of words of saying opens, from token `start` (behind the subject)."""
        tokens = self.text.tokens
        window = _NEAR if saying.form == "participle" else _WINDOW
        limit = min(self.reach(sentence, start), start + window)
        bare = "object" in saying.frames
        linked = False
        phrase = False
        index = start
        while index < limit:
            token = tokens[index]
            form, classes = token.text, token.word.classes
            quotation = self._quotes.get(index)
            if form == ":" and "colon" in saying.frames:
                return self._after_colon(index + 1, limit)
            if quotation is not None:
                if self._speaks(saying, quotation, index):
                    return Opening("quote", index, quotation, linked)
                if bare and not phrase:
                    return Opening("object", index, None, linked)
                index = quotation.last
                continue
            if form in _MARKS:
                index += 1
                continue
            other = self._at.get(index)
            if other is not None and other.form == "according":
                index = other.last
                continue
            if "saying_opener" in classes and "clause" in saying.frames:
                return self._clause(index, linked)
            if form in saying.links:
                return self._linked(index + 1)
            if self._clitic(saying, index):
                return Opening("link", index, None, True)
            moment = next(iter(self.text.moments_in(index, index + 1)), None)
            if moment is not None and moment.last > index:
                index, phrase = moment.last, False
                continue
            if form in _COMMAS:
                index, phrase = index + 1, False
                continue
            if index > start and self._begins_another(index):
                return None
            governed = self._governed(index)
            if governed > index:
                index, phrase = governed, False
                continue
            if "preposition" in classes:
                index, phrase = self._phrase(index), True
                continue
            if bare and not (phrase and index not in self._acts) and not classes & _NO_OBJECT and form[0].isalpha() and not self._adverb(index):
                return Opening("object", index, None, linked)
            phrase = phrase and form not in _COMMAS
            index += 1
        return None

    def _governed(self, index: int) -> int:
        """Behind an actor with a preposition written to it (لوكالة الأنباء), or where it stands."""
        for actor in self.text.actors_in(index, index + 1):
            if actor.prefix and not self.text.tokens[index].word.conjunction:
                return actor.last
        return index

    def _phrase(self, index: int) -> int:
        """Behind a preposition and the actor it governs, if any."""
        for part in (*self.text.moments_in(index + 1, index + 2), *self.text.actors_in(index + 1, index + 2)):
            return part.last
        return index + 2

    def _adverb(self, index: int) -> bool:
        return "saying_adverb" in self.text.tokens[index].word.classes

    def _clitic(self, saying: Saying, index: int) -> bool:
        form = self.text.tokens[index].text
        classes = self.text.tokens[index].word.classes
        if "saying_what" in classes:
            return any(link.endswith("+") and form.startswith(link[:-1]) for link in saying.links)
        if len(form) < 4 or classes:
            return False
        for link in saying.links:
            if link.endswith("+") and form.startswith(link[:-1]):
                starts = [start for start in self.text.tokens[index].word.starts if start.node.entries]
                return not starts or any(start.prefix.endswith(link[:-1]) for start in starts)
        return False

    def _linked(self, index: int) -> Opening:
        """Behind a preposition: a clause (إلى أن), a quotation or a noun."""
        tokens = self.text.tokens
        while index < len(tokens) and tokens[index].text in _COMMAS:
            index += 1
        if index < len(tokens) and "saying_opener" in tokens[index].word.classes:
            return self._clause(index, True)
        inside = index + 1 if index < len(tokens) and tokens[index].text in _MARKS else index
        quotation = self._quotes.get(inside)
        return Opening("link", inside if quotation else index, quotation, True)

    def _clause(self, index: int, linked: bool) -> Opening:
        """Behind the particle that opens a clause."""
        tokens = self.text.tokens
        first = index + 1
        while first < len(tokens) - 1 and (
            tokens[first].text in _COMMAS or tokens[first].text in _MARKS or tokens[first].text == ":"
        ):
            if first in self._quotes:
                break
            first += 1
        return Opening("clause", first, self._quotes.get(first), linked)

    def _after_colon(self, index: int, limit: int) -> Opening | None:
        tokens = self.text.tokens
        first = index
        while first < len(tokens) and tokens[first].text in _MARKS and first not in self._quotes:
            first += 1
        if first in self._quotes:
            return Opening("quote", first, self._quotes[first])
        if first < limit and "saying_opener" in tokens[first].word.classes and first > index - 1 and first == index:
            return self._clause(first, False)
        return Opening("colon", index, None) if index < limit else None

    def _speaks(self, saying: Saying, quotation: Quotation, index: int) -> bool:
        """Whether a quotation that no particle introduces is speech rather than a name."""
        if "quote" not in saying.frames:
            return False
        tokens = self.text.tokens
        length = quotation.last - quotation.first
        before = tokens[index - 2].text if index >= 2 else ""
        if before == ":" or index - 2 < saying.last:
            return length > 1
        if before in _COMMAS:
            return length > _SPEECH or self._predicate(tokens[index])
        if "preposition" in tokens[index - 2].word.classes:
            return False
        return length > _SPEECH

    def _begins_another(self, index: int) -> bool:
        saying = self._at.get(index)
        return saying is not None and saying.form in ("verb", "participle") and saying.joined

    # Where content ends --------------------------------------------------------------------------------------

    def reach(self, sentence: Sentence, index: int) -> int:
        """The token behind a sentence, or behind the one in which a quotation ends that it opens."""
        last = sentence.last
        position = bisect_left(self._quoted_firsts, last) - 1
        if position >= 0:
            quotation = self._quoted[position]
            if quotation.first < last < quotation.last:
                closing = self.text.sentence_at(quotation.end)
                last = max(last, min(closing.last, index + _REACH))
        return last

    def content(self, saying: Saying, opening: Opening, sentence: Sentence) -> Content | None:
        """The content that opens at `opening`."""
        quotation = opening.quotation
        tokens = self.text.tokens
        if opening.first >= len(tokens):
            return None
        if quotation is not None and opening.kind == "quote":
            return self._whole(quotation, True)
        last = self._last(saying, opening.first, self.reach(sentence, opening.first))
        if last <= opening.first:
            return None
        if quotation is not None:
            covered = quotation.last - quotation.first >= _COVER * (last - opening.first)
            if covered or quotation.last >= last - 2:
                return self._whole(quotation, opening.kind == "clause" or quotation.last - quotation.first > 1)
        direct, quoted = self._carried(opening, last)
        first = opening.first
        begin = first - 1 if quotation is not None and tokens[first - 1].text in _MARKS else first
        close = tokens[last - 1].end
        return Content(first, last, tokens[begin].start, close, close, direct, quoted)

    def leading(self, saying: Saying, start: int, sentence: Sentence) -> Content | None:
        """What follows its source (ووفقا له، فإن …)."""
        tokens = self.text.tokens
        limit = self.reach(sentence, start)
        index = start
        while index < min(limit, start + 8) and "saying_opener" not in tokens[index].word.classes:
            if tokens[index].text in _COMMAS and saying.first - sentence.first <= 1:
                break
            if tokens[index].text[0].isalpha() and not tokens[index].word.classes and saying.first - sentence.first > 1:
                return None
            index += 1
        if index >= min(limit, start + 8):
            return None
        if "saying_opener" in tokens[index].word.classes:
            opening = self._clause(index, False)
        else:
            first = index + 1
            while first < limit and (tokens[first].text in _MARKS and first not in self._quotes):
                first += 1
            if first < limit and "saying_opener" in tokens[first].word.classes:
                opening = self._clause(first, False)
            else:
                opening = Opening("clause", first, self._quotes.get(first))
        return self.content(saying, opening, sentence)

    def trailing(self, saying: Saying, sentence: Sentence) -> Content | None:
        """What stands before its source (…، بحسب الوزارة)."""
        tokens = self.text.tokens
        first, last = sentence.first, saying.first
        while last > first and (tokens[last - 1].text in _COMMAS or tokens[last - 1].text in _STOPS):
            last -= 1
        first = self._statement_start(first, last)
        if last - first < 4:
            return None
        if tokens[last - 1].text in _MARKS:
            for quotation in self._quoted:
                if quotation.last == last - 1 and quotation.first <= first + 2:
                    return self._whole(quotation, True)
        close = tokens[last - 1].end
        return Content(first, last, tokens[first].start, close, close, False, "none")

    def before(self, saying: Saying) -> Quotation | None:
        """The speech that ends just before words of saying (“…”، قال فلان)."""
        position = bisect_left(self._quoted_firsts, saying.first) - 1
        if position < 0:
            return None
        tokens = self.text.tokens
        quotation = self._quoted[position]
        gap = tokens[quotation.last : saying.first]
        if quotation.last - quotation.first < _SPOKEN or len(gap) > 4 or any(t.text[0].isalnum() for t in gap):
            return None
        lead = tokens[quotation.first - 2] if quotation.first > 1 else None
        if lead is not None and lead.text[0].isalnum() and not self._line_between(lead, tokens[quotation.first]):
            return None
        return None if self._line_between(tokens[quotation.last - 1], tokens[saying.first]) else quotation

    def _line_between(self, left: Token, right: Token) -> bool:
        return "\n" in self.text.document.text[left.end : right.start]

    def _statement_start(self, first: int, last: int) -> int:
        """Where the statement before its source begins: behind a dateline, and not too far back."""
        tokens = self.text.tokens
        for index in range(first, min(first + _DATELINE, last)):
            if tokens[index].text in _DASHES and index + 1 < last:
                first = index + 1
        if last - first > _LONG:
            for index in range(last - _LONG // 4, first, -1):
                if tokens[index].text in _COMMAS and tokens[index + 1].word.conjunction:
                    return index + 1
        return first

    def whole(self, quotation: Quotation) -> Content:
        """A quotation as content."""
        return self._whole(quotation, True)

    def _whole(self, quotation: Quotation, direct: bool) -> Content:
        tokens = self.text.tokens
        close = quotation.end
        if quotation.last < len(tokens) and tokens[quotation.last].text in _MARKS:
            close = tokens[quotation.last].end
        return Content(quotation.first, quotation.last, quotation.start, quotation.end, close, direct, "whole")

    def _last(self, saying: Saying, first: int, limit: int) -> int:
        """The token behind the content that begins at `first`."""
        tokens = self.text.tokens
        limit = min(limit, first + _REACH)
        last = self._cut(saying, first, limit)
        index = first
        while index < last:
            quotation = self._quotes.get(index)
            if quotation is not None:
                index = quotation.last
                if self._turns(index, last):
                    last = index + 1
                continue
            if tokens[index - 1].text in _COMMAS and index - first >= _TOLD and self._tail(index):
                last = index
                break
            index += 1
        while last > first and (tokens[last - 1].text in _STOPS or tokens[last - 1].text in _COMMAS):
            last -= 1
        return last

    def _tail(self, index: int) -> bool:
        """Whether the reporter adds something of his own here (وذلك، في خطوة …)."""
        tokens = self.text.tokens
        if "saying_tail" in tokens[index].word.classes:
            return True
        following = tokens[index + 1].word.classes if index + 1 < len(tokens) else frozenset()
        return "in" in tokens[index].word.classes and "saying_tail_noun" in following

    def _turns(self, index: int, last: int) -> bool:
        """Whether behind a closing mark, a comma and a conjunction the reporter speaks again."""
        tokens = self.text.tokens
        return index + 2 < last and tokens[index + 1].text in _COMMAS and bool(tokens[index + 2].word.classes & _TURNS)

    def _cut(self, saying: Saying, first: int, limit: int) -> int:
        """Where the next words of saying take over."""
        position = bisect_left(self._firsts, first + 1)
        for following in self.sayings[position:]:
            if following.first >= limit:
                break
            start = self._takes_over(following, first)
            if start is not None and start > first:
                return start
        return limit

    def _takes_over(self, following: Saying, first: int) -> int | None:
        """The token at which further words of saying end the content before them, if they do."""
        tokens = self.text.tokens
        index = following.first
        if self._inside_quotation(index, first):
            return None
        before = tokens[index - 1]
        if following.form in ("according", "words"):
            return index
        if following.form == "participle":
            apart = not following.ambiguous or before.text in _COMMAS or self._opens_next(following)
            return index if apart and self._opens_soon(following) else None
        if following.form != "verb":
            return None
        if "saying_joint" in before.word.classes:
            relative = "relative" in before.word.classes
            if relative and not self._opens_next(following):
                return None
            start = index - 1
            if "saying_joint" in tokens[start - 1].word.classes:
                start -= 1
            return start
        if following.joined:
            return index if not following.ambiguous or self._opens_soon(following) else None
        if before.word.classes & _SUBORDINATE or following.ambiguous:
            return None
        for actor in self.text.actors_in(following.last, following.last + 1):
            if actor.kind in ("person", "institution") and not actor.prefix:
                return index
        return None

    def _inside_quotation(self, index: int, first: int) -> bool:
        position = bisect_left(self._quoted_firsts, index + 1) - 1
        if position < 0:
            return False
        quotation = self._quoted[position]
        return quotation.first <= index < quotation.last and quotation.first >= first

    def _opens_next(self, saying: Saying) -> bool:
        tokens = self.text.tokens
        for token in tokens[saying.last : saying.last + 2]:
            if "saying_opener" in token.word.classes or token.text == ":":
                return True
        return False

    def _opens_soon(self, saying: Saying) -> bool:
        """Whether a particle, preposition, colon, quotation or object follows soon."""
        if "object" in saying.frames:
            return True
        for index in range(saying.last, min(saying.last + 12, len(self.text.tokens))):
            token = self.text.tokens[index]
            if "saying_opener" in token.word.classes or token.text == ":" or index in self._quotes:
                return True
            if token.text in saying.links or self._clitic(saying, index):
                return True
        return False

    # Whether a quotation carries it ---------------------------------------------------------------------------

    def _carried(self, opening: Opening, last: int) -> tuple[bool, str]:
        """Whether a quotation within the content carries its predicate: no verb stands before it."""
        tokens = self.text.tokens
        position = bisect_left(self._quoted_firsts, opening.first)
        if position >= len(self._quoted) or self._quoted[position].first >= last:
            return False, "none"
        quotation = self._quoted[position]
        if opening.kind != "clause":
            return False, "partly"
        before = tokens[opening.first : quotation.first - 1]
        if not before:
            return quotation.last - quotation.first > _SPEECH, "first"
        if any("saying_opener" in token.word.classes for token in before):
            return False, "partly"
        if any(self._predicate(token) and not self._relative(opening.first + at) for at, token in enumerate(before)):
            return False, "partly"
        governed = bool(before[-1].word.classes & _GOVERNING) or bool(before[0].word.classes & _GOVERNING)
        ends = last - quotation.last <= 4
        return self._predicate(tokens[quotation.first]) or (ends and not governed), "carried"

    def _relative(self, index: int) -> bool:
        return "relative" in self.text.tokens[index - 1].word.classes

    def _predicate(self, token: Token) -> bool:
        word = token.word
        if word.classes & _NO_PREDICATE:
            return False
        return bool(word.verbs) or "saying_predicate" in word.classes or self._verbal.match(token.text) is not None


_GOVERNING = frozenset(("preposition",))
_NO_PREDICATE = frozenset(("preposition", "saying_doubtful", "relative"))
_TURNS = frozenset(("saying_joint", "saying_aside"))
_NO_OBJECT = frozenset(("preposition", "relative", "subordinator", "complement", "conjunction", "copula"))
_SUBORDINATE = frozenset(
    ("saying_what", "saying_opener", "complement", "relative", "preposition", "negation", "subordinator")
)
