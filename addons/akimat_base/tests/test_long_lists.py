from unittest.mock import patch

from odoo.tests import tagged

from ..models import akimat_grouping_mixin
from .common import FOREVER, AkimatCase


@tagged("post_install", "-at_install")
class TestLongLists(AkimatCase):
    """A page of a list says the same length however many records come after it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        values = {"date_from": FOREVER, "date_to": FOREVER, "company_id": cls.akimat.id}
        people = {"principal_id": cls.make_user("absent").id, "substitute_id": cls.make_user("acting").id}
        cls.records = cls.env["akimat.substitution"].create(
            [{**values, **people, "basis": f"Order {number}"} for number in range(9)]
        )

    def page(self, offset=0, limit=2, order="id", count_limit=None):
        answer = self.env["akimat.substitution"].web_search_read(
            [("id", "in", self.records.ids)], {"basis": {}}, offset, limit, order, count_limit
        )
        return answer["length"], [row["basis"] for row in answer["records"]]

    def test_the_end_of_the_list_is_found_with_the_page(self):
        self.assertEqual(self.page(), (9, ["Order 0", "Order 1"]))
        self.assertEqual(self.page(offset=8), (9, ["Order 8"]))
        self.assertEqual(self.page(order="id desc"), (9, ["Order 8", "Order 7"]))
        self.assertEqual(self.page(limit=None)[0], 9)
        with patch.object(type(self.records), "search_count", side_effect=AssertionError):
            self.assertEqual(self.page()[0], 9)

    def test_a_longer_list_is_counted(self):
        with patch.object(akimat_grouping_mixin, "_AHEAD", 3):
            for offset in range(9):
                self.assertEqual(self.page(offset)[0], 9, offset)
            self.assertEqual(self.page(9), (0, []))
            self.assertEqual(self.page(count_limit=4), (4, ["Order 0", "Order 1"]))
            self.assertEqual(self.page(count_limit=5), (5, ["Order 0", "Order 1"]))

    def test_nobody_sees_more_by_it(self):
        stranger = self.make_user("stranger", "akim", company=self.other_akimat)
        records = self.env["akimat.substitution"].with_user(stranger)
        records = records.with_context(allowed_company_ids=self.other_akimat.ids)
        answer = records.web_search_read([("id", "in", self.records.ids)], {"basis": {}}, limit=2)
        self.assertEqual(answer, {"length": 0, "records": []})
