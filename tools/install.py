"""Databases with the office in them: what is missing is installed, what changed is upgraded."""
import hashlib
import json

from tools import addons, database, locks
from tools.errors import Problem
from tools.paths import STATE
from tools.python_env import RUNTIME, key

CORE = "akimat_template_core"
CORE_KEY = "akimat.tools.core"
HASHES = "akimat.tools.hashes"


def core_key(odoo, modules):
    text = json.dumps([odoo.tree.version, key(RUNTIME), modules])
    return hashlib.sha256(text.encode()).hexdigest()


def core_template(odoo, progress):
    """A database with the modules of Odoo that all our addons stand on; files inside, no demonstration data."""
    modules = addons.core_dependencies(addons.own())
    wanted = core_key(odoo, modules)
    with locks.exclusive(STATE / "templates.lock", lambda: progress.say("Another akimat command makes it, waiting")):
        known = CORE in database.names(odoo.server) and database.read_parameter(odoo.server, CORE, CORE_KEY)
        if known != wanted:
            _make_core(odoo, modules, wanted, progress)
    return CORE


def _make_core(odoo, modules, wanted, progress):
    making = f"{CORE}_making"
    database.drop(odoo.server, making)
    with progress.step(f"Database with Odoo's own modules ({', '.join(modules)})"):
        database.create(odoo.server, making)
        database.relax(odoo.server, making)
        odoo.run(
            "Installing Odoo's modules", "-c", odoo.config, "-d", making, "-i", ",".join(modules), "--stop-after-init",
            "--no-http", progress=progress, log="install-core",
        )
        odoo.call(making, "store_files_in_database")
        database.write_parameter(odoo.server, making, CORE_KEY, wanted)
        database.drop(odoo.server, CORE)
        database.rename(odoo.server, making, CORE)


def ensure_office(odoo, name, wanted, demo, progress):
    """The database `name` with the wanted addons; True when something was done."""
    server = odoo.server
    if name in database.names(server) and database.is_initialised(server, name):
        database.refuse_unindexable(server, name)
        return ensure_addons(odoo, name, wanted, demo, progress)
    database.clone(server, core_template(odoo, progress), name)
    with database.cursor(server, name) as query:
        query.execute("DELETE FROM ir_config_parameter WHERE key IN ('ir_attachment.location', %s)", [CORE_KEY])
        # The copy must not share its identity with the template.
        query.execute(
            "UPDATE ir_config_parameter SET value = gen_random_uuid()::text"
            " WHERE key IN ('database.uuid', 'database.secret')"
        )
    return ensure_addons(odoo, name, wanted, demo, progress)


def ensure_addons(odoo, name, wanted, demo, progress):
    """Install wanted addons that are missing and upgrade installed ones whose files changed."""
    install, upgrade = plan(odoo.server, name, wanted)
    if not install and not upgrade:
        return False
    title = f"Database {name}: " + "; ".join(
        f"{verb} {', '.join(names)}" for verb, names in (("installing", install), ("upgrading", upgrade)) if names
    )
    with progress.step(title):
        _install_core(odoo, name, install, progress)
        _apply(odoo, name, install, upgrade, demo, progress)
    _remember(odoo.server, name)
    return True


def plan(server, name, wanted):
    """Addons to install and to upgrade."""
    states = database.modules(server, name)
    known = database.read_parameter(server, name, HASHES, {})
    install = [addon for addon in addons.with_dependencies(wanted) if states.get(addon) != "installed"]
    present = [addon for addon in addons.own() if states.get(addon) == "installed"]
    hashes = addons.content_hashes(present)
    return install, [addon for addon in present if known.get(addon) != hashes[addon]]


def _install_core(odoo, name, install, progress):
    """Modules of Odoo first and alone, so that they bring no demonstration data of theirs."""
    states = database.modules(odoo.server, name)
    lacking = [module for module in addons.core_dependencies(install) if states.get(module) != "installed"]
    if lacking:
        odoo.run(
            "Installing Odoo's modules", "-c", odoo.config, "-d", name, "-i", ",".join(lacking), "--stop-after-init",
            "--no-http", progress=progress, log=f"install-core-{name}",
        )


def _apply(odoo, name, install, upgrade, demo, progress):
    options = ["-i", ",".join(install)] if install else []
    # The catalogues are part of the addon: an upgrade brings their new words too.
    options += ["-u", ",".join(upgrade), "--i18n-overwrite"] if upgrade else []
    database.mark_demo(odoo.server, name, demo)
    try:
        odoo.run(
            "Installing the addons", "-c", odoo.config, "-d", name, *options, "--stop-after-init", "--no-http",
            progress=progress, log=f"install-{name}",
        )
    finally:
        database.mark_demo(odoo.server, name, False)
    states = database.modules(odoo.server, name)
    failed = [addon for addon in install if states.get(addon) != "installed"]
    # The framework installs an addon without its demonstration when that cannot be loaded, and says so in the log only.
    without = database.without_demo(odoo.server, name, install) if demo else []
    if failed or without:
        what = f"Not installed: {', '.join(failed)}" if failed else f"No demonstration data in: {', '.join(without)}"
        raise Problem(f"{what}; the reason is in .akimat/log/install-{name}.log.")


def _remember(server, name):
    states = database.modules(server, name)
    present = [addon for addon in addons.own() if states.get(addon) == "installed"]
    database.write_parameter(server, name, HASHES, addons.content_hashes(present))
