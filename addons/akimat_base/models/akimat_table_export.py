from odoo import models

from ..report import xlsx

BATCH = 1000


class AkimatTableExport(models.AbstractModel):
    """A table that can be taken away as an XLSX file: a journal, a list, an analysis.

    The inheriting model says what the table holds; the file is made when it is downloaded.
    """

    _name = "akimat.table.export"
    _description = "Table as a file"

    def _export_title(self):
        """Heading of the table, also the name of the file."""
        raise NotImplementedError

    def _table_columns(self):
        """List of ``akimat_base.report.xlsx.Column``; their values are taken from the records one by one."""
        raise NotImplementedError

    def _export_records(self):
        """The records of the rows, in their order."""
        raise NotImplementedError

    def _export_lang(self):
        """Language of the file (code of ``res.lang``)."""
        return self.env.lang

    def action_export_xlsx(self):
        """Download the table."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/akimat/xlsx/{self._name}/{self.id}", "target": "download"}

    def _export_xlsx(self):
        """Title and content of the file."""
        table = self.with_context(lang=self._export_lang())
        title = table._export_title()
        content = xlsx.table(title, table._table_columns(), table._table_rows(), author=self.env.company.name)
        return title, content

    def _table_rows(self):
        """The records, read in batches and forgotten after use, so that a year of a journal fits in memory."""
        records = self._export_records()
        for start in range(0, len(records), BATCH):
            batch = records[start : start + BATCH].with_prefetch()
            yield from batch
            batch.env.invalidate_all()
