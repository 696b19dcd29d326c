"""Read the first N articles of a corpus in one process; print the figures as one JSON object.

python bench/reading.py CORPUS.jsonl.gz N [--alone]
"""

import argparse
import gc
import json
import resource
import time
from pathlib import Path

from corpus import articles, megabytes

from mizan.model import Document
from mizan.reading import PATIENCE, read, read_all


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--alone", action="store_true", help="read each article by itself, not side by side")
    options = parser.parse_args()
    gc.set_threshold(*PATIENCE)
    documents = articles(options.corpus, options.articles)
    size = megabytes(documents)
    started = time.perf_counter()
    read(Document.of("لا شيء هنا."))
    loading = time.perf_counter() - started
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.perf_counter()
    if options.alone:
        records = sum(len(read(document)) for document in documents)
    else:
        records = sum(len(found) for _, found in read_all(documents))
    elapsed = time.perf_counter() - started
    figures = {
        "MB/s": size / elapsed,
        "documents/s": len(documents) / elapsed,
        "records/s": records / elapsed,
        "megabytes": size,
        "records": records,
        "seconds": elapsed,
        "lexicon seconds": loading,
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "MB before reading": before,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
