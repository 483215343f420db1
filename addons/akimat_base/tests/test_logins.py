"""The doors of the login page and of programs, tried by somebody who should not come in."""

import json
import re
from unittest.mock import patch

from odoo.exceptions import AccessDenied, UserError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools import mute_logger

from ..models.login import passwords, second_factor

GOOD, LOGGERS = "correct-Жылқы-battery-7", ("odoo.http", "odoo.addons.base.models.res_users", "odoo.addons.rpc")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
# Addresses as a proxy in front of the server tells them.
HERE, THERE = "203.0.113.7", "198.51.100.9"


class LoginCase(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        settings = cls.env["ir.config_parameter"]
        settings.set_param(passwords.STRENGTH, "3")
        settings.set_param("auth_password_policy.minlength", "8")
        cls.akim = cls.person("the_akim")
        cls.clerk = cls.person("the_clerk")
        cls.enterClassContext(mute_logger(*LOGGERS))

    @classmethod
    def person(cls, login, groups="base.group_user"):
        return new_test_user(cls.env, login, groups=groups, password=GOOD, email=f"{login}@example.kz", lang="en_US")

    def enter(self, login, password, address=HERE):
        """The page that the login form leads to."""
        self.opener.cookies.clear()
        self.opener.headers["X-Test-Address"] = address
        token = TOKEN.search(self.url_open("/web/login").text).group(1)
        return self.url_open("/web/login", data={"login": login, "password": password, "csrf_token": token})

    def is_in(self, answer):
        return not answer.url.split("?")[0].endswith("/web/login") and answer.status_code == 200

    def rpc(self, login, password):
        """What `/jsonrpc` gives to a program."""
        args = [self.env.cr.dbname, login, password, {}]
        params = {"service": "common", "method": "authenticate", "args": args}
        body = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        answer = self.url_open("/jsonrpc", data=body, headers={"Content-Type": "application/json"})
        return answer.json().get("result")

    def lines(self, user):
        journal = self.env["akimat.audit.entry"].sudo()
        return journal.search([("res_model", "=", "res.users"), ("res_id", "=", user.id)], order="id")


@tagged("post_install", "-at_install")
class TestPasswords(LoginCase):
    def test_a_weak_password_is_refused_on_every_way(self):
        clerk = self.clerk
        mine = self.env["res.users"].with_user(clerk)
        own = self.env["change.password.own"].with_user(clerk)
        ways = {
            "change_password": lambda word: mine.change_password(GOOD, word),
            "write": lambda word: clerk.write({"password": word}),
            "create": lambda word: self.env["res.users"].create({"name": "N", "login": "n_new", "password": word}),
            "copy": lambda word: clerk.copy({"login": "n_copy", "password": word}),
            "wizard": lambda word: self.env["change.password.wizard"]
            .create({"user_ids": [(0, 0, {"user_id": clerk.id, "user_login": clerk.login, "new_passwd": word})]})
            .change_password_button(),
            "own wizard": lambda word: own.create({"new_password": word, "confirm_password": word})._fields
            and self.env(user=clerk.id).user._change_password(word),
            "reset": self._by_letter,
        }
        for way, change in ways.items():
            for word in ("1", "password", "the_clerk", "Құпиясөз", "qwerty123456", "akimat2026"):
                with self.subTest(way=way, word=word), self.assertRaises(UserError) as refused, self.env.cr.savepoint():
                    change(word)
                self.assertIn("short or easy to guess", str(refused.exception))
        self.assertTrue(clerk._akimat_has_password(GOOD))

    def _by_letter(self, word):
        partner = self.clerk.partner_id
        partner.signup_prepare()
        return self.env["res.users"].signup({"password": word}, token=partner._generate_signup_token())

    def test_the_length_is_a_setting(self):
        self.env["ir.config_parameter"].set_param("auth_password_policy.minlength", "40")
        with self.assertRaisesRegex(UserError, "at least 40 characters"):
            self.clerk.password = "жылқы қамшы тау бұлақ"
        self.env["ir.config_parameter"].set_param("auth_password_policy.minlength", "8")
        self.clerk.password = "жылқы қамшы тау бұлақ"
        self.assertTrue(self.clerk._akimat_has_password("жылқы қамшы тау бұлақ"))

    def test_the_sentence_is_in_the_readers_language(self):
        for lang, word in (("kk_KZ", "құпиясөз"), ("ru_RU", "Пароль")):
            with self.subTest(lang=lang), self.assertRaisesRegex(UserError, f"(?i){word}"):
                self.clerk.with_context(lang=lang).password = "1"

    def test_a_very_long_password_is_taken(self):
        self.clerk.password = GOOD * 40
        self.assertTrue(self.clerk._akimat_has_password(GOOD * 40))

    def test_nobody_enters_with_the_administrators_known_password(self):
        admin, users = self.env.ref("base.user_admin"), self.env["res.users"]
        with patch.object(self.env.registry, "ready", False):
            admin.password = "admin"
        self.assertTrue(admin._akimat_has_password("admin"))
        password = users._akimat_close_known_password()
        self.assertFalse(admin._akimat_has_password("admin"))
        self.assertTrue(admin._akimat_has_password(password))
        with self.assertRaisesRegex(UserError, "easy to guess"):
            users._akimat_close_known_password("administrator")
        self.assertEqual(users._akimat_close_known_password(GOOD), GOOD)
        admin.with_user(admin)._update_last_login()
        self.assertIsNone(users._akimat_close_known_password())
        self.assertTrue(admin._akimat_has_password(GOOD))


@tagged("post_install", "-at_install")
class TestAttempts(LoginCase):
    def setUp(self):
        super().setUp()
        users = self.env.registry["res.users"]
        address = lambda model: self.opener.headers.get("X-Test-Address", HERE)  # noqa: E731
        self.patch(users, "_akimat_address", address)
        self.env["ir.config_parameter"].set_param("akimat_base.limit_login", "3/900")
        self.env["ir.config_parameter"].set_param("akimat_base.limit_login_address", "8/900")

    def test_a_list_of_passwords_stops_at_the_limit_and_the_owner_elsewhere_enters(self):
        for turn in range(3):
            self.assertIn("Логин немесе құпиясөз қате", self.enter("the_akim", f"guess {turn}").text)
        locked = self.enter("the_akim", GOOD)
        self.assertFalse(self.is_in(locked))
        self.assertIn("15 мин", locked.text)
        self.assertTrue(self.is_in(self.enter("the_akim", GOOD, address=THERE)))
        self.assertTrue(self.is_in(self.enter("the_clerk", GOOD)))
        events = self.lines(self.akim).mapped("event")
        self.assertEqual(events, ["login_refused", "login_refused", "login_locked"])
        self.assertIn(HERE, self.lines(self.akim)[0].after)

    def test_a_right_password_forgets_the_wrong_ones(self):
        for _turn in range(3):
            self.enter("the_akim", "wrong"), self.enter("the_akim", "wrong")
            self.assertTrue(self.is_in(self.enter("the_akim", GOOD)))

    def test_who_tries_many_logins_is_stopped_by_his_address(self):
        for turn in range(8):
            self.enter(f"unknown {turn}", "wrong")
        self.assertFalse(self.is_in(self.enter("the_clerk", GOOD)))
        self.assertTrue(self.is_in(self.enter("the_clerk", GOOD, address=THERE)))
        company = self.env.ref("base.main_company")
        line = self.env["akimat.audit.entry"].search([("event", "=", "address_locked")])
        self.assertEqual((line.res_model, line.res_id), ("res.company", company.id))
        # What is typed instead of a login may be a password: it stands nowhere.
        self.assertFalse(self.env["akimat.audit.entry"].search_count([("after", "ilike", "unknown")]))

    def test_an_account_that_is_not_there_takes_as_long(self):
        judged = []
        context = type(self.env["res.users"]._crypt_context())
        self.patch(context, "hash", lambda context, password: judged.append(1))
        with self.assertRaises(AccessDenied):
            self.env["res.users"]._login({"login": "nobody here", "password": "x", "type": "password"}, {})
        self.assertEqual(judged, [1])


@tagged("post_install", "-at_install")
class TestResetPassword(LoginCase):
    def ask(self, login):
        self.opener.cookies.clear()
        token = TOKEN.search(self.url_open("/web/reset_password").text).group(1)
        page = self.url_open("/web/reset_password", data={"login": login, "csrf_token": token})
        return re.sub(r'csrf_token[^>]*|value="[^"]*"|[0-9a-f]{40}o[0-9]+|\s+', "", page.text).replace(login, "")

    def letters(self):
        return self.env["mail.mail"].search([("email_to", "=", self.clerk.email)])

    def test_the_page_says_the_same_of_whoever_is_asked_about(self):
        silent = self.person("the_silent")
        silent.email = False
        gone = self.person("the_gone")
        gone.active = False
        pages = {login: self.ask(login) for login in ("the_clerk", "nobody", "the_silent", "the_gone", "")}
        pages.pop("")
        self.assertEqual(len(set(pages.values())), 1)
        self.assertIn("/web/reset_password", self.letters().body_html)

    def test_nobody_is_flooded_with_letters(self):
        for _turn in range(6):
            self.ask("the_clerk")
        self.assertEqual(len(self.letters()), 3)

    def test_an_address_tells_no_login(self):
        for page in ("reset_password", "signup"):
            answer = self.url_open(f"/web/{page}?signup_email=the_clerk@example.kz", allow_redirects=False)
            self.assertNotIn("the_clerk", answer.headers.get("Location", ""))


@tagged("post_install", "-at_install")
class TestSecondFactor(LoginCase):
    def demand(self):
        self.env["ir.config_parameter"].set_param(second_factor.ROLES, "base.group_erp_manager")

    def setUp(self):
        super().setUp()
        self.chief = self.person("the_chief", groups="base.group_erp_manager")

    def secret(self, page):
        return re.search(r"<code>([A-Z2-7]+)</code>", page.text).group(1)

    def confirm(self, page, code):
        token = TOKEN.search(page.text).group(1)
        return self.url_open(second_factor.SETUP, data={"code": code, "csrf_token": token})

    @staticmethod
    def code_of(secret):
        import base64
        import time

        from odoo.addons.auth_totp.models.totp import hotp

        return str(hotp(base64.b32decode(secret), int(time.time() / 30))).zfill(6)

    def test_without_a_second_factor_there_is_only_the_page_that_sets_it_up(self):
        self.demand()
        page = self.enter("the_chief", GOOD)
        self.assertIn(second_factor.SETUP, page.url)
        for path in ("/odoo", "/web", "/my", "/web/session/get_session_info", "/web/login/totp"):
            answer = self.url_open(path, allow_redirects=True)
            self.assertNotIn("the_chief@example.kz", answer.text)
            self.assertNotRegex(answer.text, '"uid": [0-9]')
        wrong = self.confirm(page, "000000" if self.code_of(self.secret(page)) != "000000" else "111111")
        self.assertFalse(self.chief.totp_enabled)
        self.assertEqual(self.secret(wrong), self.secret(page))
        self.assertEqual(self.confirm(wrong, "abc").status_code, 200)
        entered = self.confirm(wrong, self.code_of(self.secret(page)))
        self.chief.invalidate_recordset()
        self.assertTrue(self.chief.totp_enabled)
        self.assertIn("/odoo", entered.url)
        # The next time the code is asked for, and the page that sets up is closed.
        self.assertIn("/web/login/totp", self.enter("the_chief", GOOD).url)
        self.assertNotIn("<code>", self.url_open(second_factor.SETUP).text)

    def test_a_program_with_the_password_is_refused(self):
        self.assertEqual(self.rpc("the_chief", GOOD), self.chief.id)
        self.demand()
        self.assertFalse(self.rpc("the_chief", GOOD))
        self.assertEqual(self.rpc("the_clerk", GOOD), self.clerk.id)

    def test_an_older_session_ends_when_the_role_demands_more(self):
        self.assertTrue(self.is_in(self.enter("the_chief", GOOD)))
        self.assertIn("__session_info__", self.url_open("/odoo").text)
        self.demand()
        self.assertIn("/web/login", self.url_open("/odoo").url)

    def test_who_needs_it_does_not_take_it_off_himself(self):
        self.demand()
        self.chief.totp_secret = "A" * 32
        self.assertEqual(self.chief._mfa_type(), "totp")
        with self.assertRaisesRegex(UserError, "his role demands it"):
            self.chief.with_user(self.chief).action_totp_disable()

    def test_others_enter_with_their_password(self):
        self.demand()
        self.assertTrue(self.is_in(self.enter("the_clerk", GOOD)))
        self.assertNotIn("<code>", self.url_open(second_factor.SETUP).text)

    def test_the_page_is_nobodys_without_the_password(self):
        self.demand()
        self.opener.cookies.clear()
        self.assertIn("/web/login", self.url_open(second_factor.SETUP).url)
