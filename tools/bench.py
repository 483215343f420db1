"""./akimat bench: how long an ordinary user waits in an office of many years, beside Odoo's own model and plain SQL."""
import json

from tools import addons, database, install, odoo
from tools.paths import STATE
from tools.testing import templates

# What a page, a count or a grouping may cost beside Odoo's own on as many rows, and what a registration may.
READ_LIMIT, WRITE_LIMIT = 0.5, 1.2
WRITES = ("registration of a document", "a hundred reminders of terms")
RESULTS = STATE / "bench.json"


def bench(options, progress):
    """Fill a database (kept and used again for the same number of rows), measure, print ratios; 1 when one is over."""
    with odoo.prepared(progress, options.odoo_home, "test") as office:
        name = f"akimat_bench_{options.rows}"
        if options.fresh or name not in database.names(office.server):
            _fill(office, name, options.rows, progress)
        install.ensure_addons(office, name, addons.own(), True, progress)
        with progress.step(f"Measuring, {options.repeat} times each"):
            rows = office.call(name, "tests.bench.measure:run", repeat=options.repeat)
    RESULTS.write_text(json.dumps(rows, ensure_ascii=False, indent=1))
    over = _print(rows, options.rows)
    print(f"{len(rows) - over} within the limits, {over} over them")
    return 1 if over else 0


def _fill(office, name, rows, progress):
    making = f"{name}_making"
    template = templates.ensure(office, templates.DEMO, progress)
    with progress.step(f"An office with {rows:,} documents, {rows:,} assignments and {rows:,} tasks of Odoo's own"):
        database.clone(office.server, template, making)
        database.relax(office.server, making)
        office.run(
            "Installing Odoo's tasks", "-c", office.config, "-d", making, "-i", "project", "--stop-after-init",
            "--no-http", progress=progress, log="install-bench",
        )
        office.call(making, "tests.bench.fill:office", rows=rows, progress=progress)
        with database.cursor(office.server, making) as query:
            query.execute("VACUUM ANALYZE")
        database.drop(office.server, name)
        database.rename(office.server, making, name)


def _print(rows, size):
    """The table; returns how many ratios are over their limit."""
    print(f"\nmedian of the calls, {size:,} rows of each model")
    print(f"{'case':46}{'user':>10}{'ours ms':>10}{'Odoo ms':>10}{'ratio':>7}{'SQL ms':>9}{'ratio':>7}")
    over = 0
    for row in rows:
        limit = WRITE_LIMIT if row["case"] in WRITES else READ_LIMIT
        ratio = row["odoo"] and row["ours"] / row["odoo"]
        late = bool(ratio and ratio > limit)
        over += late
        print(
            f"{row['case']:46}{row['user']:>10}{_ms(row['ours']):>10}{_ms(row['odoo']):>10}{_share(ratio):>7}"
            f"{_ms(row['sql']):>9}{_share(row['sql'] and row['ours'] / row['sql']):>7}"
            f"{f'  over {limit}' if late else ''}"
        )
    return over


def _ms(seconds):
    return f"{seconds * 1000:.1f}" if seconds else "-"


def _share(ratio):
    return f"{ratio:.2f}" if ratio else "-"
