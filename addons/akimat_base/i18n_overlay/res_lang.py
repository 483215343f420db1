from odoo import api, models

KAZAKH = {
    "name": "Қазақша",
    "code": "kk_KZ",
    "iso_code": "kk",
    "url_code": "kk",
    "active": True,
    "direction": "ltr",
    "date_format": "%d.%m.%Y",
    "time_format": "%H:%M:%S",
    "week_start": "1",
    "grouping": "[3,0]",
    "decimal_point": ",",
    "thousands_sep": "\u00a0",
}
RUSSIAN = {"name": "Русский", "code": "ru_RU"}


class ResLang(models.Model):
    _inherit = "res.lang"

    @api.model
    def _akimat_set_up_languages(self):
        """Create Kazakh, activate Russian and load their terms: once, at install.

        No XML id is given to the language: it outlives the addon, because users
        and records may still use it.
        """
        for values in (KAZAKH, RUSSIAN):
            language = self._activate_lang(values["code"])
            if language:
                language.name = values["name"]
            else:
                self.create(values)
        modules = self.env["ir.module.module"].search([("state", "=", "installed")])
        modules._update_translations([KAZAKH["code"], RUSSIAN["code"]])
