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
    """A sentence on the tests that fail only where our addons are installed, or None."""
    before = _failures(office, install.core_template(office, progress), "without")
    after = _failures(office, templates.ensure(office, templates.TEST, progress), "with")
    progress.say(f"  {len(before)} of Odoo's own tests fail here without our addons, {len(after)} with them")
    broken = sorted(_names(after) - _names(before))
    return f"broken by our addons: {'; '.join(broken)}" if broken else None


def _failures(office, source, which):
    with templates.copy(office, source, f"core_{which}") as name:
        known = [module for module in MODULES if module not in EXTRA]
        return odoo_runner.problems_of(
            office, name, f"core-{which}-ours", "-i", ",".join(EXTRA), "-u", ",".join(known),
            "--test-tags", ",".join(TAGS),
        )


def _names(failures):
    """`FAIL: Class.test` of each; the reason may name a database or a number."""
    return {": ".join(failure.split(": ")[:2]) for failure in failures}
