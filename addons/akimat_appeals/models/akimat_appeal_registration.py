from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain import identifiers
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.exceptions import NormNotFound
from odoo.addons.akimat_docflow.domain.roles import GENERAL_DEPARTMENT

from ..domain import norm_codes, procedures, registration
from ..exceptions import AppealRefused

# When no working hours are kept for the office, its day ends with the calendar day.
_END_OF_DAY = 24.0


class AkimatAppeal(models.Model):
    """Registration: one number, the day it counts from, the term with its explanation (APPC art. 64, 76)."""

    _inherit = "akimat.appeal"

    registered_at = fields.Datetime("Registered at", readonly=True, copy=False)
    accounted_on = fields.Date(
        "Counts as registered on",
        readonly=True,
        copy=False,
        help="The day of arrival; after the working day or on a day off, the next working day (APPC art. 64(3)).",
    )
    is_registered_late = fields.Boolean("Registered late", readonly=True, copy=False)
    forward_deadline = fields.Date(
        "Forward by", readonly=True, copy=False, help="If it is outside our competence (APPC art. 65)."
    )
    inquiry_note = fields.Text(
        "Inquiry or visit", readonly=True, copy=False, help="Whom the office asks, or what place it visits."
    )
    defects = fields.Char("Not in order", compute="_compute_defects", help="Obligatory content, APPC art. 63(2).")
    has_defects = fields.Boolean(compute="_compute_defects")

    @api.depends("applicant_name", "address", "email", "text", "signature", "is_entity", "bin", "attachment_ids")
    @api.depends_context("lang")
    def _compute_defects(self):
        names = self._defect_names()
        for appeal in self:
            found = registration.defects(appeal._content())
            appeal.has_defects = bool(found)
            appeal.defects = "; ".join(names[code] for code in found)

    def _defect_names(self):
        return {
            registration.NAME: self.env._("the name of the applicant"),
            registration.NUMBER: self.env._("the BIN of the organisation"),
            registration.ADDRESS: self.env._("the address for the answer"),
            registration.SUBSTANCE: self.env._("the substance of the appeal"),
            registration.SIGNATURE: self.env._("the signature"),
        }

    def _content(self):
        return registration.Content(
            name=self.applicant_name or "",
            address=self.address or "",
            email=self.email or "",
            text=self.text or "",
            signature=self.signature,
            is_entity=self.is_entity,
            bin=self.bin or "",
            attached=bool(self.attachment_ids),
        )

    @api.constrains("iin", "bin")
    def _check_numbers(self):
        for appeal in self:
            if appeal.iin and not identifiers.is_valid_iin(appeal.iin):
                raise ValidationError(appeal._refusal_message(Refusal("wrong_iin", number=appeal.iin)))
            if appeal.bin and not identifiers.is_valid_bin(appeal.bin):
                raise ValidationError(appeal._refusal_message(Refusal("wrong_bin", number=appeal.bin)))

    @api.constrains("channel", "company_id")
    def _check_channel(self):
        for appeal in self:
            if appeal.channel == "blog" and not appeal.company_id.has_blog:
                raise ValidationError(appeal._refusal_message(Refusal("no_blog", office=appeal.company_id.name)))

    # What registration needs: never the author's data, for refusing to accept is prohibited (APPC art. 64(1)).

    def _registration_refusal(self):
        if refusal := super()._registration_refusal():
            return refusal
        missing = [name for name in ("kind", "channel", "subject") if not self[name]]
        if missing:
            return Refusal("appeal_incomplete", fields=missing)
        if self.is_entity and not (self.bin or self.applicant_name):
            return Refusal("entity_unknown")
        if self.representative_name and not (self.applicant_name and self.representative_basis):
            return Refusal("representative_of_nobody")
        if self.received_at and self.received_at > fields.Datetime.now():
            return Refusal("appeal_in_future")
        received = self.received_at and self.company_id._akimat_date(self.received_at)
        return registration.refuse_arrival(received or None, self._registration_day())

    def _registration_day(self):
        return self.reg_date or self.company_id._akimat_today()

    def _journal_kind(self):
        return "appeal"

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "register":
            for appeal in self:
                appeal._grant(appeal._arrival_values())

    def _after_transition(self, transition):
        super()._after_transition(transition)
        if transition.name == "register":
            for appeal in self:
                appeal._note_repeat()
                appeal._fix_first_deadline()
                appeal._tell_registered()

    def _arrival_values(self):
        day = self._registration_day()
        received = self.received_at
        if not received:
            today = self.company_id._akimat_today()
            # A day entered afterwards has no hour: it counts as a working hour of that day.
            received = fields.Datetime.now() if day == today else fields.Datetime.to_datetime(day)
        accounted = self._accounted_day(received, day)
        return {
            "received_at": received,
            "registered_at": fields.Datetime.now(),
            "accounted_on": accounted,
            "is_registered_late": day > accounted,
            "forward_deadline": self._norm_day(norm_codes.FORWARD, accounted),
        }

    def _accounted_day(self, received, day):
        """The day the appeal has to stand registered on (APPC art. 64(3))."""
        moment = fields.Datetime.context_timestamp(self.with_context(tz=self._zone()), received)
        hour = moment.hour + moment.minute / 60
        arrived = registration.arrival_day(moment.date(), hour, self._end_of_working_day(moment.date()))
        return self._norm_day(norm_codes.REGISTER, arrived)

    def _zone(self):
        return str(self.company_id._akimat_now().tzinfo)

    def _end_of_working_day(self, day):
        """The hour at which the office's working day ends on ``day``."""
        # The working hours of the office are public.
        lines = self.company_id.sudo().resource_calendar_id.attendance_ids
        ends = lines.filtered(lambda line: line.dayofweek == str(day.weekday())).mapped("hour_to")
        return max(ends, default=_END_OF_DAY)

    # The term

    def _fix_first_deadline(self):
        self._fix_deadline(self._term_code(), self.accounted_on)
        self._apply_source_deadline()

    def _apply_source_deadline(self):
        """A higher body may leave less time than the law, never more."""
        term = self.source_deadline
        if term and self.accounted_on <= term < self.deadline:
            body = dict(self._fields["controlled_by"]._description_selection(self.env)).get(self.controlled_by, "")
            basis = " ".join(filter(None, [body, self.controller_number and f"№ {self.controller_number}"]))
            self._set_deadline(term, basis or self.env._("term set by the higher body"))

    def _term_code(self):
        has_norm = self._is_norm(norm_codes.DECISION_INQUIRY)
        return procedures.term_code(self.procedure, bool(self.inquiry_note), has_norm)

    def _is_norm(self, code):
        """Whether the law of the day the appeal is counted from has the norm ``code``."""
        try:
            self.env["akimat.norm"]._in_force(code, self.accounted_on, self.company_id)
        except NormNotFound:
            return False
        return True

    def _norm_day(self, code, start):
        """The day that norm ``code`` gives, counted from ``start``."""
        return self.env["akimat.norm"]._day_by_norm(code, start, self.company_id)

    def action_record_inquiry(self, note):
        """Record whom the office asks or what place it visits; where the law of the day gives more time for
        that, the term is counted anew (Kentau Reglament p. 85, second part).

        :param note: the body that is asked or the place that is visited (text, required).
        :raise AppealRefused: no note, or somebody who does not work on the appeal.
        """
        for appeal in self:
            refusal = appeal._refusal_to_record_inquiry(note)
            if refusal:
                raise AppealRefused(appeal._refusal_message(refusal))
            appeal._grant({"inquiry_note": note.strip()})
            if appeal.state != "extended" and appeal._is_norm(norm_codes.DECISION_INQUIRY):
                appeal._fix_first_deadline()
        return True

    def _refusal_to_record_inquiry(self, note):
        if not self.is_open:
            return Refusal("appeal_is_ended", fields=frozenset({"inquiry_note"}))
        if not self._actor_roles() & {"clerk", "leader", "executor"}:
            return Refusal("appeal_not_yours", fields=frozenset({"inquiry_note"}))
        return None if (note or "").strip() else Refusal("inquiry_unnamed")

    def _tell_registered(self):
        """Those who hand appeals over learn of one that nobody of them registered."""
        if "system" in self._actor_roles():
            clerks = self.env["akimat.duty"]._holders(GENERAL_DEPARTMENT, self.company_id)
            self._tell(clerks, lambda env: env._("A new appeal has come in."))

    def action_register_and_new(self):
        """Register the appeal and open the next empty card."""
        self.action_register()
        action = self.env["ir.actions.actions"]._for_xml_id("akimat_appeals.action_appeal_register")
        return {**action, "views": [(False, "form")], "res_id": False, "path": False}
