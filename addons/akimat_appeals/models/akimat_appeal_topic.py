from odoo import api, fields, models


class AkimatAppealTopic(models.Model):
    """What an appeal is about: the classifier that analysis and repeat detection go by."""

    _name = "akimat.appeal.topic"
    _description = "Topic of appeals"
    _order = "sequence, code, id"
    _rec_names_search = ["code", "name"]

    code = fields.Char(required=True, index=True)
    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    department_id = fields.Many2one(
        "hr.department", "Unit in charge", ondelete="set null", help="Proposed for an appeal on the topic."
    )
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(code)", "Another topic already has this code.")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for topic in self:
            topic.display_name = f"{topic.code} {topic.name}" if topic.code and topic.name else topic.name
