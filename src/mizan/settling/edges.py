"""Decisions of people about sameness, as settling takes them: edges (a, b, verdict) between ids.

An id is that of a record, of a name (`person:KAZ:…`) or a known one (`person:kassym-jomart-tokayev`).
"""

from collections.abc import Iterable

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"

Edge = tuple[str, str, str]


def pairs(edges: Iterable[Edge], verdict: str) -> list[tuple[str, str]]:
    """The pairs of ids judged so, in an order that does not depend on that of the edges."""
    return sorted({(min(a, b), max(a, b)) for a, b, said in edges if said == verdict and a != b})
