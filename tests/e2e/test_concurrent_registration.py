"""Many registrars at once, and a server killed in the middle: no number is lost, doubled or skipped."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

SESSIONS = 16
DOCUMENTS = 2000


def make_journal(rpc):
    """A fresh journal, so that its numbers begin with one."""
    company = rpc.call("res.users", "read", [rpc.uid], ["company_id"])[0]["company_id"][0]
    code = f"E2E-{time.time_ns()}"
    return rpc.call(
        "akimat.journal",
        "create",
        {"code": code, "name": code, "kind": "incoming", "number_pattern": "{number}", "company_id": company},
    )


def paper(journal, sender, number):
    return {
        "kind": "incoming",
        "journal_id": journal,
        "partner_id": sender,
        "subject": f"Concurrent letter {number}",
        "sender_number": f"C-{number}",
        "sender_date": "2026-01-05",
    }


def register(rpc, journal, sender, number):
    """What the registrar's client does: save the card, then register it."""
    document = rpc.call("akimat.document", "create", paper(journal, sender, number))
    rpc.call("akimat.document", "action_register", [document])
    return document


def numbers_of(rpc, journal):
    documents = rpc.call(
        "akimat.document", "search_read", [["journal_id", "=", journal], ["reg_number", "!=", False]], ["reg_number"]
    )
    return sorted(int(document["reg_number"]) for document in documents)


def prepare(office):
    admin = office.rpc("admin")
    journal = make_journal(admin)
    sender = admin.call("res.partner", "create", {"name": "Concurrent correspondent", "is_company": True})
    return admin, journal, sender


def test_sixteen_sessions_register_two_thousand_documents_without_gap_or_duplicate(office):
    admin, journal, sender = prepare(office)
    sessions = [office.rpc("registrar") for _ in range(SESSIONS)]
    share = DOCUMENTS // SESSIONS

    def work(place):
        for number in range(place * share, (place + 1) * share):
            register(sessions[place], journal, sender, number)

    started = time.monotonic()
    with ThreadPoolExecutor(SESSIONS) as pool:
        for done in [pool.submit(work, place) for place in range(SESSIONS)]:
            done.result()  # raises what the client saw, if it saw an error
    print(f"{DOCUMENTS} registrations in {SESSIONS} sessions: {time.monotonic() - started:.1f} s")

    assert numbers_of(sessions[0], journal) == list(range(1, DOCUMENTS + 1))
    assert admin.call("akimat.audit.entry", "verify_chain")["ok"]


def test_a_server_killed_in_the_middle_loses_no_committed_number_and_restarts_clean(make_office):
    office = make_office("killed")
    admin, journal, sender = prepare(office)
    sessions = [office.rpc("registrar") for _ in range(8)]
    confirmed, stop = [], threading.Event()

    def work(rpc, place):
        number = place * 10_000
        while not stop.is_set():
            try:
                document = register(rpc, journal, sender, number)
            except Exception:  # the connection breaks when the server dies: that registration was not confirmed
                return
            confirmed.append(document)
            number += 1

    with ThreadPoolExecutor(len(sessions)) as pool:
        running = [pool.submit(work, rpc, place) for place, rpc in enumerate(sessions)]
        while len(confirmed) < 60 and not all(job.done() for job in running):
            time.sleep(0.05)
        office.kill()
        stop.set()
    office.restart()

    admin, registrar = office.rpc("admin"), office.rpc("registrar")
    numbers = numbers_of(registrar, journal)
    assert len(confirmed) >= 60
    kept = registrar.call("akimat.document", "search_count", [["id", "in", confirmed], ["reg_number", "!=", False]])
    assert kept == len(confirmed)
    assert numbers == list(range(1, len(numbers) + 1))
    assert admin.call("akimat.audit.entry", "verify_chain")["ok"]
    again = register(registrar, journal, sender, 99_999)
    assert registrar.call("akimat.document", "read", [again], ["reg_number"])[0]["reg_number"] == str(len(numbers) + 1)
