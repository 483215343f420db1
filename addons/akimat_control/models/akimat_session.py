from odoo import api, fields, models
from odoo.fields import Command, Domain

from ..domain import lifecycle
from ..exceptions import ControlRefused
from .akimat_assignment_flow import ACTIVITY_DECIDE

# While a session is coming its list follows the cards; once it is held the list stays as it was.
COMING = ("draft", "called")


class AkimatSession(models.Model):
    """What a session says about control: its points become assignments, the staff meeting sees what is due."""

    _inherit = "akimat.session"
    _open = {"draft called held": "has_control_list"}

    assignment_ids = fields.One2many("akimat.assignment", "session_id", "Assignments of the minutes")
    has_control_list = fields.Boolean(
        "Tasks of higher bodies",
        help="The open tasks of higher bodies are material of this meeting, with state and days left.",
    )
    control_card_ids = fields.Many2many(
        "akimat.assignment",
        "akimat_session_control_card_rel",
        "session_id",
        "assignment_id",
        "Tasks of higher bodies under way",
        readonly=True,
        copy=False,
    )

    @api.model_create_multi
    def create(self, vals_list):
        sessions = super().create(vals_list)
        sessions._fill_control_list()
        return sessions

    def write(self, vals):
        result = super().write(vals)
        if "has_control_list" in vals:
            self._fill_control_list()
        return result

    def _check_preparing(self):
        """The material of a session belongs to those who prepare it, until its minutes."""
        for session in self:
            if refusal := session._refusal_to_change(frozenset({"has_control_list"})):
                raise ControlRefused(session._refusal_message(refusal))

    def action_fill_control_list(self):
        """Bring the list of tasks of higher bodies up to date.

        :raise ControlRefused: the caller does not prepare this session.
        """
        self._check_preparing()
        self._fill_control_list()
        return True

    def _fill_control_list(self):
        """The open tasks of higher bodies, those due first before the others (KEN-48.1)."""
        for session in self.filtered(lambda session: session.state in COMING):
            # The secretary prepares the list; whoever reads it sees of it what he may see.
            record = session.sudo()
            cards = record.env["akimat.assignment"]
            if record.has_control_list:
                cards = cards.search(record._domain_control_list(), order="deadline, id")
            if cards != record.control_card_ids:
                record._grant({"control_card_ids": [Command.set(cards.ids)]})

    def _domain_control_list(self):
        domain = Domain("company_id", "=", self.company_id.id) & Domain("state", "in", lifecycle.ON_CONTROL)
        domain &= Domain("source_level", "=", "higher") & Domain("parent_id", "=", False)
        return domain & Domain("is_restricted", "=", False)

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name in ("call", "hold"):
            self._fill_control_list()

    # Points of the minutes

    def _points_signed(self):
        super()._points_signed()
        for session in self:
            session._put_points_on_control()

    def _put_points_on_control(self):
        """Make the assignments of the points that name an executor and a term; once for each point."""
        cards = self.env["akimat.assignment"]
        # Whether a point has its card already is no secret of the card.
        made = cards.sudo().search([("session_point_id", "in", self.item_ids.point_ids.ids)]).session_point_id
        points = (self.item_ids.point_ids - made).filtered(lambda point: point.lead_user_id and point.deadline)
        cards._give([self._assignment_values(point) for point in points], self.company_id)

    def _assignment_values(self, point):
        # The minutes are read by those who took part; the card cites their number for its executor.
        minutes = self.sudo().minutes_id
        return {
            "text": point.text,
            "company_id": self.company_id.id,
            "source": "minutes",
            "session_id": self.id,
            "session_item_id": point.item_id.id,
            "session_point_id": point.id,
            "document_id": minutes.id,
            "basis_number": minutes.reg_number,
            "basis_date": minutes.reg_date,
            "basis_point": point.number,
            "issuer_id": self.chair_id.id,
            "lead_user_id": point.lead_user_id.id,
            "co_executor_ids": [Command.set((point.co_executor_ids - point.lead_user_id).ids)],
            # A task of a session runs from the session, its people were there.
            "date_start": self._day(),
            "deadline": point.deadline,
            "inspector_id": self.env["akimat.assignment"]._inspectors(self.company_id)[:1].id,
        }


class AkimatSessionSeries(models.Model):
    _inherit = "akimat.session.series"
    _open = {"*": "has_control_list"}

    has_control_list = fields.Boolean(
        "Tasks of higher bodies",
        help="Each meeting of the series gets the open tasks of higher bodies as its material.",
    )

    def _session_values(self, day):
        return {**super()._session_values(day), "has_control_list": self.has_control_list}


class AkimatAssignmentOfSession(models.Model):
    _inherit = "akimat.assignment"

    session_id = fields.Many2one(
        "akimat.session", readonly=True, index="btree_not_null", ondelete="restrict", copy=False
    )
    session_item_id = fields.Many2one(
        "akimat.session.item",
        "Question of the session",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
    )
    session_point_id = fields.Many2one(
        "akimat.session.point",
        "Point of the minutes",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        copy=False,
    )
    source_warning = fields.Char(compute="_compute_source_warning")

    _once_a_point = models.UniqueIndex(
        "(session_point_id) WHERE session_point_id IS NOT NULL", "This point of the minutes is already on control."
    )

    @api.depends("document_id.annulled", "state")
    @api.depends_context("lang")
    def _compute_source_warning(self):
        for card in self:
            # That the source was annulled is a fact of the card, also for those who may not open it.
            annulled = card.document_id.sudo().annulled and not card.is_closed
            card.source_warning = annulled and self.env._(
                "The document that holds this task has been annulled: whoever gave the task decides whether it stands."
            )

    def _tell_of_annulled_source(self):
        """Ask those who gave the tasks and who watch them what becomes of them: their source was annulled."""
        for card in self:
            card._tell(
                card._with_substitutes(card.issuer_id | card.controller_id | card.inspector_id),
                ACTIVITY_DECIDE,
                card.company_id._akimat_today(),
                lambda user, card=card: card.with_context(lang=user.lang).env._(
                    "The source was annulled: decide on the assignment"
                ),
            )
