"""What a PostgreSQL server itself finds wrong with the pages and indices of a ledger.

Pages are checked as they are read, where the server was set up with checksums. Where the database has the extension
`amcheck`, and this login may use it, tables and indices are held against one another too.
"""

from collections.abc import Iterator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

_INVALID = """
    SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relnamespace = 'mizan'::regnamespace AND NOT (indisvalid AND indisready)
"""
_CHECKS = """
    SELECT proname, oid::regproc::text AS call FROM pg_proc
    WHERE proname IN ('verify_heapam', 'bt_index_check') AND has_function_privilege(oid, 'execute')
"""
_CHECKED = """
    SELECT pg_class.oid, relname, relkind FROM pg_class LEFT JOIN pg_am ON pg_am.oid = relam
    WHERE relnamespace = 'mizan'::regnamespace AND (relkind = 'r' OR relkind = 'i' AND amname = 'btree')
    ORDER BY relname
"""


def faults(connection: Connection) -> Iterator[str]:
    """Each fault, in words."""
    for name in connection.exec_driver_sql(_INVALID).scalars():
        yield f"the index {name} is not complete (REINDEX makes it again)"
    checks = {row.proname: row.call for row in connection.exec_driver_sql(_CHECKS)}
    for key, name, kind in connection.exec_driver_sql(_CHECKED).all():
        if kind == "r" and "verify_heapam" in checks:
            told = f"SELECT msg FROM {checks['verify_heapam']}({key}::regclass)"
        elif kind == "i" and "bt_index_check" in checks:
            told = f"SELECT NULL FROM {checks['bt_index_check']}({key}::regclass, heapallindexed => true)"
        else:
            continue
        try:
            with connection.begin_nested():
                found = connection.exec_driver_sql(told).scalars().all()
        except DBAPIError as error:
            yield f"{name}: {error.orig}"
        else:
            yield from (f"{name}: {fault}" for fault in found if fault)
