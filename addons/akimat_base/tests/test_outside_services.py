"""What the office asks of services outside: nothing."""
from unittest.mock import patch

from odoo.tests import HttpCase, TransactionCase, tagged
from odoo.tools import config

CALLERS = {
    "account_payment", "api_doc", "base_import_module", "google_gmail", "iap", "iap_mail", "microsoft_outlook",
    "partner_autocomplete", "payment", "sms", "snailmail", "web_unsplash",
}


@tagged("post_install", "-at_install")
class TestOutsideServices(TransactionCase):
    def test_modules_that_call_outside_did_not_come_by_themselves(self):
        present = self.env["ir.module.module"].search([("state", "=", "installed")]).mapped("name")
        self.assertFalse(CALLERS & set(present))

    def test_the_publisher_is_told_nothing(self):
        cron = self.env.ref("mail.ir_cron_module_update_notification")
        self.assertFalse(cron.active)
        self.assertFalse(config.get("publisher_warranty_url"))

    def test_a_link_in_a_message_is_not_fetched(self):
        self.assertFalse(self.env["mail.link.preview"]._is_link_preview_enabled())
        with patch("requests.sessions.Session.request") as request:
            message = self.env.user.partner_id.message_post(body="https://example.com/some/page")
            self.env["mail.link.preview"]._create_from_message_and_notify(message)
        request.assert_not_called()


@tagged("post_install", "-at_install")
class TestPublicAddress(HttpCase):
    def test_the_login_of_an_administrator_leaves_the_address_alone(self):
        """QR codes and links carry the public address, whatever name the administrator's browser used."""
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("web.base.url", "https://akimat.example")
        parameters.set_param("web.base.url.freeze", "True")
        words = "Aral shagala 2026 kemesi"
        self.env.ref("base.user_admin").password = words
        credential = {"type": "password", "login": "admin", "password": words}
        self.env["res.users"].authenticate(credential, {"base_location": "http://localhost:8069", "interactive": True})
        self.assertEqual(parameters.get_param("web.base.url"), "https://akimat.example")
        self.assertEqual(self.env.user.get_base_url(), "https://akimat.example")
