"""Five akimats in one database, each configured by its pack: terms, routes and publication come out as its act says."""

from dataclasses import dataclass
from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.akimat_base.domain.clauses import clause

from .common import AppealCase

MONDAY = date(2026, 2, 2)
LEADERS = {"akim", "deputy", "head_of_office"}


@dataclass(frozen=True)
class Expected:
    """What one act says: clauses in the comments of ``ACTS``."""

    visas: tuple
    controllers: set
    steps: tuple
    effect: date | None
    bank_term: date | None = None
    institution: frozenset = frozenset({"akim", "deputy", "head_of_office"})
    institution_info: frozenset = frozenset({"akim", "deputy", "head_of_office"})
    reception: frozenset = frozenset(LEADERS)
    prior_only: bool = False
    level: str = "city_region"


# The act is signed on Monday 2 February 2026 and published on 4 February.
ACTS = {
    # PET-D.2 (bank, justice, website), PET-D.4 (deputy of the field), PET-D.5 (on signing), PET-18.49, PET-23.10.
    "petropavl": Expected(
        ("executor", "lawyer", "head_of_office"),
        {"deputy"},
        ("reference_bank", "justice", "website"),
        date(2026, 2, 2),
    ),
    # KEN-14 (four visas and the executor), KEN-D.2-4, KEN-74.2: only informational letters for the head.
    "kentau": Expected(
        ("executor", "unit_head", "lawyer", "deputy", "head_of_office"),
        {"head_of_office"},
        ("periodical", "adilet", "website"),
        date(2026, 2, 15),
        institution=frozenset({"akim", "deputy"}),
    ),
    # RUD-D.2.1 (twenty days, both languages), RUD-D.4 (on publication), RUD-14.2.24 (authentic texts).
    "rudny": Expected(
        ("executor", "translator", "lawyer", "head_of_office"),
        {"head_of_office"},
        ("reference_bank", "website", "justice"),
        date(2026, 2, 4),
        bank_term=date(2026, 2, 22),
    ),
    # SHY-D.2-4 (all steps, a deputy head controls), SHY-15.15 (six kinds of leaders, by prior record only).
    "shymkent": Expected(
        ("executor", "lawyer", "head_of_office"),
        {"office_deputy_head", "head_of_office"},
        ("reference_bank", "justice", "periodical", "website"),
        date(2026, 2, 4),
        institution=frozenset({"akim", "first_deputy", "deputy", "head_of_office"}),
        institution_info=frozenset({"akim", "first_deputy", "deputy", "head_of_office"}),
        reception=frozenset({*LEADERS, "first_deputy", "office_deputy_head"}),
        prior_only=True,
        level="city_republic",
    ),
    # ZHE-D.2 (bank, then website), ZHE-D.3, ZHE-D.4 (ten days after).
    "zhetisay": Expected(
        ("executor", "lawyer", "head_of_office"),
        {"head_of_office"},
        ("reference_bank", "website"),
        date(2026, 2, 15),
        level="district",
    ),
}


@tagged("post_install", "-at_install")
@freeze_time("2026-02-02 06:00:00")
class TestFiveAkimats(AppealCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        packs = cls.env["akimat.pack"]
        cls.offices = {}
        for code, text in packs._shipped().items():
            company = cls._make_company(f"Office of {code}")
            cls.env.user.company_ids = [Command.link(company.id)]
            packs._load(company, text)
            cls.offices[code] = company

    def each(self):
        for code, company in self.offices.items():
            with self.subTest(code):
                yield company, ACTS[code]

    def document(self, company, **vals):
        documents = self.env["akimat.document"].with_context(allowed_company_ids=company.ids)
        return documents.create({"company_id": company.id, "subject": "About order", **vals})

    def test_each_office_is_of_its_kind_with_its_own_structure(self):
        for company, said in self.each():
            self.assertEqual(company.akimat_level, said.level)
        serviced = self.env["hr.department"].search([("servicing_department_id", "!=", False)]).company_id
        self.assertEqual(
            serviced & self.env["res.company"].union(*self.offices.values()),
            self.offices["petropavl"] | self.offices["shymkent"],
        )

    def test_an_act_takes_the_visas_and_the_controller_that_the_act_demands(self):
        for company, said in self.each():
            act = self.document(company, kind="act", act_type="kaulu")
            self.assertEqual(tuple(role for _turn, role in act._visas_demanded()), said.visas)
            self.assertEqual(act._duties_that_sign(), {"akim"})
            posts = self.env["akimat.post.use"]._kinds("act_controller", company)
            self.assertEqual(set(posts), said.controllers)

    def test_who_signs_a_letter_follows_the_level_of_the_addressee(self):
        institution = self.correspondent("School 5", "city_institution")
        ministry = self.correspondent("Ministry of finance", "ministry")
        for company, said in self.each():
            letter = self.document(company, kind="outgoing", partner_id=institution.id)
            self.assertEqual(letter._duties_that_sign(), said.institution)
            letter.is_informational = True
            self.assertEqual(letter._duties_that_sign(), said.institution_info)
            letter.partner_id = ministry
            self.assertNotIn("head_of_office", letter._duties_that_sign())

    @clause("SHY-D.4", "ZHE-D.4")
    def test_publication_steps_their_term_and_the_day_of_effect(self):
        for company, said in self.each():
            document = self.document(company, kind="act", act_type="kaulu")
            document._grant({"signed_on": MONDAY})
            cards = self.env["akimat.act"].sudo()
            act = cards._follow(document)
            self.assertEqual(tuple(act.publication_ids.mapped("step")), said.steps)
            bank = act.publication_ids.filtered(lambda line: line.step == "reference_bank")
            self.assertEqual(bank.deadline or None, said.bank_term)
            act.publication_ids[0]._grant({"done_on": date(2026, 2, 4)})
            self.assertEqual(act.effective_date, said.effect)

    def test_the_term_of_a_task_and_of_an_appeal(self):
        norms = self.env["akimat.norm"]
        for company, _said in self.each():
            # KEN-38, taken by all: one month; Kentau has it as its own row.
            norm, task = norms._compute_by_norm("CONTROL.AKIM", MONDAY, company)
            self.assertEqual(task["deadline"], "2026-03-02")
            own = company == self.offices["kentau"]
            self.assertEqual(norm.company_id, company if own else norm.company_id.browse())
            # ZHE-15.8 and the law for all: fifteen working days from the next day.
            norm, appeal = norms._compute_by_norm("APPEAL.DECISION", MONDAY, company)
            self.assertEqual((appeal["deadline"], norm.unit), ("2026-02-23", "working_day"))
            # KEN-85: fifteen calendar days while the Reglament stood; its own row in Kentau.
            norm, before = norms._compute_by_norm("APPEAL.DECISION", date(2016, 4, 1), company)
            self.assertEqual((before["deadline"], norm.unit), ("2016-04-16", "calendar_day"))
            self.assertEqual(bool(norm.company_id), own)

    def test_an_appeal_is_registered_in_an_office_that_a_pack_has_made(self):
        for code in ("kentau", "zhetisay"):
            company = self.offices[code]
            clerk = self.make_user(f"clerk_{code}", "registrar", company=company)
            appeals = self.env["akimat.appeal"].with_user(clerk).with_context(allowed_company_ids=company.ids)
            appeal = appeals.create(self.appeal_values(company_id=company.id))
            appeal.action_register()
            self.assertTrue(appeal.reg_number)
            self.assertEqual(appeal.deadline, date(2026, 2, 23))

    def test_reception_leaders_and_prior_booking(self):
        for company, said in self.each():
            self.assertEqual(frozenset(company._reception_leaders()), said.reception)
            self.assertEqual(company.reception_prior_only, said.prior_only)

    def test_the_blog_is_a_channel_in_kentau_and_not_in_petropavl(self):
        for code, taken in (("kentau", True), ("petropavl", False)):
            company = self.offices[code]
            clerk = self.make_user(f"blog_{code}", "registrar", company=company)
            appeals = self.env["akimat.appeal"].with_user(clerk).with_context(allowed_company_ids=company.ids)
            values = self.appeal_values(company_id=company.id, channel="blog")
            if taken:
                appeals.create(values).action_register()
                continue
            with self.assertRefused("blog"):
                appeals.create(values)
            with self.assertRefused("blog"):
                appeals.create({**values, "channel": "paper"}).channel = "blog"

    def test_a_deputy_head_of_the_office_may_have_a_schedule_in_shymkent_and_not_in_petropavl(self):
        for code, allowed in (("shymkent", True), ("petropavl", False)):
            company = self.offices[code]
            boss = self.make_user(f"boss_{code}", "head_of_office", company=company)
            deputy = self.make_user(f"head_deputy_{code}", "office_deputy_head", company=company)
            schedule = self.env["akimat.reception.schedule"].create(
                {
                    "company_id": company.id,
                    "leader_id": deputy.id,
                    "year": 2026,
                    "quarter": "2",
                    "place": "Room 1",
                    "weekday": "4",
                }
            )
            mine = schedule.with_user(boss).with_context(allowed_company_ids=company.ids)
            if allowed:
                mine.action_approve()
                self.assertEqual(schedule.state, "approved")
            else:
                with self.assertRefused("receive"):
                    mine.action_approve()

    def test_commissions_are_those_that_the_act_names(self):
        bodies = self.env["akimat.body"]
        counted = {code: bodies.search_count([("company_id", "=", office.id)]) for code, office in self.offices.items()}
        self.assertEqual(counted, {"petropavl": 7, "kentau": 0, "rudny": 3, "shymkent": 5, "zhetisay": 2})

    def test_one_office_does_not_see_the_settings_of_another(self):
        user = self.make_user(
            "admin_petropavl", company=self.offices["petropavl"], groups="akimat_base.group_akimat_admin"
        )
        uses = (
            self.env["akimat.publication.rule"].with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        )
        self.assertEqual(uses.search([]).company_id, self.offices["petropavl"])
