"""Odoo's own suites, without our addons and with them: ours may break nothing that was whole.

Both sides run under pytest with every module loaded. Odoo's runner would start the tests of `hr` before the addons
that extend it are loaded, while their record rules already stand in the database.
"""
from tools import install
from tools.testing import suites, templates

# Whose tests run: what our addons extend, access to messages, and every menu clicked.
SUITES = (
    "hr/tests", "hr_recruitment/tests", "purchase/tests", "purchase_requisition/tests", "stock/tests",
    "test_mail/tests/test_mail_message_security.py", "web/tests/test_click_everywhere.py",
)
BASES = ("hr", "hr_recruitment", "purchase", "stock")
# Not part of an office; the suites need them.
EXTRA = ("purchase_requisition", "test_mail")
DONE = {"passed", "failed"}


def compare(office, options, progress):
    """A sentence on the tests that our addons break or keep from running, or None."""
    template = templates.ensure(office, templates.TEST, progress)
    without = _outcome(office, install.core_template(office, progress), "core-without-ours", options, progress)
    ours = _outcome(office, template, "core-with-ours", options, progress)
    for result in (without, ours):
        failed = sorted(_named(result, {"failed"}))
        progress.say("\n    ".join([f"  {result.name}: {dict(result.counts)}", *failed]))
    return difference(without, ours)


def difference(without, ours):
    """A sentence on what is worse with our addons than without, or None.

    :param without: :param ours: `results.SuiteResult` of the same files
    """
    if any(result.broken or not _named(result, DONE) for result in (without, ours)):
        return f"Odoo's own suites were broken off: {'; '.join([*without.broken, *ours.broken]) or 'no test ran'}"
    broken = sorted(_named(ours, {"failed"}) - _named(without, {"failed"}))
    missing = sorted(_named(without, DONE) - _named(ours, DONE))
    said = [f"broken by our addons: {'; '.join(broken)}"] if broken else []
    said += [f"not run with our addons: {'; '.join(missing)}"] if missing else []
    return ". ".join(said) or None


def _named(result, outcomes):
    """Tests with one of the outcomes, named from the folder of addons on."""
    return {node.rpartition("/addons/")[2] for node, test in result.tests.items() if test["outcome"] in outcomes}


def _outcome(office, source, name, options, progress):
    paths = [path for suite in SUITES for folder in office.tree.addons_paths for path in _files(folder / suite)]
    with templates.copy(office, source, name.replace("-", "_")) as copied:
        modules = ",".join((*BASES, *EXTRA))
        office.run(
            f"Installing {modules}", "-c", office.config, "-d", copied, "-i", modules, "--stop-after-init", "--no-http",
            progress=progress, log=f"install-{name}",
        )
        office.call(copied, "make_bundles", for_tests=True)
        return suites.addons(office, paths, options, progress, name=name, source=copied)


def _files(path):
    return [path] if path.is_file() else sorted(path.glob("test_*.py"))
