"""Read the first N articles of a corpus in one process; print the figures as one JSON object.

python bench/reading.py CORPUS.jsonl.gz N
"""

import gc
import gzip
import json
import resource
import sys
import time
import traceback
from itertools import islice
from pathlib import Path

from mizan.reading import PATIENCE
from mizan.model import Document
from mizan.reading import read


def main() -> None:
    gc.set_threshold(*PATIENCE)
    path, limit = Path(sys.argv[1]), int(sys.argv[2])
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in islice(lines, limit)]
    documents = [Document.of(a["text"], name=a["id"], title=a["title"], outlet=a["outlet"]) for a in articles]
    size = sum(len(document.text.encode()) for document in documents)
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
    print(
        json.dumps(
            {
                "MB/s": size / 1e6 / elapsed,
                "documents/s": len(documents) / elapsed,
                "records/s": records / elapsed,
                "megabytes": size / 1e6,
                "records": records,
                "seconds": elapsed,
                "lexicon seconds": loading,
                "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "MB before reading": before,
                "failures": failures,
            }
        )
    )


if __name__ == "__main__":
    main()
