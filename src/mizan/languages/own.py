"""The user's own lexicon: tables beside the package's, for words and names that only one desk needs."""

import os
from functools import cache
from pathlib import Path

from mizan.model.errors import MizanError

VARIABLE = "MIZAN_LEXICON"


@cache
def own_lexicon() -> Path | None:
    """The folder that the environment variable MIZAN_LEXICON names; its tables are read behind the package's.

    A table there has the name and the columns of the one it adds to (`triggers.tsv`, `states.tsv` …). Raises
    MizanError where the variable names no folder.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    folder = Path(named)
    if not folder.is_dir():
        raise MizanError("no_lexicon_folder", folder=folder, variable=VARIABLE)
    return folder
