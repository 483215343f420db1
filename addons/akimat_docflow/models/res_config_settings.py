from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    answers_take_number = fields.Boolean(related="company_id.answers_take_number", readonly=False)
    act_entry_rule = fields.Selection(related="company_id.act_entry_rule", readonly=False)
    docflow_attachment_extensions = fields.Char(
        "Kinds of files", config_parameter="akimat_docflow.attachment_extensions"
    )
