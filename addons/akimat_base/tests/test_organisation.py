from odoo.exceptions import ValidationError
from odoo.tests import freeze_time, new_test_user, tagged

from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestOrganisation(AkimatCase):
    def test_bin_of_an_akimat_is_checked(self):
        self.akimat.bin = "980940001419"
        with self.assertRefused("980940001418 is not a BIN", ValidationError):
            self.akimat.bin = "980940001418"

    def test_iin_and_bin_of_a_correspondent_are_checked(self):
        partner = self.env["res.partner"].create({"name": "Citizen", "iin": "791028302728"})
        with self.assertRefused("not an IIN", ValidationError):
            partner.iin = "791028302729"
        with self.assertRefused("not a BIN", ValidationError):
            partner.bin = "123"

    def test_a_portal_user_does_not_see_iin(self):
        user = new_test_user(self.env, "test_citizen", groups="base.group_portal")
        self.assertNotIn("iin", self.env["res.partner"].with_user(user).fields_get())

    def test_unit_of_a_kind(self):
        general = self.make_department("General", "general")
        departments = self.env["hr.department"]
        self.assertEqual(departments._akimat_department("general", self.akimat), general)
        self.assertFalse(departments._akimat_department("general", self.other_akimat))

    def test_unit_of_a_colleague(self):
        general = self.make_department("General", "general")
        user = self.make_user("clerk", department=general)
        reader = self.make_user("reader")
        self.assertEqual(user.with_user(reader)._akimat_department_in(self.akimat).id, general.id)
        self.assertFalse(user._akimat_department_in(self.other_akimat))

    def test_the_day_of_an_office_follows_its_time_zone(self):
        with freeze_time("2026-06-01 20:00:00"):
            self.assertEqual(str(self.akimat._akimat_today()), "2026-06-02")
            self.akimat.partner_id.tz = "UTC"
            self.assertEqual(str(self.akimat._akimat_today()), "2026-06-01")
            self.akimat.partner_id = self.other_akimat.partner_id.copy({"tz": "Asia/Almaty"})
            self.assertEqual(str(self.akimat._akimat_today()), "2026-06-02")
