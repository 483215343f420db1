import logging
from pathlib import Path

from odoo import api, models
from odoo.exceptions import UserError

from .. import messages_intake
from ..domain import mail_mbox

_logger = logging.getLogger(__name__)
_LETTERS = {".eml", ".email", ".mht", ".mhtml"}
_MAILBOXES = {".mbox", ".mbx"}


class AkimatIntake(models.Model):
    """A folder of letters and scans: all are taken in; nothing in the folder is moved, changed or deleted."""

    _inherit = "akimat.intake"

    @api.model
    def _import_folder(self, path, company=None, after_each=None):
        """Take in every file under a folder.

        :param after_each: called with no arguments after each file (a command line commits here)
        :return: ``{"taken": n, "known": n, "aside": [{"file": name, "reason": sentence}], "failed": [the same]}``
        """
        folder = Path(path)
        if not folder.is_dir():
            raise UserError(messages_intake.folder_missing(self.env, path))
        summary = {"taken": 0, "known": 0, "aside": [], "failed": []}
        for file in sorted(folder.rglob("*")):
            if file.is_symlink() or not file.is_file() or file.name.startswith("."):
                continue
            self._import_file(file, str(file.relative_to(folder)), company, summary)
            if after_each:
                after_each()
        return summary

    def _import_file(self, file, name, company, summary):
        for part, take in self._pieces(file, name, company):
            try:
                with self.env.cr.savepoint():
                    intake, is_new = take()
                    self._count(intake, is_new, part, summary)
                    self._read_texts(intake)
            except Exception as error:  # noqa: BLE001 - one file never stops the others
                _logger.warning("%s could not be taken in", part, exc_info=True)
                summary["failed"].append({"file": part, "reason": str(error) or type(error).__name__})

    def _pieces(self, file, name, company):
        """What a file holds: (name of the piece, how to take it in)."""
        extension = file.suffix.lower()
        if extension in _MAILBOXES or (not extension and self._starts_like_mailbox(file)):
            with file.open("rb") as lines:
                for number, raw in enumerate(mail_mbox.letters(lines), 1):
                    part = f"{name} #{number}"
                    yield part, lambda raw=raw, part=part: self._take_letter(raw, company, "folder", part)
        elif extension in _LETTERS:
            yield name, lambda: self._take_letter(file.read_bytes(), company, "folder", name)
        else:
            yield name, lambda: self._take_file(file.read_bytes(), file.name, company)

    @api.model
    def _starts_like_mailbox(self, file):
        try:
            with file.open("rb") as beginning:
                return mail_mbox.is_mailbox(beginning.read(200))
        except OSError:
            return False

    @api.model
    def _count(self, intake, is_new, name, summary):
        if not is_new:
            summary["known"] += 1
        elif intake.state == "aside":
            summary["aside"].append({"file": name, "reason": intake.problem_text})
        else:
            summary["taken"] += 1

    def _read_texts(self, intake):
        """A folder is read by a program that can wait: the text of its files is there at once."""
        # The words of files belong to the system.
        texts = self.env["akimat.attachment.text"].sudo()
        texts.search([("res_model", "=", intake._name), ("res_id", "=", intake.id), ("state", "=", "waiting")])._read()
