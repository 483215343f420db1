"""The address in the code of a printed form: whoever holds the paper can ask whether such a document is registered.

The address cannot be guessed or altered: it is signed with the secret of the database over the number and date
that stand on the paper, so that a paper with another number leads to "no such document".
"""

from odoo.tools import consteq, hmac

SCOPE = "akimat_base.verification"
MAC_DIGITS = 32


def _signature(record):
    # The secret of the database is readable by the system only; the reader gets nothing but the signature.
    sudo_env = record.env(su=True)
    facts = (record._name, record.id, record.reg_number, record.reg_date and record.reg_date.isoformat())
    return hmac(sudo_env, SCOPE, facts)[:MAC_DIGITS]


def is_verifiable(record):
    return "reg_number" in record._fields and "annulled" in record._fields and bool(record.reg_number)


def url_of(record):
    """The address for the code, or False for what is not registered."""
    if not is_verifiable(record):
        return False
    # Ids of models are not secret; the table of models is closed to ordinary users.
    model_id = record.env["ir.model"].sudo()._get_id(record._name)
    return f"{record.get_base_url()}/akimat/verify/{model_id:x}-{record.id:x}-{_signature(record)}"


def find(env, token):
    """The registered record a token was signed for (as superuser: the token is the permission), or None."""
    try:
        model_id, res_id, signature = token.split("-")
        model_id, res_id = int(model_id, 16), int(res_id, 16)
    except ValueError:
        return None
    # The visitor has no account; only number, date and state of what the signature proves are shown.
    sudo_env = env(su=True)
    model = sudo_env["ir.model"].browse(model_id).exists().model
    if not model or "reg_number" not in sudo_env[model]._fields:
        return None
    record = sudo_env[model].browse(res_id).exists()
    if record and is_verifiable(record) and consteq(_signature(record), signature):
        return record
    return None
