"""Mizan reads the news about a state's foreign relations, keeps the books and weighs the vectors.

The public surface: `read_documents` takes documents in, `read` turns one into records, a `Ledger` keeps them,
`settle` makes entries of reports, `ladder` and `project_register` list what relations are called and what is built,
`partners` weighs them, `compose` and `render` make a brief.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mizan.documents import read_documents
    from mizan.ledger import Ledger
    from mizan.model import (
        Agreement,
        Document,
        Entity,
        Event,
        Evidence,
        Figure,
        MizanError,
        Project,
        Record,
        Relation,
        Statement,
    )
    from mizan.model.booked import Booked
    from mizan.publishing import compose, render
    from mizan.reading import read
    from mizan.settling import Entry, ladder, project_register, settle
    from mizan.weighing import Partner, partners

__version__ = "0.1.0"

# Matrices are small here: the threads that numpy would share them out to wait for each other far longer than they work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__all__ = [
    "Agreement",
    "Booked",
    "Document",
    "Entity",
    "Entry",
    "Event",
    "Evidence",
    "Figure",
    "Ledger",
    "MizanError",
    "Partner",
    "Project",
    "Record",
    "Relation",
    "Statement",
    "compose",
    "ladder",
    "partners",
    "project_register",
    "read",
    "read_documents",
    "render",
    "settle",
]

_MODEL = (
    "Agreement",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Figure",
    "MizanError",
    "Project",
    "Record",
    "Relation",
    "Statement",
)
_HOMES = {
    **dict.fromkeys(_MODEL, "mizan.model"),
    "Booked": "mizan.model.booked",
    "Entry": "mizan.settling",
    "Ledger": "mizan.ledger",
    "Partner": "mizan.weighing",
    "compose": "mizan.publishing",
    "ladder": "mizan.settling",
    "partners": "mizan.weighing",
    "project_register": "mizan.settling",
    "read": "mizan.reading",
    "read_documents": "mizan.documents",
    "render": "mizan.publishing",
    "settle": "mizan.settling",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: a command that prints its help need not load everything."""
    if name not in _HOMES:
        raise AttributeError(f"module 'mizan' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
