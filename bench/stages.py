"""Where the time of reading goes: the share of each stage, in processor time; print the figures as one JSON object.

python bench/stages.py CORPUS.jsonl.gz N
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from corpus import articles, megabytes

from mizan.reading import reader

STAGES = {
    "segment": "tokens and sentences",
    "recognise": "the lexicon",
    "find_quotations": "quotations",
    "find_moments": "times",
    "find_actors": "actors",
    "book_entities": "entities",
    "book_statements": "statements",
    "book_figures": "figures",
    "book_conflict": "violence",
    "book_relations": "relations",
    "book_projects": "projects",
    "book_agreements": "agreements",
    "book_events": "acts",
    "believed": "confidence",
}
"""What the functions that `mizan.reading.reader` calls one after another are about."""
WARMING = 100
"""So many articles are read before: the lexicon is unpacked as texts need it."""


def main() -> None:
    taken: defaultdict[str, float] = defaultdict(float)

    def watched(name: str, stage: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(stage)
        def run(*given: Any) -> Any:
            begun = time.process_time()
            found = stage(*given)
            # Stages that hand out one record after another work as they do so.
            found = found if found is None else list(found)
            taken[name] += time.process_time() - begun
            return found

        return run

    for function, name in STAGES.items():
        setattr(reader, function, watched(name, getattr(reader, function)))
    documents = articles(Path(sys.argv[1]), int(sys.argv[2]))
    for document in documents[:WARMING]:
        reader.read(document)
    taken.clear()
    begun = time.process_time()
    for document in documents[WARMING:]:
        reader.read(document)
    whole = time.process_time() - begun
    figures = {f"{name}, %": 100 * taken[name] / whole for name in STAGES.values()}
    figures["seconds a megabyte"] = whole / megabytes(documents[WARMING:])
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
