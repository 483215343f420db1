from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.refusal import Refusal

from .akimat_session_part import explain


class AkimatSessionPoint(models.Model):
    """A task among the decisions on a question: what, who, with whom, until when."""

    _name = "akimat.session.point"
    _description = "Point of a decision"
    _inherit = ["akimat.session.part"]
    _row_of = ("item_id", "point_ids")
    _entered = "item_id sequence text text_ru lead_user_id co_executor_ids deadline"
    _deletable = "*"
    _order = "item_id, sequence, id"
    _rec_name = "text"

    item_id = fields.Many2one("akimat.session.item", "Question", required=True, index=True, ondelete="cascade")
    session_id = fields.Many2one(related="item_id.session_id", store=True, index=True)
    company_id = fields.Many2one(related="item_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    number = fields.Char(compute="_compute_number")
    text = fields.Text("Task", required=True)
    text_ru = fields.Text("Task in Russian")
    lead_user_id = fields.Many2one("res.users", "Executor", index="btree_not_null", ondelete="restrict")
    co_executor_ids = fields.Many2many(
        "res.users", "akimat_session_point_co_executor_rel", "point_id", "user_id", "Co-executors"
    )
    deadline = fields.Date("Until", index="btree_not_null")

    @api.depends("sequence", "item_id.sequence", "item_id.session_id.item_ids", "item_id.point_ids")
    def _compute_number(self):
        for point in self:
            items = point.item_id.session_id.item_ids.sorted(lambda item: (item.sequence, item._origin.id or 0))
            points = point.item_id.point_ids.sorted(lambda other: (other.sequence, other._origin.id or 0))
            item_place = (items.ids.index(point.item_id.id) + 1) if point.item_id.id in items.ids else 0
            place = (points.ids.index(point.id) + 1) if point.id in points.ids else 0
            point.number = f"{item_place}.{place}" if item_place and place else False

    @api.constrains("deadline", "session_id")
    def _check_deadline(self):
        for point in self.filtered("deadline"):
            day = point.session_id._day()
            if point.deadline < day:
                refusal = Refusal("point_before_session", deadline=point.deadline, day=day)
                raise ValidationError(explain(self.env, point.session_id, refusal))

    @api.constrains("lead_user_id", "co_executor_ids")
    def _check_executors(self):
        for point in self.filtered(lambda point: point.lead_user_id in point.co_executor_ids):
            refusal = Refusal("lead_is_co_executor", name=point.lead_user_id.name)
            raise ValidationError(explain(self.env, point.session_id, refusal))
