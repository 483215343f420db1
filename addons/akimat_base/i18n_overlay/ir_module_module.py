from odoo import SUPERUSER_ID, api, models
from odoo.tools import config

from .catalogues import catalogue_paths
from .importer import OverlayImporter
from .rows import shipped_names


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
        importer = OverlayImporter(self.env.cr, verbose=False)
        for module in modules:
            for lang in langs:
                for path in catalogue_paths(module, lang):
                    importer.load_file(path, lang)
        importer.save(overwrite=overwrite)
        for module in modules:
            self._akimat_name_rows(module)

    def _akimat_name_rows(self, module):
        """Give the rows that the installation of a module wrote in English their Kazakh names.

        Their fields hold one text for all languages. A row that an administrator made or renamed is left alone.
        """
        for model, field, source, name in shipped_names().get(module, ()):
            if model in self.env:
                rows = self.env[model].with_context(active_test=False, tracking_disable=True).search(
                    [(field, "=", source), ("create_uid", "=", SUPERUSER_ID)]
                )
                rows.write({field: name})

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
