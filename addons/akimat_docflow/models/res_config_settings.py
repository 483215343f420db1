from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    answers_take_number = fields.Boolean(related="company_id.answers_take_number", readonly=False)
    docflow_max_addressees = fields.Integer(
        "Addressees on one letter", config_parameter="akimat_docflow.max_addressees"
    )
    docflow_max_attachments = fields.Integer("Files of a document", config_parameter="akimat_docflow.max_attachments")
    docflow_max_attachment_megabytes = fields.Integer(
        "Size of a file, MB", config_parameter="akimat_docflow.max_attachment_megabytes"
    )
    docflow_attachment_extensions = fields.Char(
        "Kinds of files", config_parameter="akimat_docflow.attachment_extensions"
    )
