"""./akimat test."""
from tools import odoo
from tools.testing import results, selection, suites, templates


def test(options, progress):
    """Run the suites that the targets belong to; the last line printed is the sum."""
    chosen = selection.select(options.targets, options.suite)
    found = []
    for name in ("unit", "architecture"):
        if name in chosen:
            progress.say(f"{name} tests")
            found.append(suites.pure(name, chosen[name], options))
    if options.long or {"addons", "e2e"} & set(chosen):
        found += _with_database(chosen, options, progress)
    results.save(found)
    return results.summarise(found, progress.say)


def _with_database(chosen, options, progress):
    found = []
    with odoo.prepared(progress, options.odoo_home, "test") as office:
        templates.drop_abandoned(office.server)
        if "addons" in chosen:
            progress.say("addon tests")
            found.append(suites.addons(office, chosen["addons"], options, progress))
        if "e2e" in chosen:
            progress.say("e2e tests")
            found.append(suites.e2e(office, chosen["e2e"], options, progress))
        if options.long and not options.targets:
            from tools.testing import long

            found += long.suites_of(office, options, progress)
    return found
