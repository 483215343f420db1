from odoo.tests import tagged

from .common import AkimatCase


@tagged("post_install", "-at_install")
class TestShippedActs(AkimatCase):
    def test_the_five_acts_carry_all_their_clauses(self):
        acts = self.env["akimat.regulation"].search([("code", "!=", False)])
        self.assertEqual({act.code: act.clause_count for act in acts},
                         {"PET": 192, "KEN": 156, "RUD": 109, "SHY": 88, "ZHE": 82})
