from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestTrackingWords(TransactionCase):
    """What a form says of a change of a selection: in the language of who reads, whoever wrote."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        message = cls.env["mail.message"].create({"model": "res.users", "res_id": cls.env.user.id})
        cls.field = cls.env["ir.model.fields"]._get("res.users", "notification_type")
        cls.labels = {
            code: dict(cls.env["res.users"].with_context(lang=code)._fields["notification_type"]._description_selection(
                cls.env(context={"lang": code})))
            for code in ("en_US", "kk_KZ", "ru_RU")
        }
        cls.message = message

    def _tracked(self, old, new):
        return self.env["mail.tracking.value"].create({
            "field_id": self.field.id, "mail_message_id": self.message.id,
            "old_value_char": old, "new_value_char": new,
        })

    def _read(self, tracking, code):
        shown = tracking.with_context(lang=code)._tracking_value_format()[0]
        return shown["oldValue"], shown["newValue"]

    def test_the_languages_differ(self):
        self.assertEqual(len({labels["email"] for labels in self.labels.values()}), 3)

    def test_whoever_wrote_the_reader_has_his_words(self):
        for writer in self.labels.values():
            tracking = self._tracked(writer["email"], writer["inbox"])
            for code, reader in self.labels.items():
                self.assertEqual(self._read(tracking, code), (reader["email"], reader["inbox"]))

    def test_words_that_no_value_has_any_more_stay(self):
        tracking = self._tracked("", "Gone")
        self.assertEqual(self._read(tracking, "kk_KZ"), ("", "Gone"))

    def test_a_field_that_is_gone_leaves_its_words(self):
        tracking = self._tracked("Was", "Is")
        tracking.write({"field_id": False, "field_info": {"desc": "X", "name": "x", "type": "selection"}})
        self.assertEqual(self._read(tracking, "kk_KZ"), ("Was", "Is"))
