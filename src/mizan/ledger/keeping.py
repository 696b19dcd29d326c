"""What was worked out of a ledger, kept in it until the ledger or the way of working it out changes.

Everything here is derived: it may be deleted at any time and is made again. It bears a stamp of the state that it was
made of and of Mizan's own rules; what bears another is never used. It is cut into parts, which no store finds too long.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from hashlib import file_digest, sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, delete, insert, select

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


def find(connection: Connection, names: Iterable[str], stamp: str, folder: Path) -> dict[str, Path] | None:
    """What is kept under all these names and this stamp, written to files in a folder.

    None where any of it is missing or damaged.
    """
    found: dict[str, Path] = {}
    for number, name in enumerate(names):
        found[name] = folder / str(number)
        with found[name].open("wb") as file:
            if not _sound(connection, (settled.c.name == name) & (settled.c.stamp == stamp), file.write):
                return None
    return found


def keep(connection: Connection, contents: Mapping[str, Path], stamp: str) -> bool:
    """Keep these files in the place of what has the same name or another stamp, where the ledger still is as it was."""
    state = stamp.partition(" ")[0]
    if connection.execute(select(schema.state.c.name)).scalar_one() != state:
        return False
    connection.execute(delete(settled).where((settled.c.stamp != stamp) | settled.c.name.in_(list(contents))))
    for name, path in contents.items():
        with path.open("rb") as file:
            row = {"name": name, "stamp": stamp, "digest": file_digest(file, "sha256").hexdigest()}
            file.seek(0)
            for number, content in enumerate(iter(lambda: file.read(PART), b"")):
                connection.execute(insert(settled), {**row, "part": number, "content": content})
    return True


def damaged(connection: Connection) -> Iterator[str]:
    """The names of what is not as it was kept."""
    names = connection.execute(select(settled.c.name).distinct().order_by(settled.c.name)).scalars().all()
    return (name for name in names if not _sound(connection, settled.c.name == name, len))


def _sound(connection: Connection, wanted: ColumnElement[bool], put: Callable[[bytes], object]) -> bool:
    """Whether something is as it was kept; its parts are put somewhere as they pass by."""
    query = select(settled.c.digest, settled.c.content).where(wanted).order_by(settled.c.part)
    found, told = sha256(), set()
    for digest, content in connection.execute(query, execution_options={"yield_per": 1}):
        found.update(content)
        told.add(digest)
        put(content)
    return told == {found.hexdigest()}


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
