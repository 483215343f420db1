from odoo import api, fields, models

from ..domain.refusal import Refusal
from ..exceptions import JournalMissing

_GIVEN = ("reg_number", "reg_sequence", "reg_user_id", "annulled")


class AkimatRegisteredMixin(models.AbstractModel):
    """A record that gets a number in a journal once, and is annulled rather than deleted.

    The transition table of the model has the transitions ``register`` (or those
    named in ``_registering_moves``) and ``annul``.
    """

    _name = "akimat.registered.mixin"
    _description = "Registered record"
    _inherit = ["akimat.workflow.mixin"]

    _registering_moves = ("register",)
    _frozen_fields = ("journal_id", "reg_date", "company_id")

    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    journal_id = fields.Many2one(
        "akimat.journal", check_company=True, index="btree_not_null", copy=False, ondelete="restrict"
    )
    reg_number = fields.Char("Number", readonly=True, copy=False, index="trigram")
    reg_sequence = fields.Integer("Running number", readonly=True, copy=False, aggregator=None)
    reg_date = fields.Date("Registration date", copy=False, index="btree_not_null")
    reg_user_id = fields.Many2one(
        "res.users", "Registered by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    annulled = fields.Boolean(readonly=True, copy=False)
    annul_reason = fields.Text("Reason of annulment", copy=False)

    # Actions

    def action_register(self):
        """Give the records their numbers.

        :raise MoveRefused: the step, the person or the card does not allow it.
        :raise JournalMissing: there is no journal of the kind.
        """
        return self._move("register")

    def action_annul(self, reason):
        """Annul the registration; the number stays used for ever.

        :param reason: why (text, required).
        :raise MoveRefused: no reason is given, or the step is not allowed.
        """
        return self._move("annul", annul_reason=reason)

    # Hooks

    def _default_journal(self):
        """The journal to register this record in when none is chosen, or an empty recordset."""
        return self.env["akimat.journal"]._for_kind(self._journal_kind(), self.company_id)

    def _journal_kind(self):
        """Kind of journal (``akimat.journal.kind``) this record belongs in."""
        return False

    def _own_number(self):
        """A number that does not come from the counter (a reply takes our inquiry's number), or False."""
        return False

    def _number_values(self):
        """Values of the pattern's own tokens for this record: dict name → str."""
        return {}

    # Gate

    def _transition_refusal(self, transition):
        if transition.name == "annul" and not (self.annul_reason or "").strip():
            return Refusal("reason_missing")
        if transition.name in self._registering_moves:
            return self._registration_refusal()
        return super()._transition_refusal(transition)

    def _registration_refusal(self):
        """What the card lacks for registration; extend with super()."""
        if self.reg_date and self.reg_date > self.company_id._akimat_today():
            return Refusal("registration_in_future", day=self.reg_date)
        return None

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name in self._registering_moves:
            self._assign_numbers()
        elif transition.name == "annul":
            self._registration_write({"annulled": True})

    def _audit_basis(self, transition):
        if transition.name == "annul":
            return self.annul_reason
        if transition.name in self._registering_moves:
            return self.reg_date and self.reg_date.isoformat()
        return super()._audit_basis(transition)

    def _assign_numbers(self):
        for (_company, journal, day), records in self._numbering_groups().items():
            counted = records.filtered(lambda record: not record._own_number())
            for record, (sequence, number) in zip(counted, journal._take_numbers(counted, day), strict=True):
                record._registration_write(
                    {"journal_id": journal.id, "reg_date": day, "reg_sequence": sequence, "reg_number": number}
                )
            for record in records - counted:
                record._registration_write(
                    {"journal_id": journal.id, "reg_date": day, "reg_number": record._own_number()}
                )

    def _numbering_groups(self):
        groups = {}
        for record in self.sorted(lambda record: (record.journal_id.id or 0, record.id)):
            journal = record.journal_id or record._default_journal()
            if not journal:
                raise JournalMissing(record._refusal_message(Refusal("journal_missing")))
            day = record.reg_date or record.company_id._akimat_today()
            key = record.company_id, journal, day
            groups[key] = groups.get(key, self.browse()) | record
        return groups

    def _registration_write(self, vals):
        vals = {"reg_user_id": self.env.uid, **vals} if "reg_number" in vals else vals
        event = "number" if "reg_number" in vals else "change"
        return self._grant(vals, event=event)

    # Immutability

    def _refusal_of_closed(self, closed):
        if closed.intersection(_GIVEN):
            return Refusal("number_is_given")
        if self and self.reg_number and (frozen := closed.intersection(self._frozen_fields)):
            return Refusal("registered_is_frozen", fields=frozen)
        return super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("registered_is_kept") if self.reg_number else super()._refusal_to_delete()

    @api.constrains("reg_date")
    def _check_reg_date(self):
        for record in self.filtered("reg_date"):
            if record.reg_date > record.company_id._akimat_today():
                record._raise_refused([(record, Refusal("registration_in_future", day=record.reg_date))])
