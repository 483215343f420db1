from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.akimat_base.report.xlsx import Column

SEPARATOR = "; "
# Memory and time of a paper journal grow with its rows (12 seconds and half a gigabyte for these); a table's do not.
PAPER_LIMIT = 2000


class AkimatJournalPrint(models.TransientModel):
    """A registration journal for a period: on paper or as a table."""

    _name = "akimat.journal.print"
    _description = "Journal for a period"
    _inherit = ["akimat.table.export"]

    company_id = fields.Many2one("res.company", "Akimat", required=True, default=lambda self: self.env.company)
    journal_id = fields.Many2one(
        "akimat.journal",
        required=True,
        ondelete="cascade",
        default=lambda self: self._default_journal(),
        domain="[('company_id', '=', company_id), ('kind', 'in', printed_kinds)]",
    )
    printed_kinds = fields.Json(compute="_compute_printed_kinds")
    date_from = fields.Date("From", required=True, default=lambda self: self._today().replace(month=1, day=1))
    date_to = fields.Date("To", required=True, default=lambda self: self._today())
    lang = fields.Selection(
        [("kk_KZ", "Kazakh"), ("ru_RU", "Russian")],
        string="Language",
        required=True,
        default=lambda self: "ru_RU" if self.env.lang == "ru_RU" else "kk_KZ",
    )

    @api.model
    def _today(self):
        return self.env.company._akimat_today()

    @api.model
    def _default_journal(self):
        return self.env["akimat.journal"]._for_kind("incoming", self.env.company)

    def _compute_printed_kinds(self):
        kinds = list(self._columns_of_kinds())
        for journal in self:
            journal.printed_kinds = kinds

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        for journal in self:
            if journal.date_to < journal.date_from:
                raise ValidationError(self.env._("The period of the journal ends before it begins: correct the dates."))

    # What the table holds

    def _export_lang(self):
        return self.lang

    def _export_title(self):
        return self.env._("Registration journal: %(journal)s", journal=self._journal_and_period())

    def _journal_and_period(self):
        return f"{self.journal_id.name}, {_day(self.date_from)} - {_day(self.date_to)}"

    def _export_records(self):
        return self.env["akimat.document"].search(self._domain_documents(), order="reg_date, reg_sequence, id")

    def _domain_documents(self):
        period = Domain("reg_date", ">=", self.date_from) & Domain("reg_date", "<=", self.date_to)
        return Domain("journal_id", "=", self.journal_id.id) & period

    def _table_columns(self):
        return self._columns_of_kinds().get(self.journal_id.kind, self._columns_of_own)()

    @api.model
    def _columns_of_kinds(self):
        """Kind of journal → method that gives its columns."""
        own = dict.fromkeys(("internal", "act", "order", "minutes"), self._columns_of_own)
        return {"incoming": self._columns_of_incoming, "outgoing": self._columns_of_outgoing, **own}

    def _columns_of_incoming(self):
        return [
            *self._columns_of_registration(),
            Column(self.env._("Correspondent"), lambda document: document.partner_id.name, 30),
            Column(self.env._("Sender's number and date"), _number_and_day_of_sender, 18),
            Column(self.env._("Heading"), lambda document: document.subject, 45),
            Column(self.env._("Executors"), self._executors, 30),
            Column(self.env._("Term"), lambda document: document.deadline, 14),
            Column(self.env._("Execution, case"), self._marks, 24),
        ]

    def _columns_of_outgoing(self):
        return [
            *self._columns_of_registration(),
            Column(self.env._("Addressees"), self._addressees, 34),
            Column(self.env._("Heading"), lambda document: document.subject, 45),
            Column(self.env._("Signed by"), lambda document: document.signed_by_id.name, 22),
            Column(self.env._("Executor"), lambda document: document.executor_id.name, 22),
            Column(self.env._("In reply to"), self._answered, 16),
            Column(self.env._("Execution, case"), self._marks, 24),
        ]

    def _columns_of_own(self):
        return [
            *self._columns_of_registration(),
            Column(self.env._("Heading"), lambda document: document.subject, 55),
            Column(self.env._("Signed by"), lambda document: document.signed_by_id.name, 24),
            Column(self.env._("Executor"), lambda document: document.executor_id.name, 24),
            Column(self.env._("Unit"), lambda document: document.department_id.name, 24),
            Column(self.env._("Execution, case"), self._marks, 24),
        ]

    def _columns_of_registration(self):
        return [
            Column(self.env._("Number"), lambda document: document.reg_number, 14),
            Column(self.env._("Date"), lambda document: document.reg_date, 14),
        ]

    # Cells that are put together

    def _executors(self, document):
        running = document.resolution_ids.filtered(lambda resolution: resolution.state in ("issued", "done"))
        lines = running.executor_ids
        names = [line.user_id.name or line.department_id.name for line in lines] or [document.executor_id.name]
        return SEPARATOR.join(name for name in names if name)

    def _addressees(self, document):
        return SEPARATOR.join((document.dispatch_ids.partner_id or document.partner_id).mapped("name"))

    def _answered(self, document):
        answered = document.reply_to_id._filtered_access("read") if document.reply_to_id else document.reply_to_id
        return answered.reg_number or ""

    def _marks(self, document):
        """What became of the document: executed, filed, or its registration annulled."""
        marks = []
        if document.annulled:
            marks.append(self.env._("annulled: %(reason)s", reason=document.annul_reason or ""))
        if document.executed_on:
            marks.append(self.env._("executed on %(day)s", day=_day(document.executed_on)))
        if document.state == "filed" and document.case_id._filtered_access("read"):
            marks.append(self.env._("case %(index)s", index=document.case_id.index))
        return SEPARATOR.join(marks)

    # Buttons

    def action_print(self):
        """Print the journal in the chosen language.

        :raise UserError: the period has more documents than paper can hold.
        """
        self.ensure_one()
        if (count := self.env["akimat.document"].search_count(self._domain_documents())) > PAPER_LIMIT:
            raise UserError(self._too_long(count))
        language = "ru" if self.lang == "ru_RU" else "kk"
        return self.env.ref(f"akimat_docflow.action_report_journal_{language}").report_action(self, config=False)

    def _too_long(self, count):
        return self.env._(
            "The journal has %(count)s documents: a paper journal holds at most %(limit)s. "
            "Choose a shorter period, or take the Excel table.",
            count=count,
            limit=PAPER_LIMIT,
        )


def _day(day):
    return day.strftime("%d.%m.%Y")


def _number_and_day_of_sender(document):
    number = document.sender_number and f"№ {document.sender_number}"
    return " ".join(filter(None, [number, document.sender_date and _day(document.sender_date)]))
