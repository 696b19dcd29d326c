"""What was worked out of a ledger, kept in it until the ledger or the way of working it out changes.

Everything here is derived: it may be deleted at any time and is made again. It bears a stamp of the state that it was
made of and of Mizan's own rules; what bears another is never used. It is cut into parts, which no store finds too long.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from mizan.ledger import schema
from mizan.ledger.schema import settled

PART = 16_000_000
"""How many bytes a part has at most."""

_RULES = ("model", "languages", "settling", "ledger", "weighing", "deriving")
"""The packages on which it depends what a ledger is worked out to be."""


def stamp(state: str) -> str:
    """What is made of a state of a ledger by the rules of this Mizan."""
    return f"{state} {_rules()}"


def there(connection: Connection, names: Iterable[str], stamp: str) -> bool:
    """Whether something is kept under all these names and this stamp, whole or not."""
    found = connection.execute(select(settled.c.name).distinct().where(settled.c.stamp == stamp)).scalars()
    return set(names).issubset(found)


def find(connection: Connection, names: Iterable[str], stamp: str) -> dict[str, bytes] | None:
    """What is kept under all these names and this stamp; None where any of it is missing or damaged."""
    found: dict[str, bytes] = {}
    for name in names:
        query = select(settled.c.digest, settled.c.content).where(settled.c.name == name, settled.c.stamp == stamp)
        content = _whole(connection.execute(query.order_by(settled.c.part)).all())
        if content is None:
            return None
        found[name] = content
    return found


def keep(connection: Connection, contents: Mapping[str, bytes], stamp: str) -> bool:
    """Keep these in the place of those of the same name or another stamp, where the ledger still is as it was."""
    state = stamp.partition(" ")[0]
    if connection.execute(select(schema.state.c.name)).scalar_one() != state:
        return False
    connection.execute(delete(settled).where((settled.c.stamp != stamp) | settled.c.name.in_(list(contents))))
    for name, content in contents.items():
        digest = sha256(content).hexdigest()
        for number, start in enumerate(range(0, max(1, len(content)), PART)):
            row = {"name": name, "part": number, "stamp": stamp, "digest": digest}
            connection.execute(insert(settled), {**row, "content": content[start : start + PART]})
    return True


def damaged(connection: Connection) -> Iterator[str]:
    """The names of what is not as it was kept."""
    names = connection.execute(select(settled.c.name).distinct().order_by(settled.c.name)).scalars().all()
    for name in names:
        query = select(settled.c.digest, settled.c.content).where(settled.c.name == name).order_by(settled.c.part)
        if _whole(connection.execute(query).all()) is None:
            yield name


def _whole(parts: Sequence[Any]) -> bytes | None:
    """The content that is in these parts, if they are as they were kept."""
    content = b"".join(part.content for part in parts)
    return content if {part.digest for part in parts} == {sha256(content).hexdigest()} else None


@cache
def _rules() -> str:
    digest = sha256()
    for package in _RULES:
        for path, content in sorted(_contents(files("mizan").joinpath(package), package)):
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for one in folder.iterdir():
        if one.is_dir() and one.name != "__pycache__":
            yield from _contents(one, f"{name}/{one.name}")
        elif one.is_file():
            yield f"{name}/{one.name}", one.read_bytes()
