"""The registry: every source has its place, every unit its field, and a report is not yet the end."""

from odoo.tests import freeze_time, tagged

from odoo.addons.akimat_base.domain.clauses import clause
from odoo.addons.akimat_base.exceptions import MoveRefused

from .common import NOW, ControlCase

LEVELS = {
    "higher": ("president", "administration", "government", "ministry", "oblast_akim"),
    "city": ("city_akim", "city_maslikhat"),
    "office": ("own",),
}


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestRegistry(ControlCase):
    def cards(self):
        return {
            source: self.card(source=source, text=f"Task of {source}")
            for sources in LEVELS.values()
            for source in sources
        }

    @clause("RUD-14.2.5", "ZHE-15.5")
    def test_the_counts_of_the_levels_sum_to_the_total(self):
        cards = self.cards()
        registry = self.env["akimat.assignment"].with_user(self.inspector)
        groups = dict(registry._read_group([], ["source_level"], ["__count"]))
        self.assertEqual(groups, {level: len(sources) for level, sources in LEVELS.items()})
        self.assertEqual(sum(groups.values()), registry.search_count([]))
        self.assertEqual(registry.search_count([]), len(cards))

    @clause("PET-17.10", "SHY-19.10")
    def test_a_task_is_listed_under_its_source_with_term_and_executor(self):
        cards = self.cards()
        registry = self.env["akimat.assignment"].with_user(self.inspector)
        for source in ("administration", "city_maslikhat"):
            (found,) = registry.search([("source", "=", source)])
            self.assertEqual((found, found.lead_user_id), (cards[source], self.lead))
            self.assertTrue(found.deadline)

    @clause("PET-20.3")
    def test_a_head_finds_the_tasks_of_his_field(self):
        own = self.card()
        self.card(lead_user_id=self.colleague.id, text="Heat the school")
        self.assertEqual(self.as_user(self.unit_head, own.browse()).search([]), own)

    @clause("SHY-14.1.2")
    def test_the_office_sees_the_tasks_of_all_bodies(self):
        cards = self.card() | self.card(lead_user_id=self.colleague.id)
        for user in (self.akim, self.head, self.inspector, self.control_head):
            self.assertEqual(self.as_user(user, cards.browse()).search([]), cards)

    @clause("RUD-14.1.2")
    def test_a_specialist_gives_no_tasks(self):
        card = self.card(assign=False, issuer_id=self.colleague.id)
        with self.assertRefused("holds no leading post", MoveRefused):
            card.action_assign()

    @clause("PET-18.66")
    def test_a_reported_task_stays_on_control_until_it_is_accepted(self):
        card = self.reported_card()
        self.assertEqual(card.state, "reported")
        self.assertTrue(self.as_user(self.akim, card).to_decide)
        self.assertIn(card, self.env["akimat.assignment"].with_user(self.inspector).search([("state", "!=", "done")]))

    @clause("ZHE-14.2.2")
    def test_the_end_of_a_task_of_the_region_has_its_assessment_and_day(self):
        card = self.done_card(source="oblast_akim")
        self.assertEqual((card.evaluation, str(card.done_on), card.done_by_id), ("executed", "2026-06-01", self.akim))
