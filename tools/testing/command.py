"""./akimat test."""
from concurrent.futures import ThreadPoolExecutor

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
    if "stack" in (options.suite or ()):
        from tools.testing import stack

        found += filter(None, [stack.suite(progress)])
    results.save(found)
    return results.summarise(found, progress.say)


def _side_by_side(office, chosen, options, progress):
    """Addon tests and end-to-end tests at the same time: each waits for other things half the time."""
    with ThreadPoolExecutor(1) as aside:
        waiting = None
        if "e2e" in chosen:
            templates.ensure(office, templates.DEMO, progress, options.fresh)
            progress.say("e2e tests" + (", told at the end" if "addons" in chosen else ""))
            waiting = aside.submit(
                suites.e2e, office, chosen["e2e"], options, progress, aside="addons" in chosen
            )
        if "addons" in chosen:
            progress.say("addon tests")
            yield suites.addons(office, chosen["addons"], options, progress)
        if waiting:
            yield waiting.result()


def _with_database(chosen, options, progress):
    found = []
    with odoo.prepared(progress, options.odoo_home, "test") as office:
        templates.drop_abandoned(office.server)
        found += _side_by_side(office, chosen, options, progress)
        if options.long and not options.targets:
            from tools.testing import long

            found += long.suites_of(office, options, progress)
    return found
