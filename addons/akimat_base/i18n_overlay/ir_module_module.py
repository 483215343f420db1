from odoo import api, models
from odoo.tools import config
from odoo.tools.translate import TranslationImporter

from .catalogues import catalogue_paths


class IrModuleModule(models.Model):
    _inherit = "ir.module.module"

    def _load_module_terms(self, modules, langs, overwrite=False):
        """Add our catalogues whenever the core loads terms.

        That is: a module installed later, a language loaded or re-loaded from
        the settings, an upgrade of modules that load after this addon.
        """
        result = super()._load_module_terms(modules, langs, overwrite=overwrite)
        self._akimat_import_catalogues(modules, langs, overwrite=overwrite)
        return result

    def _akimat_import_catalogues(self, modules, langs, overwrite=False):
        importer = TranslationImporter(self.env.cr, verbose=False)
        for module in modules:
            for lang in langs:
                for path in catalogue_paths(module, lang):
                    importer.load_file(path, lang)
        importer.save(overwrite=overwrite)

    @api.model
    def _akimat_load_core_terms(self, names=None):
        """Load our catalogues for the modules that were there before this addon.

        Called by a data file at each install and upgrade. Modules that the core
        upgrades do not see our override (they load before this addon), and
        their upgrade always upgrades this addon too, so this call repairs them.
        A term that an administrator has changed is kept, as the core does.

        :param names: only these modules. Rows of models that load after this addon have nowhere to go yet; the addon
            of ours that depends on such a module calls for its terms again.
        """
        installed = self.search([("state", "in", ("installed", "to upgrade", "to install"))])
        if names:
            installed = installed.filtered(lambda module: module.name in names)
        langs = [code for code, _name in self.env["res.lang"].get_installed()]
        self._akimat_import_catalogues(
            installed.mapped("name"), langs, overwrite=config["overwrite_existing_translations"]
        )
