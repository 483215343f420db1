"""Putting an audit line into words of the reader's language."""

import json

from odoo.tools import format_date

ARROW = " → "
SEPARATOR = "; "


def event_names(env):
    """Names of events that are not a change of state."""
    return {
        "number": env._("Number given"),
        "change": env._("Changed"),
        "add": env._("Row added"),
        "remove": env._("Row removed"),
        "file": env._("File added"),
        "deadline": env._("Deadline set"),
        "duty": env._("Duty changed"),
        "norm": env._("Norm changed"),
        "calendar_day": env._("Working calendar changed"),
        "print": env._("Printed"),
        "consent": env._("Consent given"),
        "mark": env._("Report marked as heard"),
        "disclosure": env._("Restricted record opened"),
        "signature": env._("Signed"),
        "receipt": env._("Receipt confirmed"),
        "read": env._("Acquainted"),
        "login_refused": env._("Wrong password"),
        "login_locked": env._("Too many wrong passwords: the account is closed to this address for a while"),
        "address_locked": env._("Too many wrong passwords: this address is refused for a while"),
    }


def people(env, lines):
    """Login → name of everybody whom the lines speak of, by one query; who is gone is not among them."""
    told = ((env.get(line.res_model), text) for line in lines for text in (line.before, line.after))
    named = ((_field(model, name), value) for model, text in told for name, value in (_values(text) or {}).items())
    logins = {value for field, value in named if field and _is_person(field) and isinstance(value, str)}
    # Who reads the journal reads who did what, whoever may open the card of the user.
    users = env["res.users"].sudo().with_context(active_test=False).search([("login", "in", list(logins))])
    return {user.login: user.name for user in users}


def describe(env, line, names):
    """What happened: «Draft → Registered», «Number given: Number: 7».

    :param names: login → name of the people of this line, see `people`.
    """
    model = env.get(line.res_model)
    values = [_in_words(env, model, text, names) for text in (line.before, line.after)]
    change = ARROW.join(filter(None, values))
    return ": ".join(filter(None, [event_names(env).get(line.event), change])) or line.event


def _values(text):
    """What a side of a line holds, by name; None when it holds something else."""
    values = json.loads(text or "{}")
    return values if isinstance(values, dict) else None


def _in_words(env, model, text, names):
    values = _values(text)
    if values is None:
        return text
    return SEPARATOR.join(_value_in_words(env, model, name, value, names) for name, value in values.items() if value)


def _value_in_words(env, model, name, value, names):
    field = _field(model, name)
    if not field:
        return f"{name}: {value}"
    if field.type == "selection":
        value = dict(field._description_selection(env)).get(value, value)
    elif field.type == "date":
        value = format_date(env, value)
    elif _is_person(field) and isinstance(value, str):
        value = names.get(value, value)
    return value if name == "state" else f"{field._description_string(env)}: {value}"


def _is_person(field):
    return field.comodel_name == "res.users"


def _field(model, name):
    """The field that a key of an audit line speaks of, or None."""
    if model is None:
        return None
    return next(filter(None, map(model._fields.get, (name, f"reg_{name}", f"{name}_id", f"{name}_ids"))), None)
