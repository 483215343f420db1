"""Putting an audit line into words of the reader's language."""

import json

from odoo.tools import format_date

ARROW = " → "
SEPARATOR = "; "


def event_names(env):
    """Names of events that are not a change of state."""
    return {
        "number": env._("Number given"),
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
    }


def describe(env, line):
    """What happened: «Draft → Registered», «Number given: Number: 7»."""
    model = env.get(line.res_model)
    values = [_in_words(env, model, text) for text in (line.before, line.after)]
    change = ARROW.join(filter(None, values))
    return ": ".join(filter(None, [event_names(env).get(line.event), change])) or line.event


def _in_words(env, model, text):
    values = json.loads(text or "{}")
    if not isinstance(values, dict):
        return text
    return SEPARATOR.join(_value_in_words(env, model, name, value) for name, value in values.items() if value)


def _value_in_words(env, model, name, value):
    field = _field(model, name)
    if not field:
        return f"{name}: {value}"
    if field.type == "selection":
        value = dict(field._description_selection(env)).get(value, value)
    elif field.type == "date":
        value = format_date(env, value)
    elif field.comodel_name == "res.users":
        value = _person(env, value)
    return value if name == "state" else f"{field._description_string(env)}: {value}"


def _person(env, login):
    """Whose login a line holds; the login itself when nobody has it any more, or the line holds a name."""
    # Who reads the journal reads who did what, whoever may open the card of the user.
    user = env["res.users"].sudo().with_context(active_test=False).search([("login", "=", login)], limit=1)
    return user.name or login


def _field(model, name):
    """The field that a key of an audit line speaks of, or None."""
    if model is None:
        return None
    return next(filter(None, map(model._fields.get, (name, f"reg_{name}", f"{name}_id", f"{name}_ids"))), None)
