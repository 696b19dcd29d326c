"""Marks: the punctuation between the words of a clause, as the event rules see it."""

SOFT = frozenset('،,–—-()[]{}"“”«»')
QUOTES = frozenset('"“”«»')
