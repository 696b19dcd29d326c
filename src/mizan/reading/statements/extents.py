"""Where the content of a statement ends: where its sentence does, or where the reporter or another speaker goes on."""

from bisect import bisect_left

from mizan.reading.statements.openings import Openings
from mizan.reading.statements.sayings import Saying
from mizan.reading.statements.speech import COMMAS, REACH, STOPS
from mizan.reading.text import Text, within

# So much must be told before an addition can be the reporter's own.
_TOLD = 8
_TURNS = frozenset(("saying_joint", "saying_aside"))
_SUBORDINATE = frozenset(
    ("saying_what", "saying_opener", "complement", "relative", "preposition", "negation", "subordinator")
)


class Extents:
    """Finds where contents end in a text."""

    def __init__(self, text: Text, sayings: list[Saying], openings: Openings) -> None:
        self._text = text
        self._tokens = text.tokens
        self._sayings = sayings
        self._firsts = [saying.first for saying in sayings]
        self._openings = openings
        self._speech = openings.speech
        tails = [*text.bearing("saying_tail"), *[index - 1 for index in text.bearing("saying_tail_noun")]]
        # Where a content may end within its sentence: behind a quotation, or before what the reporter adds.
        self._turning = sorted({*self._speech.at, *[index for index in tails if self._adds(index)]})

    def last(self, first: int, limit: int) -> int:
        """The token behind the content that begins at token `first` and ends at `limit` at the latest."""
        words = self._text.words
        last = self._cut(first, min(limit, first + REACH))
        behind = first
        for index in within(self._turning, self._turning, first, last):
            if index < behind or index >= last:
                continue
            quotation = self._speech.at.get(index)
            if quotation is not None:
                behind = quotation.last
                if self._turns(behind, last):
                    last = behind + 1
            elif index - first >= _TOLD:
                last = index
        while last > first and (words[last - 1] in STOPS or words[last - 1] in COMMAS):
            last -= 1
        return last

    def _adds(self, index: int) -> bool:
        """Whether behind a comma the reporter adds something of his own (which comes after, in a step that)."""
        tokens = self._tokens
        if index == 0 or self._text.words[index - 1] not in COMMAS:
            return False
        if "saying_tail" in tokens[index].word.classes:
            return True
        following = tokens[index + 1].word.classes if index + 1 < len(tokens) else frozenset()
        return "in" in tokens[index].word.classes and "saying_tail_noun" in following

    def _turns(self, index: int, last: int) -> bool:
        """Whether behind a closing mark, a comma and a conjunction the reporter speaks again."""
        tokens = self._tokens
        if index + 2 >= last or tokens[index + 1].text not in COMMAS:
            return False
        return bool(tokens[index + 2].word.classes & _TURNS)

    def _cut(self, first: int, limit: int) -> int:
        """Where the next words of saying take over."""
        for position in range(bisect_left(self._firsts, first + 1), len(self._sayings)):
            following = self._sayings[position]
            if following.first >= limit:
                break
            start = self._takes_over(following, first)
            if start is not None and start > first:
                return start
        return limit

    def _takes_over(self, following: Saying, first: int) -> int | None:
        """The token at which further words of saying end the content before them, if they do."""
        index = following.first
        if self._speech.covers(index, first):
            return None
        before = self._tokens[index - 1]
        if following.form in ("according", "words"):
            return index
        if following.form == "participle":
            apart = not following.ambiguous or before.text in COMMAS or self._openings.next_to(following)
            return index if apart and self._openings.soon(following) else None
        if following.form != "verb":
            return None
        if "saying_joint" in before.word.classes:
            return self._joined(following)
        if following.joined:
            return index if not following.ambiguous or self._openings.soon(following) else None
        if before.word.classes & _SUBORDINATE or following.ambiguous:
            return None
        actor = self._text.actor_at.get(following.last)
        speaks = actor is not None and actor.kind in ("person", "institution") and not actor.prefix
        return index if speaks else None

    def _joined(self, following: Saying) -> int | None:
        """Where the words begin that join a verb of saying to what stands before it (but he, who has)."""
        tokens = self._tokens
        start = following.first - 1
        if "relative" in tokens[start].word.classes and not self._openings.next_to(following):
            return None
        return start - 1 if "saying_joint" in tokens[start - 1].word.classes else start
