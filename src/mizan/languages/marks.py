"""Marks that mean the same in every language: those that end a sentence, and those between which words are quoted."""

SENTENCE_ENDS = frozenset(".!?؟…")

ANGULAR, DOUBLE, SINGLE = "angular", "double", "single"
QUOTATION_MARKS = {
    **dict.fromkeys("«»", ANGULAR),
    **dict.fromkeys('"“”„‟＂', DOUBLE),
    **dict.fromkeys("'‘’‚", SINGLE),
}
"""Quotation marks by their family: a mark closes one of its own."""

OPENING, CLOSING = frozenset('"“«('), frozenset('.،,؛:!?؟…"”»)')
"""The marks that mostly stand before a word, and those that mostly stand behind one."""
