"""Whether a database has the tables, indices and triggers of a ledger, just as `schema.make` makes them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Constraint, ForeignKeyConstraint, func, select

from mizan.ledger.schema import BY_HAND, document_words, metadata, state

_KINDS = {"fk": "reference", "constraint": "rule of unique rows"}

_BY_HAND_THERE = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL",
    "postgresql": """
        SELECT tgname, '' FROM pg_trigger WHERE tgrelid = to_regclass('judgements') AND tgenabled = 'O'
        UNION SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'mizan'::regnamespace
    """,
}
_UNHEEDED = """
    SELECT DISTINCT conrelid::regclass::text, conname
    FROM pg_constraint JOIN pg_trigger ON tgconstraint = pg_constraint.oid
    WHERE connamespace = 'mizan'::regnamespace AND tgenabled <> 'O' ORDER BY 1, 2
"""


def differences(connection: Connection) -> Iterator[str]:
    """How the tables, indices and triggers of a ledger differ from those of a new one, in words."""
    # Imported only where a ledger is checked: it takes longer than opening one.
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    dialect = connection.dialect.name

    def is_own(name: str | None, kind: str, _: object) -> bool:
        return kind != "table" or dialect == "postgresql" or not str(name).startswith(document_words.name)

    def is_compared(_: object, name: str | None, kind: str, *__: object) -> bool:
        return is_own(name, kind, None)

    options = {"include_name": is_own, "include_object": is_compared, "compare_server_default": False}
    for difference in compare_metadata(MigrationContext.configure(connection, opts=options), metadata):
        yield from _said(difference)
    there = {row[0]: row[1] for row in connection.exec_driver_sql(_BY_HAND_THERE[dialect])}
    for name, statement in BY_HAND[dialect].items():
        if there.get(name, statement + "?") not in statement:
            yield f"{name} is {'not as it was made' if name in there else 'missing'}"
    if dialect == "postgresql":
        for table, name in connection.exec_driver_sql(_UNHEEDED):
            yield f"the reference {name} of {table} is not heeded: its triggers are disabled"
    names = connection.execute(select(func.count()).select_from(state)).scalar_one()
    if names != 1:
        yield f"the table {state.name} has {names} rows, not 1"


def _said(difference: Any) -> Iterator[str]:
    """A difference as alembic tells it, in words."""
    if isinstance(difference, list):
        for action, _, table, column, _, found, wanted in difference:
            if action == "modify_nullable":
                yield f"the column {table}.{column} may {'' if found else 'not '}be empty"
            else:
                yield f"the {action.removeprefix('modify_')} of {table}.{column} is {found}, not {wanted}"
    else:
        action, kind = difference[0].split("_", 1)
        name = f"the {_KINDS.get(kind, kind)} {_name(difference[-1])}"
        yield f"{name} is missing" if action == "add" else f"{name} is none of a ledger's"


def _name(thing: Any) -> str:
    match thing:
        case Column():
            return f"{thing.table.name}.{thing.name}"
        case ForeignKeyConstraint():
            return f"{_columns(thing)} to {thing.referred_table.name}"
        case Constraint():
            return _columns(thing)
    return str(thing.name)


def _columns(constraint: Any) -> str:
    return f"{constraint.table.name} ({', '.join(constraint.columns.keys())})"
