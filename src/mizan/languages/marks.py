"""Marks that mean the same in every language: those that end a sentence, part it, or enclose what is quoted."""

SENTENCE_ENDS = frozenset(".!?؟…")
PARTING_MARKS = frozenset('،,;؛:()[]«»"“”–—')
"""Commas, brackets and dashes: the marks between which a part of a sentence stands."""

ANGULAR, DOUBLE, SINGLE = "angular", "double", "single"
QUOTATION_MARKS = {
    **dict.fromkeys("«»", ANGULAR),
    **dict.fromkeys('"“”„‟＂', DOUBLE),
    **dict.fromkeys("'‘’‚", SINGLE),
}
"""Quotation marks by their family: a mark closes one of its own."""

OPENING, CLOSING = frozenset('"“«('), frozenset('.،,؛:!?؟…"”»)')
"""The marks that mostly stand before a word, and those that mostly stand behind one."""
