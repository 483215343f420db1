from odoo import api, fields, models

# Nobody in an office counts seconds: forms, lists and papers show hours and minutes.
TIME_FORMAT = "%H:%M"

KAZAKH = {
    "name": "Қазақша",
    "code": "kk_KZ",
    "iso_code": "kk",
    "url_code": "kk",
    "active": True,
    "direction": "ltr",
    "date_format": "%d.%m.%Y",
    "time_format": TIME_FORMAT,
    "week_start": "1",
    "grouping": "[3,0]",
    "decimal_point": ",",
    "thousands_sep": "\u00a0",
}
RUSSIAN = {"name": "Русский", "code": "ru_RU", "time_format": TIME_FORMAT}


class ResLang(models.Model):
    _inherit = "res.lang"

    time_format = fields.Selection(selection_add=[(TIME_FORMAT, "13:00")], ondelete={TIME_FORMAT: "set default"})

    @api.model
    def _akimat_set_up_languages(self):
        """Create Kazakh, activate Russian and load their terms: once, at install.

        No XML id is given to the language: it outlives the addon, because users
        and records may still use it.
        """
        for values in (KAZAKH, RUSSIAN):
            language = self._activate_lang(values["code"])
            if language:
                language.write({"name": values["name"], "time_format": values["time_format"]})
            else:
                self.create(values)
        modules = self.env["ir.module.module"].search([("state", "=", "installed")])
        modules._update_translations([KAZAKH["code"], RUSSIAN["code"]])
