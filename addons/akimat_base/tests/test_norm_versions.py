from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import AkimatCase

NOW = "2026-06-01 05:00:00"


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestNormVersions(AkimatCase):
    """The law changed: a lawyer closes a row, puts the next one behind it and tries dates; nobody else does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Rows of the country are kept by the system administrator; here he is the lawyer, too.
        cls.lawyer = cls.make_user("lawyer", "lawyer", groups="base.group_system")
        cls.own_lawyer = cls.make_user("lawyer of the akimat", "lawyer")
        cls.employee = cls.make_user("employee")
        cls.norm = cls.env["akimat.norm"].create(
            {
                "code": "TEST.TERM",
                "name": "Answer to a test letter",
                "citation": "Test Code art. 1",
                "act": "Test Code",
                "amount": 5,
                "unit": "working_day",
                "date_from": "2020-01-01",
            }
        )

    def follow(self, first_day="2026-07-01", norm=None, user=None, **vals):
        norm = norm or self.norm
        dialog = self.env["akimat.norm.follow"].with_user(user or self.lawyer).with_context(active_id=norm.id)
        words = {
            "citation_kk": "Сынақ кодексінің 2-бабы",
            "citation_ru": "ст. 2 Пробного кодекса",
            "act_kk": "Сынақ кодексі",
            "act_ru": "Пробный кодекс",
        }
        opened = dialog.create({**dialog.default_get(list(dialog._fields)), **words, "date_from": first_day, **vals})
        return self.env["akimat.norm"].browse(opened.action_apply()["res_id"])

    def rows(self, code="TEST.TERM"):
        found = self.env["akimat.norm"].search([("code", "=", code)], order="date_from")
        return [(row.date_from.isoformat(), row.date_to and row.date_to.isoformat(), row.amount) for row in found]

    # The next row

    def test_the_next_row_begins_the_day_after_the_old_one_ends(self):
        new = self.follow(amount=3)
        self.assertEqual(self.rows(), [("2020-01-01", "2026-06-30", 5), ("2026-07-01", False, 3)])
        self.assertFalse(new.verified, "nobody has said that it was read in the act")
        self.assertEqual(new.name, self.norm.name)

    def test_the_new_row_is_cited_in_both_languages(self):
        new = self.follow()
        self.assertEqual(new.with_context(lang="kk_KZ").citation, "Сынақ кодексінің 2-бабы")
        self.assertEqual(new.with_context(lang="ru_RU").citation, "ст. 2 Пробного кодекса")
        self.assertEqual(new.with_context(lang="ru_RU").act, "Пробный кодекс")
        self.assertEqual(self.norm.citation, "Test Code art. 1")

    def test_old_events_keep_the_old_row(self):
        self.follow(amount=3)
        norms = self.env["akimat.norm"]
        self.assertEqual(norms.compute_deadline("TEST.TERM", "2026-06-30", self.akimat.id)["deadline"], "2026-07-08")
        self.assertEqual(norms.compute_deadline("TEST.TERM", "2026-07-01", self.akimat.id)["deadline"], "2026-07-07")

    def test_a_row_that_begins_before_the_old_one_is_refused(self):
        with self.assertRefused(r"begins on 01/01/2020: the next row must begin later"):
            self.follow("2020-01-01")

    def test_a_day_without_law_is_refused(self):
        self.norm.date_to = "2026-05-31"
        with self.assertRefused(r"ended on 05/31/2026: the next row must begin the day after"):
            self.follow("2026-06-02")
        self.follow("2026-06-01")
        self.assertEqual([row[0] for row in self.rows()], ["2020-01-01", "2026-06-01"])

    def test_a_row_over_another_one_is_refused(self):
        self.follow("2026-07-01")
        with self.assertRefused(r"already followed by a row from 07/01/2026"):
            self.follow("2026-08-01")

    def test_a_row_between_two_others_ends_where_the_next_begins(self):
        self.follow("2026-07-01", amount=3)
        self.follow("2025-01-01", amount=4)
        expected = [("2020-01-01", "2024-12-31", 5), ("2025-01-01", "2026-06-30", 4), ("2026-07-01", False, 3)]
        self.assertEqual(self.rows(), expected)

    def test_a_gap_by_hand_is_refused_too(self):
        new = self.follow()
        with self.assertRefused(r"No row of norm TEST\.TERM would hold on 06/30/2026", ValidationError):
            self.norm.date_to = "2026-06-29"
        with self.assertRefused(r"would hold on 07/01/2026", ValidationError):
            new.date_from = "2026-07-02"

    def test_an_akimats_own_rows_may_leave_days_to_the_national_one(self):
        own = self.norm.copy({"company_id": self.akimat.id, "date_from": "2021-01-01", "date_to": "2021-12-31"})
        self.assertTrue(own.copy({"company_id": self.akimat.id, "date_from": "2023-01-01", "date_to": False}))

    def test_the_row_of_another_akimat_is_not_in_the_way(self):
        self.norm.copy({"company_id": self.other_akimat.id, "date_from": "2026-07-01"})
        self.follow("2026-07-01")
        self.assertEqual(self.norm.date_to, date(2026, 6, 30))

    def test_every_change_leaves_a_line(self):
        new = self.follow(amount=3)
        lines = self.env["akimat.audit.entry"].search([("res_model", "=", "akimat.norm")], order="id")
        mine = lines.filtered(lambda line: line.res_id in (self.norm.id, new.id))
        self.assertEqual(set(mine.mapped("event")), {"norm"})
        closing = mine.filtered(lambda line: line.res_id == self.norm.id)[-1]
        self.assertEqual(closing.user_id, self.lawyer)
        self.assertIn('"date_to": "2026-06-30"', closing.after)
        self.assertIn("Test Code art. 1", closing.basis)
        self.assertTrue(mine.filtered(lambda line: line.res_id == new.id and '"amount": 3' in line.after))
        self.assertIn("Norm changed", closing.description)

    def test_a_row_of_the_country_is_changed_by_the_system_administrator_only(self):
        for change in ({"date_to": "2026-12-31"}, {"verified": True}, {"note": "x"}):
            for context in ({}, {"install_mode": True}):
                with self.subTest(change=change, context=context), self.assertRaises(AccessError):
                    self.norm.with_user(self.own_lawyer).with_context(**context).write(change)
        new = self.follow(user=self.own_lawyer, amount=3)
        self.assertEqual((new.company_id, new.amount, self.norm.date_to), (self.akimat, 3, False))

    def test_a_row_in_force_is_followed_and_never_edited(self):
        changes = ({"amount": 6}, {"unit": "month"}, {"code": "X"}, {"date_from": "2021-01-01"}, {"active": False})
        for change in changes:
            for rows in (self.norm.with_user(self.lawyer), self.norm.with_context(install_mode=True)):
                with self.subTest(change=change), self.assertRefused("in force or was"):
                    rows.write(change)
        with self.assertRefused("in force or was"), self.env.cr.savepoint():
            self.norm.with_user(self.lawyer).unlink()

    def test_senseless_amounts_are_refused(self):
        for amount in (-5, 10_000, 10**9):
            with self.subTest(amount=amount), self.assertRefused("cannot be right", ValidationError):
                self.follow(amount=amount)

    def test_a_deleted_row_leaves_a_line(self):
        row = self.norm.copy({"code": "TEST.OTHER", "date_from": "2027-01-01"})
        row_id = row.id
        row.unlink()
        line = self.env["akimat.audit.entry"].search([("res_model", "=", "akimat.norm"), ("res_id", "=", row_id)])[0]
        self.assertIn("TEST.OTHER", line.before)

    def test_only_who_keeps_the_norms_changes_them(self):
        with self.assertRaises(AccessError):
            self.follow(user=self.employee)
        with self.assertRaises(AccessError):
            self.norm.with_user(self.employee).date_to = "2026-06-30"
        with self.assertRaises(AccessError):
            self.norm.with_user(self.make_user("leader", "akim"))._follow(date(2026, 7, 1), {})

    def test_the_dialog_compares_both_rows_and_warns(self):
        with Form(self.env["akimat.norm.follow"].with_user(self.lawyer).with_context(active_id=self.norm.id)) as dialog:
            self.assertEqual(dialog.event_date, date(2026, 6, 2))
            dialog.amount = 3
            self.assertIn("06/09/2026", dialog.old_words)
            self.assertIn("06/05/2026", dialog.new_words)
            self.assertFalse(dialog.warning)
            dialog.date_from = "2019-01-01"
            self.assertIn("must begin later", dialog.warning)
            dialog.date_from = "2026-07-01"

    def test_an_upgrade_yields_to_a_row_of_the_akimat(self):
        values = {name: self.norm[name] for name in ("code", "name", "citation", "act", "amount", "unit")}
        shipped = {"xml_id": "akimat_base.norm_test_shipped", "values": {**values, "date_from": "2024-01-01"}}
        with mute_logger("odoo.addons.akimat_base.models.akimat_norm"):
            self.patch(self.env.registry, "ready", False)
            loaded = self.env["akimat.norm"]._load_records([shipped])
            self.env.registry.ready = True
        self.assertFalse(loaded.active)
        self.assertTrue(self.norm.active)
        self.assertEqual(self.rows(), [("2020-01-01", False, 5)])

    # What if

    def preview(self, norm=None, day=None, user=None, **context):
        model = self.env["akimat.norm.preview"].with_user(user or self.employee)
        dialog = Form(model.with_context(active_model="akimat.norm", active_id=(norm or self.norm).id, **context))
        if day:
            dialog.event_date = day
        return dialog

    def test_what_if_it_arrived_tomorrow(self):
        dialog = self.preview()
        self.assertEqual((dialog.event_date, dialog.deadline), (date(2026, 6, 2), date(2026, 6, 9)))
        self.assertIn("5 working days from the day after 06/02/2026 (Test Code art. 1)", dialog.answer)
        self.assertFalse(dialog.others)

    def test_the_other_rows_are_shown_beside(self):
        self.follow(amount=3)
        dialog = self.preview(day="2026-07-01")
        self.assertEqual(dialog.deadline, date(2026, 7, 7))
        self.assertIn("01/01/2020–06/30/2026: 5 working days", dialog.others)

    def test_the_answer_is_in_the_readers_language(self):
        self.assertIn("жұмыс күні", self.preview(lang="kk_KZ").answer)
        self.assertIn("рабочих дней", self.preview(lang="ru_RU").answer)

    def test_a_day_without_a_row_says_so(self):
        dialog = self.preview(day="2019-06-03")
        self.assertFalse(dialog.deadline)
        self.assertIn("No norm TEST.TERM is in force on 06/03/2019", dialog.answer)
        self.assertIn("5 working days", dialog.others)

    def test_the_akimats_own_row_answers_for_it_only(self):
        self.norm.copy({"company_id": self.akimat.id, "amount": 2})
        self.assertEqual(self.preview().deadline, date(2026, 6, 4))
        other = self.make_user("other employee", company=self.other_akimat)
        there = self.preview(user=other, allowed_company_ids=self.other_akimat.ids)
        self.assertEqual(there.deadline, date(2026, 6, 9))

    def test_a_limit_is_not_a_date(self):
        dialog = self.preview(self.norm.copy({"code": "TEST.LIMIT", "unit": "piece"}))
        self.assertFalse(dialog.deadline)
        self.assertIn("no deadline is counted from it", dialog.answer)

    # An estimated day

    def estimated_day(self):
        return self.env["akimat.calendar.day"].create(
            {"date": "2026-06-04", "kind": "holiday", "name": "Ait", "act": "Law on holidays", "estimated": True}
        )

    def test_a_deadline_over_an_estimated_day_says_so_until_it_is_confirmed(self):
        day = self.estimated_day()
        _norm, trace = self.env["akimat.norm"]._compute_by_norm("TEST.TERM", date(2026, 6, 1), self.akimat)
        self.assertEqual(trace["estimated"], ["2026-06-04"])
        self.assertIn("06/04/2026 is an estimate", self.env["akimat.norm"]._explain(trace))
        dialog = self.env["akimat.calendar.day.confirm"].with_user(self.lawyer).with_context(active_id=day.id)
        acts = {"act_kk": "№ 3 хабарландыру", "act_ru": "Объявление № 3"}
        dialog.create({**dialog.default_get(["day_id", "date"]), **acts}).action_apply()
        self.assertFalse(day.estimated)
        self.assertTrue(day.verified)
        self.assertEqual(day.with_context(lang="kk_KZ").act, "№ 3 хабарландыру")
        self.assertEqual(day.with_context(lang="ru_RU").act, "Объявление № 3")
        self.assertNotIn("estimate", self.env["akimat.norm"]._explain(trace))

    def test_deadlines_beside_an_estimated_day_do_not_mention_it(self):
        self.estimated_day()
        _norm, trace = self.env["akimat.norm"]._compute_by_norm("TEST.TERM", date(2026, 6, 8), self.akimat)
        self.assertNotIn("estimated", trace)

    def test_the_shipped_day_that_is_not_certain_is_flagged(self):
        day = self.env["akimat.calendar.day"].search([("date", "=", "2027-05-16")])
        self.assertTrue(day.estimated)
        self.assertIn("2027", day.display_name)

    def test_a_changed_day_leaves_a_line_with_its_act(self):
        day = (
            self.env["akimat.calendar.day"]
            .with_user(self.lawyer)
            .create({"date": "2026-06-17", "kind": "day_off", "name": "City day", "act": "Decree No. 7"})
        )
        day.date = "2026-06-18"
        lines = self.env["akimat.audit.entry"].search(
            [("res_model", "=", "akimat.calendar.day"), ("res_id", "=", day.id)], order="id"
        )
        self.assertEqual(lines.mapped("event"), ["calendar_day", "calendar_day"])
        self.assertEqual(set(lines.mapped("basis")), {"Decree No. 7"})
        self.assertIn("2026-06-17", lines[1].before)
        self.assertIn("2026-06-18", lines[1].after)

    # What every addon's cases must say

    def test_running_states_are_states_and_every_case_belongs_to_an_akimat(self):
        names = self.env["akimat.deadline.mixin"]._deadline_models()
        for name in names:
            model = self.env[name]
            known = set(model._fields["state"].get_values(self.env))
            with self.subTest(model=name):
                self.assertTrue(model._deadline_states())
                self.assertLessEqual(set(model._deadline_states()), known)
                self.assertTrue(model._fields["company_id"].store)

    def test_nothing_running_asks_nothing(self):
        self.assertFalse(
            self.env["akimat.deadline.review"]._propose(
                [
                    {
                        "before": None,
                        "after": {"date": "2001-03-05", "kind": "day_off", "company": self.akimat.id},
                        "name": "Old day",
                        "act": "Old act",
                    }
                ]
            )
        )
        self.assertFalse(self.env["akimat.deadline.review"].search([("company_id", "=", self.akimat.id)]))
