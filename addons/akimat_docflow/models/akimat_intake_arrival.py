import logging
from datetime import timedelta

from odoo import api, fields, models

from ..domain import mail_letter, mail_names, norm_codes

_logger = logging.getLogger(__name__)
_MEGABYTE = 2**20
# Files that come from a scanner or are saved by hand; others are set aside.
_PAPERS = (
    ".pdf .doc .docx .xls .xlsx .odt .ods .rtf .txt .csv .htm .html .ppt .pptx .odp .xml .zip .rar .7z "
    ".jpg .jpeg .png .tif .tiff .gif .bmp .heic .webp .msg .p7m .p7s .sig .cms"
).split()


class AkimatIntake(models.Model):
    """How a letter or a file becomes an intake record: once, whole, and never in the way of another."""

    _inherit = "akimat.intake"

    @api.model
    def _take_letter(self, raw, company=None, source="mail", file_name=False):
        """Take in one letter.

        :param bytes raw: the letter as it came
        :return: (intake, whether it is new); the same letter taken twice changes nothing
        """
        company = company or self._receiving_company()
        if known := self._known(mail_letter.fingerprint(raw), company):
            return known, False
        letter = self._read_letter(raw, company)
        if known := self._same_letter(letter, company):
            return known, False
        intake = self._created(
            {
                "company_id": company.id,
                "source": source,
                "file_name": file_name,
                "fingerprint": mail_letter.fingerprint(raw),
                **self._letter_values(letter),
            }
        )
        intake._keep(letter.attachments, raw)
        if letter.unreadable:
            intake._system_move("set_aside")
        return intake, True

    @api.model
    def _take_file(self, raw, name, company=None):
        """Take in one loose file (a scan, a saved document): (intake, whether it is new)."""
        company = company or self._receiving_company()
        if known := self._known(mail_letter.fingerprint(raw), company):
            return known, False
        problem = self._problem_of_file(raw, name, company)
        attachment = mail_letter.Attachment(mail_names.safe_name(name) or "file", mail_names.kind(raw, name), raw)
        intake = self._created(
            {
                "company_id": company.id,
                "source": "scan",
                "file_name": attachment.name,
                "subject": attachment.name.rpartition(".")[0] or attachment.name,
                "fingerprint": mail_letter.fingerprint(raw),
                "problems": [problem.as_data()] if problem else False,
                "has_problems": bool(problem),
            }
        )
        if not problem or problem.code == "unknown_kind":
            intake._keep([attachment])
        if problem:
            intake._system_move("set_aside")
        return intake, True

    @api.model
    def _receiving_company(self):
        """The akimat for which a letter comes when nothing names one: the current company, else the first akimat."""
        company = self.env.company
        if company.is_akimat:
            return company
        # The gateway and the command line run for all akimats of the database.
        return self.env["res.company"].sudo().search([("is_akimat", "=", True)], order="id", limit=1) or company

    @api.model
    def _created(self, values):
        # Nobody enters letters by hand: only this code, whoever runs it, brings them in.
        gateway = self.sudo().with_company(values["company_id"])
        intake = gateway.with_context(mail_create_nosubscribe=True, mail_create_nolog=True)._grant_create(values)
        intake._audit("received", after={"fingerprint": intake.fingerprint, "sender": intake.sender_email or ""})
        return intake.with_env(self.env)

    @api.model
    def _known(self, fingerprint, company):
        # Also a letter that the current user may not see is known.
        return self.sudo().search([("fingerprint", "=", fingerprint), ("company_id", "=", company.id)], limit=1)

    @api.model
    def _same_letter(self, letter, company):
        """The letter under the same identifier with the same content, delivered over another route."""
        if not letter.message_id:
            return self.browse()
        domain = [
            ("message_identifier", "=", letter.message_id),
            ("digest", "=", letter.digest),
            ("company_id", "=", company.id),
        ]
        # Also a letter that the current user may not see is known.
        return self.sudo().search(domain, limit=1)

    @api.model
    def _read_letter(self, raw, company):
        try:
            return mail_letter.read(raw, self._mail_limits(company))
        except Exception:  # noqa: BLE001 - a letter must never be lost, whatever is in it
            _logger.exception("a letter could not be read; it is set aside with its original")
            return mail_letter.Letter(problems=[mail_letter.Problem("nothing_readable", {})])

    @api.model
    def _mail_limits(self, company):
        document = self.env["akimat.document"].with_company(company)
        # Which programs are kept out is the same for everybody; the table of parameters is closed to users.
        forbidden = self.env["ir.config_parameter"].sudo().get_param("akimat_docflow.intake_forbidden_extensions")
        return mail_letter.Limits(
            bytes_each=document._limit(norm_codes.ATTACHMENT_SIZE) * _MEGABYTE,
            count=document._limit(norm_codes.ATTACHMENT_COUNT),
            forbidden=frozenset((forbidden or "").lower().split()),
        )

    @api.model
    def _letter_values(self, letter):
        now = fields.Datetime.now()
        date = letter.date if letter.date and letter.date <= now + timedelta(days=1) else False
        return {
            "message_identifier": letter.message_id or False,
            "digest": letter.digest,
            "sender_name": letter.sender_name[:200] or False,
            "sender_email": letter.sender_address[:200] or False,
            "subject": letter.subject[:500] or False,
            "sent_at": date,
            "body": letter.text or False,
            "signed": letter.signed or False,
            "is_automatic": letter.automatic,
            "problems": [problem.as_data() for problem in letter.problems] or False,
            "has_problems": bool(letter.problems),
        }

    def _keep(self, attachments, original=None):
        """Store the files, and the letter itself as it came."""
        place = {"res_model": self._name, "res_id": self.id, "company_id": self.company_id.id}
        # The gateway stores what strangers sent; the record's rules guard it. Pages are stored as plain text.
        files = self.env["ir.attachment"].sudo().with_context(attachments_mime_plainxml=True)
        files.create(
            [
                {**place, "name": attachment.name, "mimetype": self._stored_type(attachment), "raw": attachment.content}
                for attachment in attachments
            ]
        )
        values = {"file_count": len(attachments)}
        if original is not None:
            name = f"{mail_names.safe_name(self.subject or '')[:80] or 'letter'}.original.eml"
            values["original_id"] = files.create(
                {**place, "name": name, "mimetype": "message/rfc822", "raw": original}
            ).id
        # The gateway stores what strangers sent; the record's rules guard it.
        self.sudo()._grant(values)

    @api.model
    def _stored_type(self, attachment):
        """Types that a browser would run are stored as plain data."""
        active = attachment.mimetype.startswith("text/") or attachment.mimetype.endswith(("xml", "svg"))
        return "text/plain" if active and attachment.mimetype != "text/csv" else attachment.mimetype

    @api.model
    def _problem_of_file(self, raw, name, company):
        limits = self._mail_limits(company)
        if not raw:
            return mail_letter.Problem("empty_file", {})
        if mail_names.is_forbidden(raw, name, limits.forbidden):
            return mail_letter.Problem("forbidden_file", {"name": name})
        if len(raw) > limits.bytes_each:
            return mail_letter.Problem("too_large_file", {"name": name, "megabytes": limits.bytes_each // _MEGABYTE})
        if mail_names.extension(name) not in _PAPERS:
            return mail_letter.Problem("unknown_kind", {"name": name})
        return None
