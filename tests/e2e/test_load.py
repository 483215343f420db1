"""Many registrars at once on a server of several processes, as an office has it."""
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tools.cluster import free_port

SESSIONS, DOCUMENTS = 16, 2000
SENDER = "Water company"


def incoming(number, partner):
    return {"kind": "incoming", "subject": f"Letter {number}", "partner_id": partner, "sender_number": f"L-{number}"}


def registrar_of(office):
    client = office.rpc("registrar")
    partner = client["res.partner"].create([{"name": SENDER, "is_company": True}])[0]
    return client, partner


def register(client, number, partner):
    """One paper as the web client does it; the number it got."""
    documents = client["akimat.document"]
    ids = documents.create([incoming(number, partner)])
    documents.action_register(ids)
    return documents.read(ids, ["reg_number", "journal_id"])[0]


def counted(office):
    """(journal, number) of everything registered by this test, by the database itself."""
    rows = office.sql(
        "SELECT journal_id, reg_number FROM akimat_document WHERE subject LIKE 'Letter %%' AND reg_number IS NOT NULL"
    )
    return Counter(rows)


def running_number(text):
    return int("".join(character for character in text.rpartition("-")[2] if character.isdigit()))


@pytest.mark.long
def test_sixteen_registrars_on_four_processes_register_two_thousand_papers(make_office):
    office = make_office("load", "--workers=4", "--gevent-port", str(free_port()))
    client, partner = registrar_of(office)
    first = running_number(register(client, 0, partner)["reg_number"])
    clients = [office.rpc("registrar") for _session in range(SESSIONS)]

    def work(session):
        mine = range(1 + session, DOCUMENTS, SESSIONS)
        return [register(clients[session], number, partner)["reg_number"] for number in mine]

    with ThreadPoolExecutor(SESSIONS) as pool:
        answers = [number for numbers in pool.map(work, range(SESSIONS)) for number in numbers]
    numbers = sorted(running_number(text) for text in answers)
    assert numbers == list(range(first + 1, first + DOCUMENTS))
    assert max(counted(office).values()) == 1
    assert office.call("call_method", model="akimat.audit.entry", method="verify_chain")["ok"]
    assert not office.log_errors()
