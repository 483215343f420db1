from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import AkimatCase


class Paper:
    """What a journal asks of the record that it numbers."""

    _name = "test.paper"

    def __init__(self, number, **values):
        self.id = number
        self.values = values

    def _number_values(self):
        return self.values


@tagged("post_install", "-at_install")
class TestJournal(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.journal = cls.env["akimat.journal"].create(
            {
                "code": "КІР",
                "name": "Incoming",
                "number_pattern": "{case}-{number:3}/{year2}",
                "company_id": cls.akimat.id,
            }
        )

    def take(self, count, day=date(2026, 3, 20), **values):
        return self.journal._take_numbers([Paper(number, **values) for number in range(count)], day)

    def test_numbers_run_on_and_restart_each_year(self):
        self.assertEqual(self.take(2, case="03"), [(1, "03-001/26"), (2, "03-002/26")])
        self.assertEqual(self.take(1, case="04"), [(3, "04-003/26")])
        self.assertEqual(self.take(1, date(2027, 1, 5), case="03"), [(1, "03-001/27")])

    def test_a_number_given_in_a_rolled_back_savepoint_is_given_again(self):
        with self.assertRaises(ZeroDivisionError), self.env.cr.savepoint():
            self.take(1)
            raise ZeroDivisionError
        self.assertEqual(self.take(1)[0][0], 1)

    def test_a_journal_that_has_given_numbers_keeps_its_code_kind_and_akimat(self):
        self.journal.code = "X2"
        self.take(1)
        for name, value in {"code": "X3", "kind": "contract", "company_id": self.other_akimat.id}.items():
            with self.assertRefused("Open another journal"):
                self.journal.write({name: value})
        self.journal.name = "Incoming letters"

    def test_nothing_to_number(self):
        self.assertEqual(self.take(0), [])

    def test_pattern_needs_the_number_and_known_tokens(self):
        with self.assertRefused(r"lacks \{number\}", ValidationError):
            self.journal.number_pattern = "{year}"
        with self.assertRefused("unknown tokens: yaer", ValidationError):
            self.journal.number_pattern = "{number}/{yaer}"

    def test_journal_of_a_kind_is_of_the_own_akimat(self):
        # Upper addons give every akimat its journals.
        self.env["akimat.journal"].search([("kind", "=", "contract")]).active = False
        self.journal.kind = "contract"
        self.assertEqual(self.env["akimat.journal"]._for_kind("contract", self.akimat), self.journal)
        self.assertFalse(self.env["akimat.journal"]._for_kind("contract", self.other_akimat))
