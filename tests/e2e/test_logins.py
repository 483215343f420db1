"""Doors for programs, tried by somebody who should not come in: real transactions, a real server."""

import pytest
import requests

from tools.testing.rpc import RpcError

GOOD, KNOWN, LIMIT = "correct-Жылқы-battery-7", "deputy", 5


@pytest.fixture(scope="module")
def doors(make_office):
    return make_office("logins")


def service(office, login, password, protocol="/jsonrpc"):
    """What a program gets for a login and a password: an id, or False."""
    arguments = [office.database, login, password, {}]
    if protocol != "/jsonrpc":
        import xmlrpc.client

        return xmlrpc.client.ServerProxy(f"{office.base_url}{protocol}/common").authenticate(*arguments)
    params = {"service": "common", "method": "authenticate", "args": arguments}
    body = {"jsonrpc": "2.0", "method": "call", "params": params}
    return requests.post(office.base_url + "/jsonrpc", json=body, timeout=60).json().get("result")


def bearer(office, key):
    headers = {"Authorization": f"bearer {key}"}
    return requests.post(f"{office.base_url}/json/2/res.users/context_get", json={}, headers=headers, timeout=60)


def forget(office):
    office.sql("DELETE FROM akimat_public_hit")


def events(office, login):
    query = "SELECT event FROM akimat_audit_entry JOIN res_users u ON u.id = res_id AND res_model = 'res.users' WHERE login = %s"
    return [event for (event,) in office.sql(query + " ORDER BY akimat_audit_entry.id", login)]


def test_every_protocol_counts_together(doors):
    forget(doors)
    assert service(doors, KNOWN, KNOWN)
    wrong = [service(doors, name, "wrong", way) for name, way in (
        (KNOWN, "/jsonrpc"), (" Deputy ", "/jsonrpc"), (KNOWN, "/xmlrpc/2"), (KNOWN, "/xmlrpc"), (KNOWN, "/jsonrpc"),
    )]
    assert not any(wrong)
    assert not service(doors, KNOWN, KNOWN), "the right password after five wrong ones"
    with pytest.raises(RpcError, match="wrong passwords|құпиясөз|парол"):
        doors.rpc(KNOWN)
    assert service(doors, "head", "head"), "others at the address enter"
    assert events(doors, KNOWN)[-1] == "login_locked"
    forget(doors)
    assert service(doors, KNOWN, KNOWN)


def test_many_at_one_moment_are_counted_too(doors):
    from concurrent.futures import ThreadPoolExecutor

    forget(doors)
    before = len(events(doors, "lawyer"))
    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda turn: service(doors, "lawyer", f"guess {turn}"), range(24)))
    # Each password that was looked at left a line.
    assert 0 < len(events(doors, "lawyer")) - before <= LIMIT
    forget(doors)


def test_wrong_keys_close_the_address_for_keys(doors):
    forget(doors)
    doors.rpc("admin")["ir.config_parameter"].set_param("akimat_base.limit_login_address", "6/900")
    assert [bearer(doors, f"{turn:040d}").status_code for turn in range(7)] == [401] * 6 + [429]
    forget(doors)
    doors.rpc("admin")["ir.config_parameter"].set_param("akimat_base.limit_login_address", "60/900")
    assert bearer(doors, "x" * 40).status_code == 401


def test_an_open_session_is_no_place_to_try_passwords(doors):
    forget(doors)
    executor = doors.rpc("executor")
    said = []
    for turn in range(LIMIT + 1):
        with pytest.raises(RpcError) as refused:
            executor["res.users"].change_password(f"guess {turn}", GOOD)
        said.append(str(refused.value))
    assert said[-1] != said[0]
    forget(doors)
    with pytest.raises(RpcError) as refused:
        executor["res.users"].change_password("executor", "1")
    assert "8" in str(refused.value)
    assert executor["res.users"].change_password("executor", GOOD)
    assert service(doors, "executor", GOOD)
