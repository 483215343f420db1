"""Serial numbers without gaps under concurrent transactions.

Odoo's transactions are REPEATABLE READ: a counter row that many of them update
ends in serialization failures. Here nobody updates anything: a writer takes a
transaction lock, looks at the *committed* tail through a second connection
(its own snapshot may be older), and inserts the next row. A rolled back
transaction leaves no row, so it leaves no gap; a killed one releases its lock.
"""

import hashlib

from psycopg2.errors import UndefinedTable

from odoo.tools import SQL

PATIENCE = "10s"
_INT64 = 8


def lock(cr, key):
    """Wait for and hold the lock ``key`` until the end of the transaction of ``cr``.

    :param key: text that names what is locked; the same text means the same lock.
    """
    digest = hashlib.sha256(key.encode()).digest()
    number = int.from_bytes(digest[:_INT64], "big", signed=True)
    cr.execute(SQL("SELECT pg_advisory_xact_lock(%s)", number))


def tail(env, query):
    """The last row of a series: the later one of the committed tail and our own uncommitted tail.

    Call it with the lock of the series held.

    :param query: SQL that yields at most one row whose first column is the position.
    :return: the row, or None when the series is empty.
    """
    rows = [*_fetch(env.cr, query), *_committed(env, query)]
    return max(rows, key=lambda row: row[0], default=None)


def _fetch(cr, query):
    cr.execute(query, log_exceptions=False)
    return cr.fetchall()


def _committed(env, query):
    with env.registry.cursor() as cr:
        # PostgreSQL sees no deadlock between two connections of one program: a lock of our own would hold us for ever.
        cr.execute(SQL("SET LOCAL lock_timeout = %s", PATIENCE))
        try:
            return _fetch(cr, query)
        except UndefinedTable:
            # The table is made by this very transaction: the addon is being installed.
            cr.rollback()
            return []
