"""What reading is held against: one pass of an automaton, and spaCy's blank Arabic pipeline with a phrase matcher.

python bench/anchors.py CORPUS.jsonl.gz N

All three look for the forms of the same lexicon in the same texts; the automaton finds them inside words too, spaCy
only where a token is the form. Neither resolves, codes or dates anything.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import daachorse
import spacy
from corpus import articles, megabytes
from spacy.matcher import PhraseMatcher

from mizan.languages import language
from mizan.languages.lexicon import Node

MATCHED = 1000
"""How many documents spaCy is given: it is slower by far."""


def forms() -> list[str]:
    """The surface forms of the lexicon, without clitics."""
    lexicon = language("ar").lexicon
    return sorted(
        {form for word in lexicon.own_firsts() if (node := lexicon.start(word)) for form in _under(node, word)}
    )


def _under(node: Node, words: str) -> Iterator[str]:
    if node.entries:
        yield words
    for word in node.following:
        if (longer := node.behind(word)) is not None:
            yield from _under(longer, f"{words} {word}")


def main() -> None:
    patterns = forms()
    documents = articles(Path(sys.argv[1]), int(sys.argv[2]))
    texts = [language("ar").view(document.text).text for document in documents]
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    started = time.perf_counter()
    hits = sum(len(automaton.find(text)) for text in texts)
    passed = time.perf_counter() - started

    pipeline = spacy.blank("ar")
    matcher = PhraseMatcher(pipeline.vocab)
    matcher.add("form", list(pipeline.pipe(patterns)))
    started = time.perf_counter()
    matches = sum(len(matcher(one)) for one in pipeline.pipe(texts[:MATCHED]))
    matched = time.perf_counter() - started
    figures = {
        "patterns": len(patterns),
        "automaton MB/s": megabytes(documents) / passed,
        "automaton hits": hits,
        "spaCy MB/s": megabytes(documents[:MATCHED]) / matched,
        "spaCy documents/s": min(MATCHED, len(documents)) / matched,
        "spaCy matches": matches,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
