"""The desk under load: 50 readers and 5 writers at once on one ledger; print the figures as one JSON object.

python bench/load.py CORPUS.jsonl.gz ARTICLES SECONDS
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus import articles

from mizan.ledger import Ledger
from mizan.reading import read

USERS = 55
HERE = Path(__file__).parent


def figures(lines: list[dict[str, float]]) -> dict[str, float]:
    """All requests taken together: how many, how many failed, and the times within which most were answered."""
    times: dict[float, int] = {}
    for line in lines:
        for time, number in dict(line["response_times"]).items():  # type: ignore[call-overload]
            times[float(time)] = times.get(float(time), 0) + number
    total = sum(times.values())
    result: dict[str, float] = {"requests": total, "errors": sum(line["num_failures"] for line in lines)}
    for share in (50, 95, 99):
        passed = 0
        for time in sorted(times):
            passed += times[time]
            if passed * 100 >= total * share:
                result[f"p{share} ms"] = time
                break
    return result


def main() -> None:
    corpus, count, seconds = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "ledger.mizan")
        with Ledger.open(ledger) as books:
            for document in articles(corpus, count):
                books.add(document, read(document))
        command = (sys.executable, "-m", "mizan", "serve", "--ledger", str(ledger), "--port", "0")
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
            assert desk.stderr is not None
            address = next(word for word in desk.stderr.readline().split() if word.startswith("http")).rstrip("/")
            locust = (sys.executable, "-m", "locust", "-f", str(HERE / "desk_users.py"), "--headless", "--json")
            load = ("-u", str(USERS), "-r", str(USERS), "-t", f"{seconds}s", "--host", address, "--loglevel", "ERROR")
            run = subprocess.run(
                (*locust, *load), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False
            )
            desk.terminate()
    print(json.dumps(figures(json.loads(run.stdout))))


if __name__ == "__main__":
    main()
