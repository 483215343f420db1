from odoo.tools import SQL
from odoo.tools.translate import TranslationImporter


class OverlayImporter(TranslationImporter):
    """Brings our catalogues to the database: a term that only repeats its source is not translated yet.

    The core keeps whatever value a language has; where its own catalogue repeats the English words, ours would come
    too late. Terms inside views need nothing: there the core sees it the same way.
    """

    def save(self, overwrite=False, force_overwrite=False):
        self.env.flush_all()
        for model, fields in self.model_translations.items():
            for field, rows in fields.items():
                for lang in {lang for translations in rows.values() for lang in translations}:
                    self._forget_repeated(model, field, lang, list(rows))
        super().save(overwrite=overwrite, force_overwrite=force_overwrite)

    def _forget_repeated(self, model, field, lang, xmlids):
        column = SQL.identifier(field)
        self.cr.execute(
            SQL(
                """
                UPDATE %(table)s SET %(column)s = %(column)s - %(lang)s::text
                 WHERE %(column)s->>%(lang)s = %(column)s->>'en_US'
                   AND id IN (
                       SELECT res_id FROM ir_model_data
                        WHERE model = %(model)s AND module || '.' || name = ANY(%(xmlids)s)
                   )
                """,
                table=SQL.identifier(self.env[model]._table),
                column=column,
                lang=lang,
                model=model,
                xmlids=xmlids,
            )
        )
