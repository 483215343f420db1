from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL

from ..domain import numbering
from ..domain.refusal import Refusal
from ..tools import serial

KINDS = [
    ("incoming", "Incoming documents"),
    ("outgoing", "Outgoing documents"),
    ("internal", "Internal documents"),
    ("act", "Acts of the akimat and the akim"),
    ("order", "Orders"),
    ("minutes", "Minutes"),
    ("appeal", "Appeals"),
    ("reception", "Personal receptions"),
    ("assignment", "Assignments"),
    ("contract", "Contracts"),
    ("other", "Other"),
]


_BY_NUMBERS = frozenset({"code", "kind", "company_id"})


class AkimatJournal(models.Model):
    """A registration journal: numbers without gaps, from one again each year."""

    _name = "akimat.journal"
    _description = "Registration journal"
    _inherit = ["akimat.guard.mixin"]
    _order = "sequence, code, id"
    _rec_names_search = ["code", "name"]
    _check_company_auto = True
    _open = {"*": "code name kind sequence number_pattern company_id active"}
    _deletable = "*"

    code = fields.Char(required=True, help="Short mark that the number pattern can print.")
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(KINDS, required=True, default="incoming")
    sequence = fields.Integer(default=10)
    number_pattern = fields.Char(
        required=True,
        default="{number}",
        help="Tokens: {number}, {number:4}, {year}, {year2}, {month}, {journal} {case}, {unit}.",
    )
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    active = fields.Boolean(default=True)

    _code_unique = models.UniqueIndex("(company_id, code)", "An akimat cannot have two journals with one code.")

    @api.depends("code", "name")
    def _compute_display_name(self):
        for journal in self:
            journal.display_name = f"{journal.code} {journal.name}" if journal.code else journal.name

    @api.constrains("number_pattern")
    def _check_number_pattern(self):
        for journal in self:
            if not numbering.has_number(journal.number_pattern):
                raise ValidationError(
                    self.env._("The number pattern of journal %(code)s lacks {number}.", code=journal.code)
                )
            if unknown := numbering.unknown_tokens(journal.number_pattern, self._pattern_tokens()):
                raise ValidationError(
                    self.env._(
                        "The number pattern of journal %(code)s names unknown tokens: %(tokens)s.",
                        code=journal.code,
                        tokens=", ".join(unknown),
                    )
                )

    @api.model
    def _pattern_tokens(self):
        """Tokens that registered records fill besides the built-in ones; upper addons extend it."""
        return frozenset({"case", "unit"})

    @api.model
    def _for_kind(self, kind, company):
        """The first journal of ``kind`` of ``company``, or an empty recordset."""
        return self.search([("kind", "=", kind), ("company_id", "=", company.id)], limit=1)

    def _open_now(self):
        # What numbers were given by stays, whoever asks: another journal is opened for another kind of papers.
        numbers = self.env["akimat.journal.number"].sudo()
        used = numbers.search_count([("journal_id", "=", self.id)], limit=1)
        return super()._open_now() - _BY_NUMBERS if used else super()._open_now()

    def _refusal_of_closed(self, closed):
        used = self and closed <= _BY_NUMBERS
        return Refusal("journal_is_used", fields=closed) if used else super()._refusal_of_closed(closed)

    def _take_numbers(self, records, day):
        """Give each of ``records`` the next number of this journal in the year of ``day``.

        Numbers of committed registrations have no gap and no duplicate, however many sessions register.

        :return: list of (running number, text), in the order of ``records``.
        """
        self.ensure_one()
        if not records:
            return []
        serial.lock(self.env.cr, f"akimat.journal/{self.id}/{day.year}")
        query = SQL(
            "SELECT sequence FROM akimat_journal_number WHERE journal_id = %s AND year = %s"
            " ORDER BY sequence DESC LIMIT 1",
            self.id,
            day.year,
        )
        (last,) = serial.tail(self.env, query) or (0,)
        taken = []
        for sequence, record in enumerate(records, last + 1):
            values = {**dict.fromkeys(self._pattern_tokens(), ""), **record._number_values()}
            taken.append((sequence, numbering.render(self.number_pattern, sequence, day, self.code, values)))
        self._note_numbers(records, day, taken)
        return taken

    def _note_numbers(self, records, day, taken):
        rows = [
            (self.id, day.year, sequence, number, record._name, record.id)
            for record, (sequence, number) in zip(records, taken, strict=True)
        ]
        self.env.cr.execute(
            SQL(
                "INSERT INTO akimat_journal_number (journal_id, year, sequence, number, res_model, res_id) VALUES %s",
                SQL(", ").join(rows),
            )
        )


class AkimatJournalNumber(models.Model):
    """A number that a journal has given; rows are only ever added."""

    _name = "akimat.journal.number"
    _description = "Number given by a journal"
    _order = "journal_id, year desc, sequence desc"
    _rec_name = "number"
    _log_access = False

    journal_id = fields.Many2one("akimat.journal", required=True, readonly=True, ondelete="restrict")
    year = fields.Integer(required=True, readonly=True, aggregator=None)
    sequence = fields.Integer(required=True, readonly=True, aggregator=None)
    number = fields.Char(required=True, readonly=True)
    res_model = fields.Char(required=True, readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", required=True, readonly=True)

    _sequence_unique = models.UniqueIndex(
        "(journal_id, year, sequence)", "This number is already taken in the journal."
    )
