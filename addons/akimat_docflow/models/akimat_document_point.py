from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.refusal import Refusal

# What the office itself decides: only these have operative points.
POINT_KINDS = ("act", "order", "internal")


class AkimatDocumentPoint(models.Model):
    """An operative point of an act, an order or an instruction: what is to be done, by whom, until when."""

    _name = "akimat.document.point"
    _description = "Point of an act"
    _inherit = ["akimat.document.part"]
    _order = "document_id, sequence, id"
    _rec_name = "text"
    _row_of = ("document_id", "point_ids")
    _entered = "document_id sequence text lead_user_id co_executor_ids deadline on_control is_follow_up"
    _deletable = "*"

    document_id = fields.Many2one("akimat.document", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="document_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    number = fields.Char("Point", compute="_compute_number")
    text = fields.Text("What is to be done", required=True)
    lead_user_id = fields.Many2one("res.users", "Executor", index="btree_not_null", ondelete="restrict")
    co_executor_ids = fields.Many2many(
        "res.users", "akimat_document_point_co_executor_rel", "point_id", "user_id", "Co-executors"
    )
    deadline = fields.Date("Until")
    on_control = fields.Boolean("On control", default=True)
    is_follow_up = fields.Boolean(
        "All steps after signing", help="It is carried out when no step of the publication is open any more."
    )

    @api.depends("sequence", "document_id.point_ids.sequence")
    def _compute_number(self):
        for point in self:
            points = point.document_id.point_ids.sorted(lambda other: (other.sequence, other._origin.id or 0))
            point.number = str(points.ids.index(point.id) + 1) if point.id in points.ids else False

    @api.constrains("lead_user_id", "co_executor_ids", "document_id")
    def _check_executors(self):
        for point in self:
            for user in point._executors():
                # The companies of a colleague decide whether he can work here; the field is closed to users.
                if point.company_id not in user.sudo().company_ids:
                    raise ValidationError(point._words("point_executor_elsewhere", user=user.name))
            if point.lead_user_id in point.co_executor_ids:
                raise ValidationError(point._words("point_lead_twice", user=point.lead_user_id.name))

    @api.constrains("document_id")
    def _check_kind(self):
        # Points are text of the document: a card for official use keeps none.
        self.document_id._check_restricted_content()
        for point in self:
            if point.document_id.kind not in POINT_KINDS:
                raise ValidationError(point._words("points_of_other_kind"))

    def _executors(self):
        return self.lead_user_id | self.co_executor_ids

    def _words(self, code, **facts):
        return self.document_id._refusal_message(Refusal(code, point=self.number, **facts))

    def _refusal_of_parent(self):
        # The points are the text that the visas were given on.
        return super()._refusal_of_parent() if self.document_id.state == "draft" else Refusal("points_are_fixed")

    def _refusal_on_control(self, today):
        """What a point on control lacks for the signature; None when it is complete (PET-D.2, PET-23.20)."""
        if not self.on_control:
            return None
        if not self.lead_user_id:
            return Refusal("point_without_executor", point=self.number)
        if not self.deadline and self.document_id.kind != "act":
            return Refusal("point_without_term", point=self.number)
        if self.deadline and self.deadline < today:
            return Refusal("point_in_past", point=self.number, day=self.deadline)
        return None


class AkimatDocument(models.Model):
    """The points of a document: complete before it is signed, read by their executors after."""

    _inherit = "akimat.document"

    point_ids = fields.One2many("akimat.document.point", "document_id", "Points")
    has_points = fields.Boolean(compute="_compute_has_points")

    @api.depends("kind")
    def _compute_has_points(self):
        for document in self:
            document.has_points = document.kind in POINT_KINDS

    def _completeness_checks(self):
        checks = super()._completeness_checks()
        return {
            **checks,
            "submit": (*checks["submit"], self._refusal_of_points),
            "sign": (*checks["sign"], self._refusal_of_points),
        }

    def _refusal_of_points(self):
        if not self.point_ids:
            return None
        if self.kind not in POINT_KINDS:
            return Refusal("points_of_other_kind")
        if self.kind == "act" and not self.act_controller_id and any(self.point_ids.mapped("on_control")):
            return Refusal("controller_missing")
        today = self.company_id._akimat_today()
        refusals = (point._refusal_on_control(today) for point in self.point_ids)
        return next((refusal for refusal in refusals if refusal), None)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "sign":
            for document in self.filtered("point_ids"):
                document._acquaint_executors()

    def _acquaint_executors(self):
        """Whoever carries out a point reads the document and confirms it (PET-23.20, RUD-18.14)."""
        readers = self.point_ids._executors() - self.acquaintance_ids.user_id
        # The list follows from the signature; whoever signs need not be a writer of the card.
        self.env["akimat.acquaintance"].sudo()._grant_create(
            [{"document_id": self.id, "user_id": user.id} for user in readers]
        )
