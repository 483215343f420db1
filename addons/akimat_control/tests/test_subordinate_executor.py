from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import NOW, ControlCase


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestSubordinateExecutor(ControlCase):
    """Institutions below the office are executors like its own units."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.affairs = cls.make_department("Affairs directorate", "subordinate")
        cls.centre = cls.make_department("Situation centre", "subordinate")
        cls.base = cls.make_department("Specialised base", "subordinate", parent_id=cls.affairs.id)

    @clause("PET-3", "RUD-2.1", "SHY-25.2")
    def test_an_assignment_is_given_to_a_subordinate_institution(self):
        self.assertEqual(self.akimat._akimat_institutions(), self.affairs | self.base | self.centre)
        for institution in (self.affairs, self.centre, self.base):
            with self.subTest(institution.name):
                chief = self.make_user(f"chief of {institution.name}", "body_head", department=institution)
                card = self.card(lead_user_id=chief.id, lead_department_id=institution.id)
                self.assertEqual((card.state, card.lead_department_id), ("in_progress", institution))
                self.as_user(chief, card).action_report("Done")
                self.assertEqual(card.state, "reported")

    @clause("PET-3")
    def test_circular_subordination_is_refused(self):
        with self.assertRefused("Recursion"):
            self.affairs.parent_id = self.base
