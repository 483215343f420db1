"""./akimat lint: fast checks first, those that need a database last."""
import time

from tools import addons, clause_data, odoo
from tools.lint import compose, odoo19, programs, texts, translations
from tools.testing import templates

SHOWN = 60


def fast_checks():
    return {
        "ruff": programs.ruff,
        "length of files": texts.long_files,
        "reasons of sudo": texts.unexplained_sudo,
        "forbidden strings": texts.forbidden_strings,
        "links in documents": texts.references,
        "XML and Odoo 19 forms": odoo19.xml_files,
        "Python and Odoo 19 forms": odoo19.python_files,
        "catalogues": translations.catalogues,
        "catalogues for the core": translations.overlay,
        "docker-compose.yml": compose.compose_file,
        "shipped states of clauses": clause_data.stale,
        "clauses once covered": clause_data.lost,
        "pylint-odoo": programs.pylint_odoo,
    }


def lint(options, progress):
    failed = [name for name, check in fast_checks().items() if not _passes(name, check, progress)]
    if not options.fast:
        failed += _with_database(options, progress)
    if failed:
        progress.say(f"lint: {len(failed)} checks failed: {', '.join(failed)}")
        return 1
    progress.say("lint: all checks passed")
    return 0


def _passes(name, check, progress):
    begun = time.time()
    problems = list(check())
    for problem in problems[:SHOWN]:
        print(f"    {problem}")
    if len(problems) > SHOWN:
        print(f"    … and {len(problems) - SHOWN} more")
    verdict = f"{len(problems)} problems" if problems else "ok"
    progress.say(f"{name}: {verdict} ({time.time() - begun:.1f} s)")
    return not problems


def _with_database(options, progress):
    failed = []
    with odoo.prepared(progress, options.odoo_home, "test") as office:
        templates.drop_abandoned(office.server)
        source = templates.ensure(office, templates.TEST, progress)
        with templates.copy(office, source, "lint") as database:
            def terms():
                found = office.call(database, "untranslated", addons=addons.own(), languages=["kk_KZ", "ru_RU"])
                return list(translations.missing_terms(found))

            failed += [] if _passes("translated terms", terms, progress) else ["translated terms"]
            own = lambda: odoo_lint(office, database)  # noqa: E731 - one of two checks that share the database
            failed += [] if _passes("Odoo's own test_lint", own, progress) else ["Odoo's own test_lint"]
    return failed


def odoo_lint(office, database):
    """Odoo's architecture tests over our addons; problems that name none of our files are its own."""
    from tools.testing.odoo_runner import problems_of

    return problems_of(
        office, database, "test_lint", "-i", "test_lint", "--test-tags", "/test_lint,-/test_lint:TestPyLint",
        about="akimat_",
    )
