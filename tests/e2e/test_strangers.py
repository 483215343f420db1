"""Nobody outside sees anything: another akimat, an employee with no part in a case, a visitor without a login."""

import base64
import urllib.error
import urllib.request

import pytest

from tools.testing.rpc import RpcError

# Who together sees all the work of the office.
INSIDERS = ("akim", "registrar", "inspector", "head", "hr_officer", "secretary", "procurer", "storekeeper", "finance", "auditor")
# What is not ours by name but holds the work of the office.
CORE = ("hr.applicant", "purchase.order", "stock.picking", "stock.move.line", "calendar.event")


@pytest.fixture(scope="module")
def work(office):
    """{model: ids} of the records of the demonstration akimat that its people see and that belong to it alone."""
    admin = office.rpc("admin")
    models = [row["model"] for row in admin["ir.model"].search_read([("model", "=like", "akimat.%")], ["model"])]
    demo = admin["ir.model.data"].search_read(
        [("module", "=", "akimat_base"), ("name", "=", "company_demo")], ["res_id"]
    )[0]["res_id"]
    found = {}
    for login in INSIDERS:
        insider = office.rpc(login)
        for model in (*models, *CORE):
            company = _company_field(insider, model)
            if company:
                ids = insider[model].search([(company, "=", demo)], limit=200)
                found.setdefault(model, set()).update(ids)
    assert len([ids for ids in found.values() if ids]) > 10
    return {model: sorted(ids) for model, ids in found.items() if ids}


def _company_field(client, model):
    """The field that says whose a record is, when the user may read the model at all."""
    try:
        if not client[model].has_access([], "read"):
            return None
        known = client[model].fields_get(["company_id"], ["searchable"])
    except RpcError:
        return None
    return "company_id" if known.get("company_id", {}).get("searchable") else None


def paths_that_show(client, model, ids):
    """Names of the ways by which ``client`` gets at one of the records."""
    ways = {
        "search": lambda: client[model].search([("id", "in", ids)]),
        "count": lambda: client[model].search_count([("id", "in", ids)]),
        "groups": lambda: client[model].formatted_read_group([("id", "in", ids)], [], ["__count"])[0]["__count"],
        "names": lambda: client[model].name_search("", [("id", "in", ids)]),
        "reading": lambda: client[model].read(ids[:1], ["display_name"]),
        "export": lambda: client[model].export_data(ids[:1], ["display_name"])["datas"],
        "chatter": lambda: client["mail.message"].search([("model", "=", model), ("res_id", "in", ids)]),
        "activities": lambda: client["mail.activity"].search([("res_model", "=", model), ("res_id", "in", ids)]),
        "files": lambda: client["ir.attachment"].search([("res_model", "=", model), ("res_id", "in", ids)]),
    }
    for name, ask in ways.items():
        try:
            if ask():
                yield f"{model}: {name}"
        except RpcError:
            continue


def test_the_akim_of_another_city_sees_nothing_by_any_path(office, work):
    stranger = office.rpc("stranger")
    seen = [way for model, ids in work.items() for way in paths_that_show(stranger, model, ids)]
    assert not seen, seen


def test_an_employee_without_a_part_sees_no_case_by_any_path(office, work):
    outsider = office.rpc("press")
    cases = [model for model in ("akimat.appeal", "akimat.disciplinary.case", "hr.applicant") if model in work]
    seen = [way for model in cases for way in paths_that_show(outsider, model, work[model])]
    assert not seen, seen


def test_files_of_the_office_are_closed_to_strangers_and_visitors(office, work):
    registrar = office.rpc("registrar")
    letter = registrar["akimat.document"].search([("kind", "=", "incoming"), ("confidentiality", "=", "open")], limit=1)
    values = {"name": "scan.txt", "datas": base64.b64encode(b"scan").decode(), "res_model": "akimat.document"}
    file = registrar["ir.attachment"].create({**values, "res_id": letter[0]})
    assert not office.rpc("stranger")["ir.attachment"].search([("id", "=", file)])
    for cookie in ("", f"session_id={office.rpc('stranger').session_id}"):
        request = urllib.request.Request(f"{office.base_url}/web/content/{file}", headers={"Cookie": cookie})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=20)
        assert refused.value.code in (403, 404)
