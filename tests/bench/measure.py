"""What an ordinary user waits for, beside the same on Odoo's own task and beside the bare query."""
import time
from statistics import median

from lxml import etree

from odoo.fields import Domain

LIMIT = 80
COUNT_LIMIT = 10001


def run(env, repeat):
    """Measure everything.

    :return: list of dicts `case, user, ours, odoo, sql` in seconds (`None` where there is nothing to compare with).
    """
    rows = []
    for case in (*pages(env), *counts(env), *groupings(env), *writes(env), *nightly(env)):
        name, login, ours, odoo, sql = case
        rows.append({
            "case": name, "user": login,
            **{key: call and _time(env, call, repeat) for key, call in (("ours", ours), ("odoo", odoo), ("sql", sql))},
        })
    return rows


def _time(env, call, repeat):
    """Median seconds of a call that starts with nothing in the cache of its transaction."""
    seconds = []
    for _attempt in range(repeat + 1):
        env.flush_all()
        env.invalidate_all()
        begun = time.perf_counter()
        call()
        env.flush_all()
        seconds.append(time.perf_counter() - begun)
    return median(seconds[1:])


# Who asks


def model(env, name, login):
    user = env["res.users"].search([("login", "=", login)], limit=1)
    return env(user=user.id, context={"lang": user.lang, "allowed_company_ids": user.company_ids.ids})[name]


def page(env, name, login, domain, order="", view=None):
    """What the web client asks to show the first page of a list: its fields, shown or optional, and the count."""
    records = model(env, name, login)
    arch = etree.fromstring(records.get_views([(view, "list")])["views"]["list"]["arch"])
    specification = {}
    for node in arch.iterfind("field[@name]"):
        field = records._fields[node.get("name")]
        specification[field.name] = _asked_of(field, node)
    return lambda: records.web_search_read(
        domain, specification, limit=LIMIT, order=order or arch.get("default_order") or records._order,
        count_limit=COUNT_LIMIT,
    )


def _asked_of(field, node):
    """What the client wants of a field (`getFieldsSpec` of its relational model): names of the links that it shows."""
    shown = not {"1", "True"} & {node.get("invisible"), node.get("column_invisible")}
    if field.type in ("one2many", "many2many"):
        named = any(part in node.get("widget", "") for part in ("tags", "avatar"))
        return {"fields": {"display_name": {}} if named else {}} if shown else {}
    if field.type in ("many2one", "reference"):
        return {"fields": {"display_name": {}} if shown else {}}
    return {}


def query(env, text, *values):
    def call():
        env.cr.execute(text, values)
        return env.cr.fetchall()

    return call


# Cases: name, user, ours, Odoo's own, plain SQL


def pages(env):
    company = env.ref("akimat_base.company_demo").id
    executor, task = "bench7", "project.task"
    uid = env["res.users"].search([("login", "=", executor)]).id
    mine = page(env, task, executor, [("user_ids", "in", uid)])
    everything = page(env, task, "registrar", [("project_id", "!=", False)])
    yield (
        "journal of incoming, first page", "registrar",
        page(env, "akimat.document", "registrar", [("kind", "=", "incoming")]), everything,
        query(env, "SELECT * FROM akimat_document WHERE company_id = %s AND kind = 'incoming' ORDER BY id DESC LIMIT 80",
              company),
    )
    yield (
        "registry of control, first page", "inspector",
        page(env, "akimat.assignment", "inspector", []), everything,
        query(env, "SELECT * FROM akimat_assignment WHERE company_id = %s ORDER BY deadline, id DESC LIMIT 80", company),
    )
    yield (
        "documents that I execute", executor,
        page(env, "akimat.document", executor, [("is_mine", "=", True), ("state", "not in", ["filed", "annulled"])]),
        mine,
        query(env, "SELECT * FROM akimat_document WHERE executor_id = %s AND state NOT IN ('filed', 'annulled')"
                   " ORDER BY id DESC LIMIT 80", uid),
    )
    yield (
        "my assignments", executor, page(env, "akimat.assignment", executor, [("mine", "=", True)]), mine,
        query(env, "SELECT * FROM akimat_assignment WHERE lead_user_id = %s ORDER BY deadline, id DESC LIMIT 80", uid),
    )
    review = env.ref("akimat_docflow.akimat_document_view_list_review").id
    yield (
        "review queue", "akim", page(env, "akimat.document", "akim", [("is_my_review", "=", True)], view=review), mine,
        query(env, "SELECT * FROM akimat_document WHERE state = 'review' ORDER BY urgency DESC, handed_over_at, id"
                   " LIMIT 80"),
    )
    yield (
        "search by a word of the subject", "registrar",
        page(env, "akimat.document", "registrar", [
            "|", "|", *((name, "ilike", "мәлімет 2999") for name in ("reg_number", "subject", "sender_number")),
        ]),
        page(env, task, "registrar", [("name", "ilike", "Тапсырма 2999")]), None,
    )


def counts(env):
    company = env.ref("akimat_base.company_demo").id
    tasks = model(env, "project.task", "inspector")
    late = [("date_deadline", "<", "2026-11-22"), ("state", "=", "01_in_progress")]
    assignments = model(env, "akimat.assignment", "inspector")
    documents = model(env, "akimat.document", "registrar")
    mine = model(env, "akimat.assignment", "bench7")
    uid, theirs = mine.env.uid, model(env, "project.task", "bench7")
    yield (
        "count of overdue assignments", "inspector", lambda: assignments.search_count([("overdue", "=", True)]),
        lambda: tasks.search_count(late),
        query(env, "SELECT count(*) FROM akimat_assignment WHERE company_id = %s AND state = 'in_progress'"
                   " AND deadline < current_date", company),
    )
    yield (
        "count of all incoming", "registrar", lambda: documents.search_count([("kind", "=", "incoming")]),
        lambda: tasks.search_count([("project_id", "!=", False)]),
        query(env, "SELECT count(*) FROM akimat_document WHERE company_id = %s AND kind = 'incoming'", company),
    )
    yield (
        "count of mine", "bench7", lambda: mine.search_count([("mine", "=", True)]),
        lambda: theirs.search_count([("user_ids", "in", uid)]),
        query(env, "SELECT count(*) FROM akimat_assignment WHERE lead_user_id = %s", uid),
    )


def groupings(env):
    company = env.ref("akimat_base.company_demo").id

    def grouped(name, login, by, domain=()):
        records = model(env, name, login)
        return lambda: records.formatted_read_group(list(domain), [by], ["__count"])

    for name, login, by, like, table in (
        ("akimat.document", "registrar", "state", "stage_id", "akimat_document"),
        ("akimat.document", "akim", "executor_id", "user_ids", "akimat_document"),
        ("akimat.assignment", "inspector", "state", "stage_id", "akimat_assignment"),
        ("akimat.assignment", "inspector", "lead_department_id", "project_id", "akimat_assignment"),
        ("akimat.assignment", "bench7", "state", "stage_id", "akimat_assignment"),
    ):
        theirs = grouped("project.task", login, like)
        sql = query(env, f"SELECT {by}, count(*) FROM {table} WHERE company_id = %s GROUP BY 1", company)
        yield f"{name} by {by}", login, grouped(name, login, by), theirs, sql if login != "bench7" else None


def writes(env):
    letters = model(env, "akimat.document", "registrar")
    partner = env["res.partner"].search([("name", "=", "Мекеме 7")], limit=1).id
    tasks = model(env, "project.task", "registrar")
    project = env["project.project"].search([], limit=1).id
    numbers = iter(range(10**6))

    def register():
        letters.create({
            "kind": "incoming", "subject": "Жаңа хат", "partner_id": partner, "sender_number": f"жаңа {next(numbers)}",
            "sender_date": "2026-11-20",
        }).action_register()

    def task():
        tasks.create({"name": "Жаңа тапсырма", "project_id": project, "user_ids": [(6, 0, [tasks.env.uid])]})

    yield "registration of a document", "registrar", register, task, None


def nightly(env):
    """Telling people about a hundred terms, beside planning as many activities on tasks of Odoo's own."""
    cards = env["akimat.assignment"]
    company = env.ref("akimat_base.company_demo")
    today = company._akimat_today()
    domain = Domain("company_id", "=", company.id) & cards._domain_to_remind(company, today)
    tasks = env["project.task"].search([("state", "=", "01_in_progress")], limit=5000)
    told = []

    def remind():
        before = env["mail.activity"].search_count([("res_model", "=", "akimat.assignment")])
        for card in cards.search(domain, limit=100):
            card._remind(today)
        told.append(env["mail.activity"].search_count([("res_model", "=", "akimat.assignment")]) - before)

    def plan():
        for number in range(told[-1]):
            task = tasks[number % len(tasks)]
            task.activity_schedule("mail.mail_activity_data_todo", today, user_id=task.user_ids[:1].id)

    yield "a hundred reminders of terms", "system", remind, plan, None
    yield (
        "which terms to look at tonight", "system", lambda: cards.search(domain, limit=200),
        None,
        query(env, "SELECT id FROM akimat_assignment WHERE company_id = %s AND state = 'in_progress'"
                   " AND deadline <= current_date + 10 AND (last_reminder_on IS NULL OR last_reminder_on < current_date)"
                   " ORDER BY deadline, id DESC LIMIT 200", company.id),
    )
