from odoo import models
from odoo.tools.translate import TranslationImporter

from .catalogues import catalogue_paths


class TemplateResetMixin(models.AbstractModel):
    _inherit = "template.reset.mixin"

    def _override_translation_term(self, module_name, xml_ids):
        """Restore our texts too when a template is reset to its shipped state."""
        result = super()._override_translation_term(module_name, xml_ids)
        importer = TranslationImporter(self.env.cr)
        for lang, _name in self.env["res.lang"].get_installed():
            for path in catalogue_paths(module_name, lang):
                importer.load_file(path, lang, xmlids=xml_ids)
        importer.save(overwrite=True, force_overwrite=True)
        return result
