"""Read the first N articles of a corpus in one process; print the figures as one JSON object.

python bench/reading.py CORPUS.jsonl.gz N
"""

import gc
import json
import resource
import sys
import time
import traceback
from pathlib import Path

from corpus import articles, megabytes

from mizan.model import Document
from mizan.reading import PATIENCE, read


def main() -> None:
    gc.set_threshold(*PATIENCE)
    documents = articles(Path(sys.argv[1]), int(sys.argv[2]))
    size = megabytes(documents)
    started = time.perf_counter()
    read(Document.of("لا شيء هنا."))
    loading = time.perf_counter() - started
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    records = failures = 0
    started = time.perf_counter()
    for document in documents:
        try:
            records += len(read(document))
        except Exception:
            failures += 1
            traceback.print_exc()
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
        "failures": failures,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
