from odoo.tests import BaseCase

from ..tools import rate_limit


class TestRateLimit(BaseCase):
    def test_a_visitor_is_stopped_at_the_limit_and_let_in_again_after_the_period(self):
        window = rate_limit.Window(limit=2, period=60.0)
        self.assertEqual([window.allows("a", now) for now in (0.0, 30.0, 59.9, 60.0)], [True, True, False, True])

    def test_visitors_are_counted_apart(self):
        window = rate_limit.Window(limit=1)
        self.assertTrue(window.allows("a", 0.0))
        self.assertTrue(window.allows("b", 0.0))
        self.assertFalse(window.allows("a", 1.0))

    def test_the_memory_is_bounded_and_the_oldest_goes_first(self):
        window = rate_limit.Window(limit=1)
        for visitor in range(rate_limit.REMEMBERED + 1):
            window.allows(visitor, 0.0)
        self.assertTrue(window.allows(0, 1.0))
        self.assertFalse(window.allows(rate_limit.REMEMBERED, 1.0))

    def test_forgetting_starts_anew(self):
        window = rate_limit.Window(limit=1)
        window.allows("a", 0.0)
        window.forget()
        self.assertTrue(window.allows("a", 1.0))
