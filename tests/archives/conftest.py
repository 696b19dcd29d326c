"""Sources of an archive: a few hundred short documents of our own, in files of JSON lines."""

import json
from pathlib import Path

import pytest

STATES = ("التركي", "الروسي", "الصيني", "المصري", "الفرنسي", "الهندي")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for file in range(3):
        lines = [
            {
                "id": f"{file}-{number}",
                "text": f"زار وزير الخارجية {STATES[number % 6]} أستانا والتقى نظيره الكازاخستاني مرة رقم {number}.",
                "published": f"2019-{number % 3 + 1:02}-{file + 1:02}",
                "outlet": f"صحيفة {file}",
            }
            for number in range(file * 100, file * 100 + 100)
        ]
        (folder / f"{file}.jsonl").write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
        )
    return folder
