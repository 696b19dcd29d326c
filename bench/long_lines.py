"""Read single lines of growing length, made of what each stage finds hardest; print seconds and growth.

    python bench/long_lines.py

A line four times as long should take about four times as long; far more tells of work that grows faster.
"""

import time

from mizan.model import Document
from mizan.reading import read

SIZES = (15_000, 60_000)
PIECES = (
    "بلغت 5 ملايين دولار ",
    "بين 5 و",
    "الدول الخمس ",
    "في الصين 5 ملايين عام 2016 ",
    "يوم 5 مارس و",
    "من 3 إلى 4 ",
    "روسيا والصين ",
    "الرئيس ",
    "قال إن ",
    "وقع اتفاقية ",
    "«",
)


def seconds(piece: str, size: int) -> float:
    """How long one line of `size` characters takes to read."""
    document = Document.of(piece * (size // len(piece)), published="2018-07-20")
    started = time.process_time()
    read(document)
    return time.process_time() - started


def main() -> None:
    read(Document.of("نص"))
    print(f"{'line of':30}{SIZES[0]:>10,}{SIZES[1]:>10,}{'growth':>10}")
    for piece in PIECES:
        short, long = (seconds(piece, size) for size in SIZES)
        print(f"{piece:30}{short:10.3f}{long:10.3f}{long / max(short, 1e-9):10.1f}")


if __name__ == "__main__":
    main()
