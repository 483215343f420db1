from odoo import api, fields, models
from odoo.fields import Domain


class AkimatSession(models.Model):
    """What the lists and cards of sessions ask."""

    _inherit = "akimat.session"

    to_vote_count = fields.Integer("Votes expected of me", compute="_compute_to_vote_count")
    missing_materials_count = fields.Integer("Questions without materials", compute="_compute_late_materials_count")
    late_materials_count = fields.Integer("Materials late", compute="_compute_late_materials_count")

    @api.depends("item_ids.state", "item_ids.vote_ids.has_voted")
    @api.depends_context("uid")
    def _compute_to_vote_count(self):
        waiting = Domain("session_id", "in", self.ids) & Domain("to_vote", "=", True)
        counts = dict(self.env["akimat.session.item"]._read_group(waiting, ["session_id"], ["__count"]))
        for session in self:
            session.to_vote_count = counts.get(session._origin, 0)

    @api.depends("item_ids.is_materials_late", "item_ids.materials_handed_at")
    def _compute_late_materials_count(self):
        for session in self:
            session.missing_materials_count = len(session.item_ids.filtered(lambda item: not item.materials_handed_at))
            session.late_materials_count = len(session.item_ids.filtered("is_materials_late"))

    def action_open_votes(self):
        """Open the questions of this session that wait for my vote."""
        action = self.env["ir.actions.actions"]._for_xml_id("akimat_meetings.action_item_to_vote")
        return {**action, "domain": [("session_id", "=", self.id), ("to_vote", "=", True)], "path": False}

    def _dialog(self, step, name, **defaults):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "akimat.session.reason",
            "view_mode": "form",
            "target": "new",
            "context": {"default_step": step, **defaults},
        }

    def action_ask_cancel(self):
        """Ask the reason of the cancellation."""
        return self._dialog("cancel", self.env._("Cancel the session"), default_session_id=self.id)


class AkimatSessionItem(models.Model):
    """Buttons of a question that open another screen."""

    _inherit = "akimat.session.item"

    is_agenda_open = fields.Boolean(compute="_compute_is_agenda_open")
    has_outsiders = fields.Boolean(compute="_compute_is_agenda_open")
    is_my_question = fields.Boolean(compute="_compute_is_agenda_open")

    @api.depends("session_id.state", "state", "vote_ids")
    @api.depends_context("uid")
    def _compute_is_agenda_open(self):
        for item in self:
            item.is_agenda_open = not item.session_id or not item.session_id.is_locked
            waiting = item.vote_ids.filtered(lambda ballot: not ballot.voter_id and not ballot.is_recused)
            item.has_outsiders = item.can_close_vote and bool(waiting) and not item.is_secret_ballot
            item.is_my_question = item.is_agenda_open or (item.speaker_id == self.env.user and item.state == "planned")

    def action_open_item(self):
        """Open the question on a screen of its own."""
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
        }

    def action_ask_conflict(self):
        """Ask what the conflict of interest is."""
        name = self.env._("Declare a conflict of interest")
        return self.session_id._dialog("conflict", name, default_item_id=self.id)

    def action_ask_postpone(self):
        """Ask why the question is put off."""
        return self.session_id._dialog("postpone", self.env._("Put off"), default_item_id=self.id)

    def action_ask_reopen(self):
        """Ask why the question is discussed again."""
        return self.session_id._dialog("reopen", self.env._("Discuss again"), default_item_id=self.id)

    def action_ask_outside_vote(self):
        """Ask the vote of a member from outside."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Vote of a member from outside"),
            "res_model": "akimat.session.outside_vote",
            "view_mode": "form",
            "target": "new",
            "context": {"default_item_id": self.id},
        }
