from odoo import models, tools


class MailTrackingValue(models.Model):
    """A change of a selection is read in the reader's language; the core keeps the words of who made it."""

    _inherit = "mail.tracking.value"

    def _format_display_value(self, field_type, new=True):
        values = super()._format_display_value(field_type, new=new)
        if field_type != "selection":
            return values
        return [tracking._akimat_in_words_of_reader(value) for tracking, value in zip(self, values, strict=True)]

    def _akimat_in_words_of_reader(self, text):
        # Who reads the history may not read how fields are described.
        field = self.sudo().field_id
        return self._akimat_labels(field.model, field.name).get(text, text)

    @tools.ormcache("model_name", "field_name", "self.env.lang")
    def _akimat_labels(self, model_name, field_name):
        """Label in any language in use → label in the reader's; a label that he has himself is his."""
        field = self.env[model_name]._fields.get(field_name) if model_name in self.env else None
        if field is None or not isinstance(getattr(field, "selection", None), list):
            return {}
        codes = ["en_US", *(code for code, _name in self.env["res.lang"].get_installed())]
        own = dict(field._description_selection(self.env))
        labels = {
            label: own[value]
            for code in codes
            for value, label in field._description_selection(self.with_context(lang=code).env)
        }
        return labels | {label: label for label in own.values()}
