from psycopg2.errors import LockNotAvailable, SerializationFailure

from odoo import SUPERUSER_ID, api
from odoo.tests import tagged
from odoo.tools import mute_logger

from .plan_common import PlanCase

YEAR = 2090
LINE = {"name": "Concurrent", "year": YEAR, "program_code": "999", "specific_code": "149", "month_01": 1000}


@tagged("post_install", "-at_install")
class TestPlanConcurrency(PlanCase):
    """Two sessions want the same money: the second waits, and never decides on a balance that is no longer true."""

    def session(self):
        """A session of its own: another connection, another transaction."""
        cursor = self.registry.cursor()
        self.addCleanup(cursor.close)
        return api.Environment(cursor, SUPERUSER_ID, {})

    def committed_line(self):
        """A budget line that both sessions see; it leaves the database after the test."""
        maker = self.session()
        line = maker["akimat.budget.line"]._grant_create({**LINE, "company_id": maker.ref("base.main_company").id})
        maker.cr.commit()
        self.addCleanup(self.forget, line.id)
        return line.id

    def forget(self, line):
        cleaner = self.session()
        cleaner["akimat.budget.line"].browse(line)._grant_unlink()
        cleaner.cr.commit()

    @mute_logger("odoo.sql_db")
    def test_the_second_session_waits_for_the_first(self):
        line = self.committed_line()
        first, second = self.session(), self.session()
        first["akimat.budget.line"].browse(line)._lock_rows()
        second.cr.execute("SET LOCAL lock_timeout = '200ms'")
        with self.assertRaises(LockNotAvailable):
            second["akimat.budget.line"].browse(line)._lock_rows()

    @mute_logger("odoo.sql_db")
    def test_an_older_session_may_not_decide_on_a_balance_that_another_has_changed(self):
        line = self.committed_line()
        first, second = self.session(), self.session()
        # The second session has begun and read the balance.
        self.assertEqual(second["akimat.budget.line"].browse(line).free, 1000)
        taken = first["akimat.budget.line"].browse(line)
        taken._lock_rows()
        taken._grant({"month_01": 400})
        first.cr.commit()
        # The server repeats such a call from its beginning; the repeated one reads the new balance.
        with self.assertRaises(SerializationFailure):
            second["akimat.budget.line"].browse(line)._lock_rows()
        again = self.session()["akimat.budget.line"].browse(line)
        again._lock_rows()
        self.assertEqual(again.free, 400)
