"""Odoo's own suites, without our addons and with them: ours may break nothing that was whole."""
from tools import install
from tools.testing import odoo_runner, templates

# Whose tests run: what our addons extend.
MODULES = ("hr", "hr_recruitment", "purchase", "purchase_requisition", "stock")
# Not part of an office; the suites need them.
EXTRA = ("purchase_requisition", "test_mail")
TAGS = (
    *(f"/{module}" for module in MODULES), "/test_mail:TestMailMessageAccess", "/test_mail:TestMessageSubModelAccess",
)


def compare(office, progress):
    """A sentence on the tests that our addons break or keep from running, or None."""
    without = _outcome(office, install.core_template(office, progress), "core-without-ours")
    ours = _outcome(office, templates.ensure(office, templates.TEST, progress), "core-with-ours")
    for name, outcome in (("without", without), ("with", ours)):
        progress.say("\n    ".join([f"  {name} our addons {outcome.counts}", *sorted(outcome.failed)]))
    return difference(without, ours)


def difference(without, ours):
    """A sentence on what is worse with our addons than without, or None."""
    if not without.is_whole or not ours.is_whole:
        return "Odoo's own suites were broken off: see .akimat/log/odoo-core-*.log"
    broken = sorted(ours.failed.keys() - without.failed.keys())
    missing = sorted(without.ran - ours.ran)
    said = [f"broken by our addons: {'; '.join(broken)}"] if broken else []
    said += [f"not run with our addons: {'; '.join(missing)}"] if missing else []
    return ". ".join(said) or None


def _outcome(office, source, name):
    with templates.copy(office, source, name.replace("-", "_")) as copied:
        known = [module for module in MODULES if module not in EXTRA]
        return odoo_runner.run(
            office, copied, name, "-i", ",".join(EXTRA), "-u", ",".join(known), "--test-tags", ",".join(TAGS),
        )
