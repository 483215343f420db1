import logging
import subprocess
import sys
from pathlib import Path

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..domain import text_file, text_words

_logger = logging.getLogger(__name__)
_PDF_READER = Path(__file__).parents[1] / "tools" / "pdf_text.py"
# What `index_content` of the file keeps for Odoo's own search.
_KEPT_TEXT = 200_000
# Found records up to this number are listed one by one in a query.
_FEW = 10_000


class AkimatAttachmentText(models.Model):
    """The words of one file, for search; files wait here until a scheduled action has read them.

    The words are distinct, folded and bounded, so that the index stays small and a file of any size fits. They are
    looked for by their beginnings: `array_to_tsvector` keeps them as they are, whatever the language of the database.
    """

    _name = "akimat.attachment.text"
    _description = "Words of a file"
    _log_access = False
    _rec_name = "attachment_id"

    attachment_id = fields.Many2one("ir.attachment", "File", required=True, ondelete="cascade", readonly=True)
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    checksum = fields.Char(index="btree_not_null", readonly=True)
    state = fields.Selection(
        [("waiting", "Waiting"), ("read", "Has text"), ("unreadable", "No text")],
        default="waiting",
        required=True,
        readonly=True,
    )
    problem = fields.Char("Why there is no text", readonly=True)
    words = fields.Text(readonly=True, prefetch=False)

    _attachment_unique = models.UniqueIndex("(attachment_id)", "The words of a file are kept once.")
    _record_idx = models.Index("(res_model, res_id)")
    _waiting_idx = models.Index("(id) WHERE state = 'waiting'")
    _words_idx = models.Index("USING gin (array_to_tsvector(string_to_array(words, ' ')))")

    # Search

    @api.model
    def _records_with(self, model, typed):
        """Records of ``model`` that have a file with every typed word, for the right side of ``("id", "in", …)``.

        A few are listed: the database cannot guess how rare a word is and would go through all records for it.
        Many are left to a subquery, which stops as soon as a page is full.
        """
        beginnings = text_words.beginnings(typed)
        if not beginnings:
            return []
        words = " & ".join(f"'{beginning}':*" for beginning in beginnings)
        self.flush_model(["words", "res_model", "res_id"])
        found = SQL(
            "SELECT res_id FROM akimat_attachment_text"
            " WHERE res_model = %s AND array_to_tsvector(string_to_array(words, ' ')) @@ %s::tsquery",
            model,
            words,
        )
        few = self.env.execute_query(SQL("%s LIMIT %s", found, _FEW + 1))
        return SQL("(%s)", found) if len(few) > _FEW else [res_id for (res_id,) in few]

    # Reading

    @api.model
    def _queue(self, attachments):
        """Let these files be read soon; files of which the content changed are read anew."""
        known = {text.attachment_id: text for text in self.search([("attachment_id", "in", attachments.ids)])}
        missing = []
        for attachment in attachments:
            place = {
                "res_model": attachment.res_model,
                "res_id": attachment.res_id,
                "checksum": attachment.checksum,
            }
            text = known.get(attachment)
            if text is None:
                missing.append({"attachment_id": attachment.id, **place})
            elif text.checksum != attachment.checksum:
                text.write({**place, "state": "waiting", "words": False})
            else:
                text.write(place)
        if missing:
            self.create(missing)
            self.env.ref("akimat_docflow.cron_attachment_text")._trigger()

    @api.model
    def _cron_read(self, batch=20):
        """Read waiting files, each on its own: one that fails is marked and never stops the others."""
        domain = Domain("state", "=", "waiting")
        progress = self.env["ir.cron"]._commit_progress
        progress(remaining=self.search_count(domain))
        for text in self.search(domain, limit=batch, order="id"):
            text = text.try_lock_for_update().filtered_domain(domain)
            if text and not progress(text._read()):
                break

    def _read(self):
        """Read the files of these rows; the number of rows read."""
        for text in self:
            try:
                with self.env.cr.savepoint():
                    text._read_file()
            except Exception:  # noqa: BLE001 - a file must never block the queue
                _logger.warning("no text could be read from attachment %s", text.attachment_id.id, exc_info=True)
                text.write({"state": "unreadable", "problem": "damaged"})
        return len(self)

    def _read_file(self):
        if twin := self._twin():
            self.write({"state": twin.state, "problem": twin.problem, "words": twin.words})
            return
        attachment = self.attachment_id
        found = self._text_of(attachment.raw or b"", attachment.name or "", attachment.mimetype or "")
        self.write(
            {
                "state": "unreadable" if found.problem else "read",
                "problem": found.problem,
                "words": " ".join(text_words.words(f"{attachment.name or ''} {found.text}")),
            }
        )
        if found.text:
            attachment.write({"index_content": found.text[:_KEPT_TEXT]})

    def _twin(self):
        """Another row of the same content that has been read."""
        if not self.checksum:
            return self.browse()
        return self.search([("checksum", "=", self.checksum), ("state", "!=", "waiting")], limit=1)

    @api.model
    def _text_of(self, raw, name="", mimetype=""):
        """Text of a file of any kind."""
        if text_file.is_pdf(raw, name, mimetype):
            return self._text_of_pdf(raw)
        return text_file.read(raw, name, mimetype)

    @api.model
    def _text_of_pdf(self, raw):
        """PDF is read in a process of its own with limits of time and memory."""
        seconds, megabytes = self._limit("pdf_seconds", 60), self._limit("pdf_megabytes", 1500)
        command = [sys.executable, str(_PDF_READER), str(seconds), str(megabytes), str(text_file.LONGEST)]
        try:
            done = subprocess.run(command, input=raw, capture_output=True, timeout=seconds * 2, check=False)
            output, slow = done.stdout, bool(done.returncode)
        except subprocess.TimeoutExpired as expired:
            output, slow = expired.stdout or b"", True
        text = text_file.tidied(output.decode("utf-8", "replace"))
        if text:
            return text_file.Found(text)
        return text_file.Found("", "too_much" if slow else "no_text")

    @api.model
    def _limit(self, name, default):
        # Technical limits of the server are parameters; the table of parameters is closed to users.
        value = self.env["ir.config_parameter"].sudo().get_param(f"akimat_docflow.{name}")
        return int(value) if (value or "").isdigit() else default
