"""How often visitors of the public pages may ask: one count for all pages and all workers."""

from odoo.tests import HttpCase, tagged

from .common import AkimatCase

LIMIT = "akimat_base.limit_verification"


@tagged("post_install", "-at_install")
class TestPublicHit(AkimatCase, HttpCase):
    """Over HTTP: only then the server's own transactions are part of the test's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.hits = cls.env["akimat.public.hit"]
        cls.env["ir.config_parameter"].set_param(LIMIT, "2/60")

    def wait(self, who="a", **options):
        return self.hits._refused_for(LIMIT, who, **options)

    def age(self, seconds):
        self.env.cr.execute("UPDATE akimat_public_hit SET moment = moment - %s * interval '1 second'", [seconds])

    def test_a_visitor_is_stopped_at_the_limit_and_let_in_again_after_the_period(self):
        self.assertEqual([bool(self.wait()) for _turn in range(3)], [False, False, True])
        self.age(20)
        self.assertLessEqual(self.wait(), 40)
        self.age(40)
        self.assertFalse(self.wait())

    def test_visitors_and_limits_are_counted_apart(self):
        self.wait("a"), self.wait("a")
        self.assertTrue(self.wait("a"))
        self.assertFalse(self.wait("b"))
        other = next((limit for limit in self.hits._limits() if limit != LIMIT), None)
        self.assertFalse(other and self.hits._refused_for(other, "a"))

    def test_who_only_looks_is_not_counted(self):
        self.assertEqual([self.wait(count=False) for _turn in range(3)], [0, 0, 0])

    def test_who_is_refused_leaves_no_row(self):
        for _turn in range(5):
            self.wait()
        self.assertEqual(self.hits.search_count([]), 2)

    def test_of_a_visitor_only_a_digest_is_kept(self):
        self.wait("203.0.113.7")
        self.assertRegex(self.hits.search([]).key, "^[0-9a-f]{64}$")

    def test_a_limit_that_says_nothing_is_the_shipped_one(self):
        self.env["ir.config_parameter"].set_param(LIMIT, "many")
        self.assertEqual(self.hits._rate(LIMIT), self.hits._limits()[LIMIT])

    def test_old_counts_are_forgotten(self):
        self.wait()
        self.hits._cron_forget()
        self.assertTrue(self.hits.search_count([]))
        self.age(max(self.hits._rate(limit).seconds for limit in self.hits._limits()) + 1)
        self.hits._cron_forget()
        self.assertFalse(self.hits.search_count([]))

    def test_who_tries_addresses_of_papers_is_put_off(self):
        answers = [self.url_open("/akimat/verify/1-1-1") for _turn in range(3)]
        self.assertEqual([answer.status_code for answer in answers], [404, 404, 429])
        self.assertGreater(int(answers[-1].headers["Retry-After"]), 0)
