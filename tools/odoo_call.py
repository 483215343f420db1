"""Calling a function or a model's method in a database without a web server.

Outside: `ask()` starts this file under Odoo's tree. Inside: `main()` opens the registry, calls, commits, and prints
the answer as JSON after a marker line. `./akimat call MODEL METHOD JSON` uses it for any model.
"""
import importlib
import json
import sys

MARK = "akimat-answer:"


def ask(odoo, database, function, values, *, progress=None, log=None):
    from tools import commands
    from tools.paths import ROOT

    request = json.dumps({"database": database, "config": str(odoo.config), "function": function, "values": values})
    output = commands.run(
        f"Asking the database ({function})", [sys.executable, "-m", "tools.odoo_call", request], cwd=ROOT,
        progress=progress, log=log or f"call-{function.replace(':', '-')}", env=odoo.environment,
    )
    answers = [line for line in output.splitlines() if line.startswith(MARK)]
    return json.loads(answers[-1][len(MARK):])


def call_method(env, model, method, args=(), kwargs=None, ids=(), login=None):
    """A method of a model, as the superuser or as the user with that login."""
    if login:
        user = env["res.users"].search([("login", "=", login)], limit=1)
        env = env(user=user.id)
    return getattr(env[model].browse(ids), method)(*args, **(kwargs or {}))


def main(text):
    import odoo  # noqa: F401 - sets the package up
    from odoo import SUPERUSER_ID, api
    from odoo.modules.registry import Registry
    from odoo.tools import config

    request = json.loads(text)
    config.parse_config(["-c", request["config"], "-d", request["database"], "--no-http"], setup_logging=True)
    registry = Registry(request["database"])
    with registry.cursor() as cursor:
        env = api.Environment(cursor, SUPERUSER_ID, {})
        answer = _function(request["function"])(env, **request["values"])
        env.cr.commit()
    print(MARK + json.dumps(answer, default=str), flush=True)


def _function(name):
    if name == "call_method":
        return call_method
    module, _colon, function = name.rpartition(":")
    return getattr(importlib.import_module(module or "tools.inside"), function)


if __name__ == "__main__":
    main(sys.argv[1])
