from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle, norm_codes
from ..exceptions import SessionRefused


class AkimatSessionItem(models.Model):
    """One question of an agenda: who speaks, what is read before, what was decided and how."""

    _name = "akimat.session.item"
    _description = "Question of an agenda"
    _inherit = ["akimat.session.part", "akimat.workflow.mixin"]
    _order = "session_id, sequence, id"
    _transitions = lifecycle.ITEM
    _row_of = ("session_id", "item_ids")
    _entered = (
        "session_id sequence name name_ru speaker_id outside_speaker_id document_ids attachment_ids draft_decision"
        " decision decision_ru discussion postpone_reason point_ids"
    )
    # The speaker brings his materials and a draft of the decision; once the question is decided the words stay, and
    # their Russian text, the discussion and the points are written down until the minutes.
    _open = {
        "planned": "attachment_ids document_ids draft_decision name_ru",
        "voting": "discussion",
        "decided noted postponed": "decision_ru discussion point_ids",
    }
    _open_to = {
        "*": "secretary chair system",
        "attachment_ids document_ids draft_decision name_ru": "secretary chair system speaker",
    }

    session_id = fields.Many2one("akimat.session", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="session_id.company_id", store=True, index=True)
    session_state = fields.Selection(related="session_id.state", string="Session")
    date_start = fields.Datetime(related="session_id.date_start", string="Begins")
    sequence = fields.Integer(default=10)
    name = fields.Char("Question", required=True)
    name_ru = fields.Char("Question in Russian")
    speaker_id = fields.Many2one("res.users", "Speaker", index="btree_not_null", ondelete="restrict")
    outside_speaker_id = fields.Many2one("res.partner", "Speaker from outside", ondelete="restrict")
    state = fields.Selection(
        [
            ("planned", "On the agenda"),
            ("voting", "Voting"),
            ("decided", "Voted"),
            ("noted", "Noted"),
            ("postponed", "Postponed"),
        ],
        default="planned",
        required=True,
        readonly=True,
        copy=False,
        index=True,
    )
    # Materials
    document_ids = fields.Many2many(
        "akimat.document", "akimat_session_item_document_rel", "item_id", "document_id", "Documents", check_company=True
    )
    attachment_ids = fields.Many2many(
        "ir.attachment", "akimat_session_item_attachment_rel", "item_id", "attachment_id", "Materials", copy=False
    )
    materials_deadline = fields.Date("Materials due", compute="_compute_materials_deadline", store=True, index=True)
    materials_trace = fields.Json(compute="_compute_materials_deadline", store=True)
    materials_explanation = fields.Char("Why this date?", compute="_compute_materials_explanation")
    materials_handed_at = fields.Datetime("Materials handed over", readonly=True, copy=False)
    materials_handed_by_id = fields.Many2one(
        "res.users", "Handed over by", readonly=True, copy=False, ondelete="restrict"
    )
    is_materials_late = fields.Boolean("Materials late", readonly=True, copy=False)
    is_ready = fields.Boolean("Ready", readonly=True, copy=False)
    # What was decided
    draft_decision = fields.Text("Draft decision")
    decision = fields.Text(copy=False)
    decision_ru = fields.Text("Decision in Russian", copy=False)
    discussion = fields.Text("Speeches, remarks, proposals", copy=False)
    result = fields.Selection(
        [("adopted", "Adopted"), ("rejected", "Rejected"), ("postponed", "Postponed"), ("noted", "Noted")],
        readonly=True,
        copy=False,
    )
    postpone_reason = fields.Text("Why it is put off", copy=False)
    point_ids = fields.One2many("akimat.session.point", "item_id", "Points")
    # The record discussed
    res_model = fields.Char("Kind of the record", readonly=True, copy=False)
    res_id = fields.Many2oneReference(
        "Record", model_field="res_model", readonly=True, copy=False, index="btree_not_null"
    )
    subject_name = fields.Char("About", compute="_compute_subject_name")

    @api.depends("session_id.date_start", "session_id.chair_id")
    def _compute_materials_deadline(self):
        for item in self:
            session = item.session_id
            if not session.date_start:
                item.materials_deadline = item.materials_trace = False
                continue
            day = session._day()
            akim = self.env["akimat.duty"]._holds(session.chair_id, ["akim"], session.company_id, day)
            code = norm_codes.MATERIALS_AKIM if akim else norm_codes.MATERIALS_DEPUTY
            _norm, trace = self.env["akimat.norm"]._compute_by_norm(code, day, session.company_id)
            item.materials_deadline = trace["deadline"]
            item.materials_trace = trace

    @api.depends("materials_trace")
    @api.depends_context("lang")
    def _compute_materials_explanation(self):
        norms = self.env["akimat.norm"]
        for item in self:
            item.materials_explanation = bool(item.materials_trace) and norms._explain(item.materials_trace)

    @api.depends("res_model", "res_id")
    def _compute_subject_name(self):
        for item in self:
            subject = item._subject()
            item.subject_name = subject.display_name if subject and subject.has_access("read") else False

    def _subject(self):
        """The record discussed, or an empty recordset of the item's own model."""
        if not self.res_id or self.res_model not in self.env:
            return self.browse()
        return self.env[self.res_model].browse(self.res_id).exists()

    # Who acts

    def _actor_roles(self):
        found = super()._actor_roles() | (self.session_id._actor_roles() & {"secretary", "chair", "system"})
        return found | {"speaker"} if self.speaker_id == self.env.user else found

    def _refusal_to_change(self, names):
        if self.session_id.state in lifecycle.LOCKED:
            return Refusal("session_locked")
        if self.state == "voting" and names & {"name", "draft_decision", "speaker_id"}:
            return Refusal("item_in_vote")
        return super()._refusal_to_change(names)

    def _refusal_to_delete(self):
        if self.session_id.state == "held":
            return Refusal("item_is_kept")
        return super()._refusal_to_delete()

    def _has_settled_files(self):
        # Materials are what the members read before they decided.
        return self.state != "planned" or self.session_id.state in lifecycle.LOCKED

    # Writing

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._own_attachments()
        items.session_id._sync_people()
        items._open_documents()
        return items

    def write(self, vals):
        result = super().write(vals)
        if "attachment_ids" in vals:
            self._own_attachments()
        if "speaker_id" in vals:
            self.session_id._sync_people()
        if not {"document_ids", "speaker_id"}.isdisjoint(vals):
            self._open_documents()
        return result

    def _own_attachments(self):
        """Files uploaded before the question was saved belong to it: its readers are theirs."""
        for item in self:
            loose = item.attachment_ids.filtered(lambda file: file.res_model in (False, self._name) and not file.res_id)
            loose.write({"res_model": self._name, "res_id": item.id})

    def _open_documents(self):
        """Who is called to the session may read what it will discuss."""
        for item in self.filtered(lambda item: item.document_ids and item.session_id.state != "draft"):
            item.document_ids._add_participants(item.session_id.participant_ids)

    # Materials

    def action_ready(self):
        """Mark the questions as ready for the session (Kentau Reglament p. 49).

        :raise SessionRefused: speaker, materials or draft decision are missing.
        """
        for item in self:
            item._check_preparing()
            missing = {name for name in ("draft_decision",) if not (item.draft_decision or "").strip()}
            if not (item.speaker_id or item.outside_speaker_id):
                missing.add("speaker_id")
            if not (item.attachment_ids or item.document_ids):
                missing.add("attachment_ids")
            if missing:
                raise SessionRefused(item._refusal_message(Refusal("item_not_ready", fields=missing)))
        self._grant({"is_ready": True})
        return True

    def action_hand_over_materials(self):
        """Stamp the materials as handed over now; after the term they are late for ever.

        :raise SessionRefused: there is nothing to hand over, or it is not his question.
        """
        for item in self:
            if refusal := item._refusal_to_change(frozenset({"attachment_ids"})):
                raise SessionRefused(item._refusal_message(refusal))
            if not (item.attachment_ids or item.document_ids):
                raise SessionRefused(item._refusal_message(Refusal("no_materials")))
            today = item.company_id._akimat_today()
            late = item.is_materials_late or bool(item.materials_deadline and today > item.materials_deadline)
            item._grant(
                {
                    "materials_handed_at": fields.Datetime.now(),
                    "materials_handed_by_id": item.env.uid,
                    "is_materials_late": late,
                },
                event="materials",
            )
        return True
