"""An office of many years: rows copied by the database from records that went through the real steps."""
import random

from psycopg2.extras import execute_values

STAFF = 300
CORRESPONDENTS = 2000
# How many of a hundred rows come from a record in that state. The rest of an old office is done.
DOCUMENTS = {
    ("incoming", "registered"): 1, ("incoming", "review"): 1, ("incoming", "execution"): 8, ("incoming", "executed"): 5,
    ("incoming", "filed"): 55, ("outgoing", "dispatched"): 5, ("outgoing", "filed"): 25,
}
ASSIGNMENTS = {("in_progress",): 10, ("reported",): 2, ("done",): 88}
TASKS = {("01_in_progress",): 10, ("03_approved",): 2, ("1_done",): 88}
# Values of a copied row that differ from its pattern; n is the running number, r a random number below 2^31.
DOCUMENT_VALUES = {
    "subject": "'Хат туралы мәлімет ' || n",
    "reg_number": "'Б-' || n",
    "reg_sequence": "n",
    "reg_date": "current_date - (n %% 1500)",
    "scan_token": "md5(n::text)",
    "sender_number": "'№ ' || n",
    "partner_id": "(%(partners)s)[1 + r %% %(partner_count)s]",
    "executor_id": "(%(staff)s)[1 + r %% %(staff_count)s]",
    "deadline": "current_date - 20 + (n %% 40)",
    # One paper of fifty is for a limited circle.
    "confidentiality": "CASE WHEN n %% 50 = 0 THEN 'dsp' ELSE 'open' END",
    "is_limited": "n %% 50 = 0",
    "create_date": "now()",
    "write_date": "now()",
}
ASSIGNMENT_VALUES = {
    "name": "'Тапсырма ' || n",
    "text": "'Жұмысты орындау ' || n",
    "document_id": "NULL",
    "resolution_id": "NULL",
    "answer_document_id": "NULL",
    "lead_user_id": "(%(staff)s)[1 + r %% %(staff_count)s]",
    "deadline": "CASE WHEN state = 'done' THEN current_date - 30 - (n %% 1000) ELSE current_date - 60 + (n %% 365) END",
    "initial_deadline": "current_date - (n %% 1000)",
    "last_reminder_on": "NULL",
    "is_restricted": "n %% 50 = 0",
    "create_date": "now()",
    "write_date": "now()",
}
TASK_VALUES = {
    "name": "'Тапсырма ' || n",
    "date_deadline": "CASE WHEN state = '1_done' THEN now() - (30 + n %% 1000) * interval '1 day'"
                     " ELSE now() + (n %% 365 - 60) * interval '1 day' END",
    "create_date": "now()",
    "write_date": "now()",
}


def office(env, rows):
    """Fill the demonstration office; returns what was made.

    :param rows: documents, assignments and tasks, of each so many.
    """
    random.seed(2026)
    company = env.ref("akimat_base.company_demo")
    staff = _staff(env, company)
    partners = env["res.partner"].create(
        [{"name": f"Мекеме {number}", "is_company": True} for number in range(CORRESPONDENTS)]
    )
    people = {"staff": staff.ids, "staff_count": len(staff), "partners": partners.ids, "partner_count": len(partners)}
    tasks = _patterns_of_tasks(env, company, staff)
    env.flush_all()
    _copy(env, "akimat_document", ("kind", "state"), DOCUMENTS, DOCUMENT_VALUES, rows, people, company)
    _copy(env, "akimat_assignment", ("state",), ASSIGNMENTS, ASSIGNMENT_VALUES, rows, people, company)
    _copy(env, "project_task", ("state",), TASKS, TASK_VALUES, rows, people, company, tasks)
    _participation(env, staff)
    _numbers(env, rows, company)
    return {"staff": len(staff), "rows": rows}


def _staff(env, company):
    groups = [env.ref("akimat_base.group_user").id, env.ref("project.group_project_user").id]
    staff = env["res.users"].with_context(no_reset_password=True).create([
        {
            "name": f"Қызметкер {number}", "login": f"bench{number}", "lang": "kk_KZ", "company_id": company.id,
            "company_ids": [(6, 0, company.ids)], "group_ids": [(6, 0, groups)],
        }
        for number in range(STAFF)
    ])
    units = env["hr.department"].search([("company_id", "=", company.id)])
    env["hr.employee"].create([
        {
            "name": user.name, "user_id": user.id, "company_id": company.id,
            "department_id": units[number % len(units)].id,
        }
        for number, user in enumerate(staff)
    ])
    demo = env["res.users"].search([("login", "in", ("akim", "registrar", "executor", "inspector"))])
    demo.write({"group_ids": [(4, env.ref("project.group_project_user").id)]})
    return staff


def _patterns_of_tasks(env, company, staff):
    """One task of Odoo's own in each state, with an executor, a project and a stage."""
    stages = env["project.task.type"].create([{"name": name, "sequence": index} for index, name in enumerate("ABC")])
    projects = env["project.project"].create([
        {"name": f"Жоба {number}", "company_id": company.id, "type_ids": [(6, 0, stages.ids)]} for number in range(20)
    ])
    return env["project.task"].create([
        {
            "name": state, "state": state, "project_id": projects[number].id, "stage_id": stages[number].id,
            "user_ids": [(6, 0, staff[:1].ids)], "date_deadline": "2026-12-01",
        }
        for number, (state,) in enumerate(TASKS)
    ])


def _copy(env, table, keys, shares, values, rows, people, company, patterns=None):
    """Copy the first record of each state as often as its share says."""
    columns = [name for name in _columns(env, table) if name != "id"]
    chosen = {name: values[name] % _arrays(people) for name in values if name in columns}
    # Once more for the database driver.
    chosen = {name: value.replace("%", "%%") for name, value in chosen.items()}
    expressions = ", ".join(chosen.get(name, f'p."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    first = 1
    for key, share in shares.items():
        count = rows * share // 100
        where = " AND ".join(f"{name} = %s" for name in keys)
        limits = "id IN %s" if patterns else "company_id = %s"
        scope = tuple(patterns.ids) if patterns else company.id
        env.cr.execute(
            f"INSERT INTO {table} ({names}) SELECT {expressions}"
            f" FROM (SELECT * FROM {table} WHERE {where} AND {limits} ORDER BY id LIMIT 1) p,"
            " LATERAL (SELECT n, ('x' || substr(md5(n::text), 1, 7))::bit(28)::int AS r"
            " FROM generate_series(%s, %s) n) s",
            [*key, scope, first, first + count - 1],
        )
        assert env.cr.rowcount == count, f"no pattern of {table} in {key}"
        first += count


def _arrays(people):
    return {
        name: "ARRAY[" + ",".join(map(str, value)) + "]" if isinstance(value, list) else value
        for name, value in people.items()
    }


def _columns(env, table):
    env.cr.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
    return [name for (name,) in env.cr.fetchall()]


def _participation(env, staff):
    """Who takes part: the executor, the clerk or giver of the pattern, and another colleague."""
    queries = {
        "akimat_document_participant_rel": (
            "document_id", "akimat_document", ("executor_id", "author_id", "reviewer_id")),
        "akimat_assignment_participant_rel": (
            "assignment_id", "akimat_assignment", ("lead_user_id", "issuer_id", "inspector_id")),
    }
    for relation, (key, table, people) in queries.items():
        for column in people:
            env.cr.execute(
                f"INSERT INTO {relation} ({key}, user_id) SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"
                " ON CONFLICT DO NOTHING"
            )
    for model in ("akimat.document", "akimat.assignment"):
        env[model]._fill_circles()
    env.cr.execute(
        "INSERT INTO project_task_user_rel (task_id, user_id)"
        " SELECT id, (%s)[1 + ('x' || substr(md5(id::text), 1, 7))::bit(28)::int %% %s] FROM project_task"
        " ON CONFLICT DO NOTHING",
        [staff.ids, len(staff)],
    )
    # Every task is followed by who made it, as tasks are.
    env.cr.execute(
        "INSERT INTO mail_followers (res_model, res_id, partner_id) SELECT 'project.task', t.id, u.partner_id"
        " FROM project_task t JOIN project_task_user_rel r ON r.task_id = t.id JOIN res_users u ON u.id = r.user_id"
        " ON CONFLICT DO NOTHING"
    )


def _numbers(env, rows, company):
    """The journal of incoming documents is as long as its documents."""
    journal = env["akimat.journal"].search([("kind", "=", "incoming"), ("company_id", "=", company.id)], limit=1)
    year = company._akimat_today().year
    env.cr.execute("SELECT COALESCE(MAX(sequence), 0) FROM akimat_journal_number WHERE journal_id = %s AND year = %s",
                   [journal.id, year])
    taken = env.cr.fetchone()[0]
    execute_values(
        env.cr._obj,
        "INSERT INTO akimat_journal_number (journal_id, year, sequence, res_id, number, res_model) VALUES %s",
        [(journal.id, year, taken + n, 0, f"Б-{n}", "akimat.document") for n in range(1, rows + 1)],
        page_size=10000,
    )
