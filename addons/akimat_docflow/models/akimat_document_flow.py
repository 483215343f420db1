from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.domain.workflow import SYSTEM

# What a duty lets its holder do with any document of the akimat.
_DUTY_ROLES = {
    "registrar": {"clerk"},
    "general_head": {"clerk", "general_head"},
    "archivist": {"archivist"},
}
_STEPS = (
    "register",
    "hand_over",
    "route_directly",
    "return_for_routing",
    "take_note",
    "execute",
    "reopen",
    "submit",
    "rework",
    "sign",
    "dispatch",
    "file",
    "annul",
)


class AkimatDocument(models.Model):
    """The gate of a document: who may take a step, what must be complete, what follows."""

    _inherit = "akimat.document"

    registered_at = fields.Datetime(readonly=True, copy=False)
    is_registered_late = fields.Boolean("Registered late", readonly=True, copy=False)
    execution_note = fields.Text("How it was executed", copy=False)
    return_reason = fields.Text("Reason of the return", copy=False)
    executed_on = fields.Date("Executed on", readonly=True, copy=False)
    to_be_returned = fields.Boolean("To be returned", help="The paper must come back to the general department.")
    returned = fields.Boolean("Came back", copy=False)
    on_control = fields.Boolean("On control", readonly=True, copy=False, index="btree_not_null")

    can_register = fields.Boolean(compute="_compute_can")
    can_hand_over = fields.Boolean(compute="_compute_can")
    can_route_directly = fields.Boolean(compute="_compute_can")
    can_return_for_routing = fields.Boolean(compute="_compute_can")
    can_take_note = fields.Boolean(compute="_compute_can")
    can_execute = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")
    can_submit = fields.Boolean(compute="_compute_can")
    can_rework = fields.Boolean(compute="_compute_can")
    can_sign = fields.Boolean(compute="_compute_can")
    can_dispatch = fields.Boolean(compute="_compute_can")
    can_file = fields.Boolean(compute="_compute_can")
    can_annul = fields.Boolean(compute="_compute_can")
    is_clerk = fields.Boolean(compute="_compute_can")

    @api.depends("state", "kind", "author_id", "executor_id", "signatory_id", "reviewer_id", "company_id")
    @api.depends_context("uid")
    def _compute_can(self):
        """A button is shown to whoever may take the step now; what is still missing is told on the click."""
        for document in self:
            actor = document._actor_roles()
            table = document._transition_table()
            document.is_clerk = "clerk" in actor
            for step in _STEPS:
                transition = table.named(step, document.state)
                may = bool(transition and actor & transition.roles)
                document[f"can_{step}"] = may and not document._own_act_refusal(transition)

    def _actor_roles(self):
        standing = self._standing()
        people = self.env.user.browse({self.env.uid, *standing["principals"]["execution"]})
        found = super()._actor_roles().union(*(_DUTY_ROLES.get(kind, ()) for kind in standing["kinds"]))
        parts = {
            "author": self.author_id,
            "executor": self.executor_id | self.resolution_ids.filtered("is_running").executor_ids.user_id,
            "reviewer": self.reviewer_id,
        }
        found |= {role for role, holders in parts.items() if holders & people}
        if self.signatory_id.id in {self.env.uid, *standing["principals"]["sign"]}:
            found.add("signatory")
        return found

    def _transition_refusal(self, transition):
        if refusal := super()._transition_refusal(transition):
            return refusal
        answers = (check() for check in self._completeness_checks().get(transition.name, ()))
        return next((refusal for refusal in answers if refusal), None)

    def _completeness_checks(self):
        """Step → what must be in order for it; each check answers with a Refusal or None."""
        return {
            "hand_over": (self._refusal_of_reviewer,),
            "route_directly": (self._refusal_of_unit,),
            "return_for_routing": (self._refusal_without_reason,),
            "rework": (self._refusal_without_reason,),
            "execute": (self._refusal_to_execute, self._refusal_to_keep_paper),
            "submit": (
                self._refusal_of_draft,
                self._refusal_of_letter,
                self._refusal_of_count,
                self._refusal_of_signatory,
                self._refusal_of_route,
            ),
            "sign": (
                self._refusal_of_draft,
                self._refusal_of_letter,
                self._refusal_of_visas,
                self._refusal_of_signatory,
            ),
            "dispatch": (self._refusal_of_addressees, self._refusal_of_scan),
            "file": (self._refusal_to_keep_paper, self._refusal_of_case),
        }

    def _registration_refusal(self):
        if refusal := super()._registration_refusal():
            return refusal
        if self.kind != "incoming":
            return None
        required = ("partner_id", "subject", "received_at")
        if missing := [name for name in required if not self[name]]:
            return Refusal("fields_missing", fields=missing)
        if self.received_at > fields.Datetime.now():
            return Refusal("received_in_future")
        if self.correspondence_kind_id.only_counted:
            return Refusal("not_registrable")
        return None

    def _refusal_without_reason(self):
        return None if (self.return_reason or "").strip() else Refusal("reason_missing")

    def _refusal_to_execute(self):
        # What ends the tasks of a document ends the document: the system brings the words with the step.
        if self.kind != "incoming" or SYSTEM in self._actor_roles():
            return None
        closes_himself = not self._actor_roles() & {"reviewer", "general_head", "system"}
        if self.on_control and closes_himself:
            return Refusal("on_control")
        return None if (self.execution_note or "").strip() else Refusal("execution_note_missing")

    def _refusal_to_keep_paper(self):
        return Refusal("not_returned") if self.to_be_returned and not self.returned else None

    def _refusal_of_case(self):
        case = self.case_id
        if not case:
            return Refusal("case_missing")
        if case.company_id != self.company_id:
            return Refusal("case_other_company", case=case.display_name)
        if case.state != "open":
            return Refusal("case_not_open", case=case.display_name)
        if case.year != self.reg_date.year:
            return Refusal("case_other_year", case=case.display_name, year=self.reg_date.year)
        return None

    # What follows a step

    def _after_transition(self, transition):
        super()._after_transition(transition)
        effects = {
            "register": self._note_registration,
            "hand_over": self._open_review,
            "return_for_routing": self._close_review,
            "route_directly": self._open_unit_work,
            "take_note": self._note_execution,
            "execute": self._note_execution,
            "reopen": self._forget_execution,
            "submit": self._open_visas,
            "rework": self._start_new_version,
            "sign": self._note_signature,
            "dispatch": self._finish_dispatch,
        }
        if effect := effects.get(transition.name):
            effect()

    def _audit_basis(self, transition):
        reasons = {
            "return_for_routing": self.return_reason,
            "rework": self.return_reason,
            "execute": self.execution_note,
            "file": self.case_id.display_name,
        }
        return reasons.get(transition.name) or super()._audit_basis(transition)

    def _journal_kind(self):
        return self.kind

    def _number_values(self):
        return {
            **super()._number_values(),
            "case": self.case_id.index or "",
            "reply": self.reply_to_id.reg_number or "",
        }

    def _note_registration(self):
        now = fields.Datetime.now()
        for document in self:
            received = document.received_at and document.company_id._akimat_date(document.received_at)
            late = bool(received and received < document.reg_date)
            document._grant({"registered_at": now, "is_registered_late": late})
            if document.deadline and not document.deadline_trace:
                basis = document.env._("term set by the sender")
                document._set_deadline(document.deadline, basis, start=document.reg_date)
            document._close_inquiry()
        self._done_notices()

    def _note_execution(self):
        for document in self:
            document._grant({"executed_on": document.company_id._akimat_today()})
        self._done_notices()

    def _forget_execution(self):
        self._grant({"executed_on": False})

    def _done_notices(self):
        self.activity_unlink(["akimat_docflow.activity_document_notice"])

    # Buttons and RPC

    def action_register_and_new(self):
        """Register the document and open the next empty card: a registrar enters many in a row."""
        self.action_register()
        action = self.env["ir.actions.actions"]._for_xml_id("akimat_docflow.action_document_incoming")
        form = self.env.ref("akimat_docflow.akimat_document_view_form_incoming")
        return {**action, "views": [(form.id, "form")], "res_id": False, "path": False}

    def action_execute(self, note=False):
        """Mark the document as executed.

        :param note: how it was executed; the field `execution_note` when not given.
        """
        return self._move("execute", **({"execution_note": note} if note else {}))

    def action_take_note(self):
        """The leader takes the document for information: nothing is to be done."""
        return self._move("take_note")

    def action_reopen(self):
        """Put an executed document back into execution."""
        return self._move("reopen")

    def action_file(self):
        """Put the document into its case.

        :raise MoveRefused: there is no case, or it is not an open case of the document's akimat and year.
        """
        return self._move("file")
