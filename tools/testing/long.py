"""What ./akimat test --long adds: each addon alone, uninstalled, upgraded; the stack; Odoo's own suites beside ours."""
import os
import time

from tools import addons, database, install
from tools.errors import Problem
from tools.paths import LOGS
from tools.testing import core_suites, results, selection, stack, suites, templates

PATIENCE = "60s"
ERRORS = (" ERROR ", " CRITICAL ")


def suites_of(office, options, progress):
    """Results of the long checks, one after the other."""
    for addon in addons.own():
        yield alone(office, addon, options, progress)
        yield checked(f"uninstall {addon}", progress, lambda name=addon: uninstall(office, name))
    yield checked("upgrade of every addon", progress, lambda: upgrade(office))
    if found := stack.suite(progress):
        yield found
    yield checked("Odoo's own suites", progress, lambda: core_suites.compare(office, options, progress))


def checked(title, progress, check):
    begun = time.time()
    progress.say(title)
    try:
        problem = check()
    except Problem as refused:
        problem = str(refused)
    if problem:
        progress.say(f"  {problem}")
    return results.checked(title.replace(" ", "-"), problem, time.time() - begun)


def alone(office, addon, options, progress):
    """The addon with nothing but what it depends on, in a new database, then its own tests."""
    source = f"{templates.COPY}alone_{addon}_{os.getpid()}"
    database.clone(office.server, install.core_template(office, progress), source)
    try:
        install.ensure_addons(office, source, [addon], False, progress)
        if templates.opens_pages(addon):
            office.call(source, "make_bundles", for_tests=True)
        paths = selection.addon_tests([addon])
        return suites.addons(office, paths, options, progress, name=f"alone/{addon}", source=source)
    except Problem as refused:
        return results.checked(f"alone-{addon}", str(refused), 0.0)
    finally:
        database.drop(office.server, source)


def uninstall(office, addon):
    """From a database with demonstration data: no error, nothing of the addon left but the others whole."""
    with templates.copy(office, templates.DEMO.name, "uninstall") as name:
        # Two connections of one program that wait for each other would wait for ever.
        database.limit_waits(office.server, name, PATIENCE)
        before = set(office.call(name, "unowned"))
        command = ("module", "uninstall", "-c", office.config, "-d", name, addon)
        office.run(f"Uninstalling {addon}", *command, log="uninstall")
        gone = [other for other in addons.own() if addon in addons.with_dependencies([other])]
        left = office.call(name, "remains_of", addons=gone)
        left += sorted(set(office.call(name, "unowned")) - before)
    found = _errors("uninstall")
    return found or (f"left behind: {', '.join(left[:20])}" if left else None)


def upgrade(office):
    """Every addon upgraded in a database with demonstration data: no error, the data stays."""
    with templates.copy(office, templates.DEMO.name, "upgrade") as name:
        before = office.call(name, "counts_of_ours")
        office.run(
            "Upgrading the addons", "-c", office.config, "-d", name, "-u", ",".join(addons.own()), "--stop-after-init",
            "--no-http", log="upgrade",
        )
        after = office.call(name, "counts_of_ours")
    lost = sorted(model for model, count in before.items() if after.get(model, 0) < count)
    return _errors("upgrade") or (f"records lost: {', '.join(lost)}" if lost else None)


def _errors(log):
    lines = (LOGS / f"{log}.log").read_text(encoding="utf-8", errors="replace").splitlines()
    return next((line[:300] for line in lines if any(mark in line for mark in ERRORS)), None)
