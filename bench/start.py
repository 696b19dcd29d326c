"""Seconds from the shell to the records of one short document; print them as one JSON object."""

import json
import os
import subprocess
import sys
import tempfile
import time

TEXT = "زار وزير الخارجية الهندي أستانا في 3 مارس 2021 ووقع مذكرة تفاهم."


def seconds(cache: str) -> float:
    """How long `mizan read` takes with a cache folder."""
    command = (sys.executable, "-m", "mizan", "read", "-", "--format", "jsonl")
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    started = time.perf_counter()
    subprocess.run(command, input=TEXT.encode(), env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as cache:
        print(json.dumps({"first seconds": seconds(cache), "seconds": min(seconds(cache) for _ in range(5))}))


if __name__ == "__main__":
    main()
