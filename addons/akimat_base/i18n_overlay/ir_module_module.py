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
        self._akimat_say_inherited_values()

    def _akimat_say_inherited_values(self):
        """Values of the fields of activities in our models, which no catalogue has: the core counts them as its own."""
        self.env.cr.execute(
            """
            UPDATE ir_model_fields_selection own SET name = shared.name || own.name
              FROM ir_model_fields own_field, ir_model_fields shared_field, ir_model_fields_selection shared
             WHERE own.field_id = own_field.id AND shared.field_id = shared_field.id
               AND own_field.model LIKE 'akimat.%' AND shared_field.model = 'mail.activity.mixin'
               AND own_field.name = shared_field.name AND own.value = shared.value AND NOT own.name @> shared.name
            """
        )

    def _akimat_name_rows(self, module):
        """Give the rows that the installation of a module wrote in English their Kazakh names.

        Their fields hold one text for all languages. A row that an administrator made or renamed is left alone.
        """
        for model, field, source, name in shipped_names().get(module, ()):
            if model in self.env:
                rows = self.env[model].with_context(active_test=False, tracking_disable=True).search(
                    [(field, "=", source), ("create_uid", "in", (False, SUPERUSER_ID))]
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

    @api.model
    def _akimat_load_own_terms(self, names):
        """Load the catalogues of these addons now; called before their demonstration data."""
        self._load_module_terms(names, [code for code, _name in self.env["res.lang"].get_installed()])
        self.env.invalidate_all()
        self.env.registry.clear_cache()
