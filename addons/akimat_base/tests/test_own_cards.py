from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestOwnCards(AkimatCase):
    """Akimats in one database do not change each other's cards."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = "akimat_base.group_user,base.group_partner_manager"
        cls.registrar = cls.make_user("card_registrar", groups=groups)
        cls.stranger = cls.make_user("card_stranger", company=cls.other_akimat, groups=groups)
        cls.official = cls.make_user("card_official")

    def refused(self, card, user, **vals):
        with self.assertRaises(AccessError):
            card.with_user(user).write(vals)

    def test_the_card_of_an_office_is_its_administrators(self):
        card = self.akimat.partner_id
        self.refused(card, self.stranger, name="Other name")
        self.refused(card, self.registrar, name="Other name")
        admin = self.make_user("card_admin", groups="akimat_base.group_akimat_admin,base.group_partner_manager")
        card.with_user(admin).write({"city": "Kentau"})

    def test_the_address_of_a_colleague_is_not_a_registrars_to_change(self):
        self.refused(self.official.partner_id, self.registrar, email="mine@example.com")

    def test_a_correspondent_belongs_to_the_akimat_that_entered_it(self):
        card = self.env["res.partner"].with_user(self.registrar).create({"name": "School 5"})
        self.assertEqual(card.company_id, self.akimat)
        self.refused(card, self.stranger, email="mine@example.com")
        card.with_user(self.registrar).email = "school@example.com"

    def test_nothing_is_added_to_the_card_of_another_akimat_or_of_a_colleague(self):
        theirs = self.env["res.partner"].with_context(allowed_company_ids=self.other_akimat.ids)
        cards = theirs.with_user(self.stranger)
        accounts = cards.env["res.partner.bank"]
        for card in (self.akimat.partner_id, self.official.partner_id):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                cards.create({"name": "Contact", "parent_id": card.id})
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                accounts.create({"acc_number": "KZ11", "partner_id": card.id})
        own = cards.create({"name": "Organisation"})
        self.assertTrue(cards.create({"name": "Contact", "parent_id": own.id}))

    def test_nobody_takes_another_name(self):
        official = self.official.with_user(self.official)
        for name in ("name", "email"):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                official.write({name: "akim@example.com"})
        official.write({"signature": "<p>Official</p>"})

    def test_a_shared_correspondent_is_the_system_administrators(self):
        card = self.env["res.partner"].create({"name": "Ministry", "company_id": False})
        for user in (self.registrar, self.stranger):
            self.refused(card, user, email="mine@example.com")
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                card.with_user(user).unlink()
