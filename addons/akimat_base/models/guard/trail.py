"""Values of a guarded record as they stand in an audit line."""

import hashlib

# A longer text is told by its length and hash: the line proves what it was without holding it twice.
LONGEST = 200
SEALED = "•"


def plain(record, name):
    """The value of a field, JSON-ready: people by login, other records by id, long texts and files by hash."""
    field, value = record._fields[name], record[name]
    if name in record._guard_sealed():
        return SEALED if value else None
    if field.relational:
        return _linked(field, value)
    if field.type == "reference":
        return f"{value._name},{value.id}" if value else None
    if field.type in ("text", "html", "char") and value:
        return _text(str(value))
    if field.type == "binary":
        return _digest(value if isinstance(value, bytes) else str(value).encode()) if value else None
    if field.type in ("date", "datetime"):
        return value.isoformat() if value else None
    return value or (None if field.type not in ("boolean", "integer", "float", "monetary") else value)


def _linked(field, value):
    told = value.mapped("login") if field.comodel_name == "res.users" else value.ids
    return (told[0] if told else None) if field.type == "many2one" else sorted(told)


def _text(value):
    return value if len(value) <= LONGEST else _digest(value.encode())


def _digest(data):
    return {"sha256": hashlib.sha256(data).hexdigest(), "length": len(data)}
