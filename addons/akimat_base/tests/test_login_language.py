from urllib.parse import parse_qs, urlsplit

from odoo.tests import HttpCase, new_test_user, tagged


@tagged("post_install", "-at_install")
class TestLoginLanguage(HttpCase):
    def _choose(self, code, back="/web/login", follow=True):
        return self.url_open(f"/web/login/language/{code}?back={back}", allow_redirects=follow)

    def test_kazakh_by_default(self):
        page = self.url_open("/web/login").text
        self.assertIn("Құпиясөз", page)
        self.assertIn('lang="kk-KZ"', page)
        for name in ("қазақша", "русский", "English"):
            self.assertIn(name, page)

    def test_choice_is_remembered(self):
        self.assertIn("Пароль", self._choose("ru_RU").text)
        self.assertIn("Пароль", self.url_open("/web/login").text)
        self.assertIn("Password", self._choose("en_US").text)

    def test_choice_keeps_the_way_to_the_page_asked_for(self):
        page = self._choose("ru_RU", back="/web/login?redirect=%2Fodoo%2Fdiscuss")
        self.assertEqual(urlsplit(page.url).path, "/web/login")
        self.assertEqual(parse_qs(urlsplit(page.url).query)["redirect"], ["/odoo/discuss"])

    def test_unknown_language_changes_nothing(self):
        self.assertIn("Құпиясөз", self._choose("xx_XX").text)

    def test_never_leads_to_another_server(self):
        for back in ("https://evil.example/x", "//evil.example/x", "/\\evil.example/x", "http:evil.example"):
            with self.subTest(back=back):
                target = self._choose("ru_RU", back=back, follow=False).headers["Location"]
                self.assertIn(urlsplit(target).netloc, ("", urlsplit(self.base_url()).netloc))
                self.assertFalse(target.startswith(("//", "/\\")))

    def test_users_own_language_decides_after_login(self):
        user = new_test_user(self.env, login="reader", lang="kk_KZ", groups="base.group_user")
        self._choose("ru_RU")
        self.authenticate("reader", "reader")
        session = self.make_jsonrpc_request("/web/session/get_session_info", {})
        self.assertEqual(session["user_context"]["lang"], user.lang)

    def test_wrong_password_is_answered_in_the_chosen_language(self):
        self._choose("kk_KZ")
        page = self.url_open("/web/login").text
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        answer = self.url_open("/web/login", data={"login": "reader", "password": "wrong", "csrf_token": token})
        self.assertIn("Логин немесе құпиясөз қате", answer.text)
