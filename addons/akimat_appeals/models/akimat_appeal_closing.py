from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle
from ..exceptions import AppealRefused

# What the executor finds out for the higher body and the leader.
_FINDINGS = "certificate informed_on informed_by repeat_causes repeat_fault repeat_measures"


class AkimatAppeal(models.Model):
    """The end of control: certificate, what a repeat must tell, the leader's word, hand-over of the materials."""

    _inherit = "akimat.appeal"
    _open = {"review extended answered": _FINDINGS, " ".join(lifecycle.ENDED): "case_id"}
    _open_to = dict.fromkeys(_FINDINGS.split(), "executor co_executor reviewer")

    certificate = fields.Text(copy=False, help="Result for the higher body or the leader (анықтама).")
    informed_on = fields.Date("Applicant told on", copy=False)
    informed_by = fields.Char("Told by whom", copy=False)
    certificate_signed_on = fields.Date("Certificate signed on", readonly=True, copy=False)
    certificate_signed_by_id = fields.Many2one(
        "res.users", "Certificate signed by", readonly=True, copy=False, ondelete="restrict"
    )
    repeat_causes = fields.Text("Why the applicant complains again", copy=False)
    repeat_fault = fields.Char("Whose fault", copy=False)
    repeat_measures = fields.Text("Measures taken", copy=False)
    closing_resolution = fields.Text("Resolution of removal", readonly=True, copy=False)
    closed_by_id = fields.Many2one("res.users", "Removed by", readonly=True, copy=False, ondelete="restrict")
    closed_on = fields.Date("Removed on", readonly=True, copy=False, index="btree_not_null")
    materials = fields.Text("Materials handed over", readonly=True, copy=False)
    handed_in_on = fields.Date("Materials handed over on", readonly=True, copy=False)
    handed_in_by_id = fields.Many2one("res.users", "Handed over by", readonly=True, copy=False, ondelete="restrict")
    received_on = fields.Date("Materials received on", readonly=True, copy=False)
    received_by_id = fields.Many2one("res.users", "Received by", readonly=True, copy=False, ondelete="restrict")
    case_id = fields.Many2one("akimat.case", index="btree_not_null", ondelete="restrict", copy=False)
    filed_on = fields.Date("Filed on", readonly=True, copy=False, index="btree_not_null")
    can_close = fields.Boolean(compute="_compute_can")
    can_sign_certificate = fields.Boolean(compute="_compute_can_close_up")
    can_hand_in = fields.Boolean(compute="_compute_can_close_up")
    can_receive = fields.Boolean(compute="_compute_can_close_up")
    can_file = fields.Boolean(compute="_compute_can_close_up")
    is_finding_editable = fields.Boolean(compute="_compute_can_close_up")

    @api.depends("state", "executor_id", "handed_in_on", "received_on", "filed_on", "certificate_signed_on")
    @api.depends_context("uid")
    def _compute_can_close_up(self):
        for appeal in self:
            roles = appeal._actor_roles()
            done = appeal.state in (lifecycle.ANSWERED, *lifecycle.ENDED)
            works = bool(roles & {"executor", "co_executor", "reviewer"})
            appeal.can_sign_certificate = bool(
                appeal.controlled_by and not appeal.certificate_signed_on and appeal._signs_certificate()
            )
            appeal.can_hand_in = works and done and not appeal.handed_in_on
            waits = bool(appeal.handed_in_on) and not appeal.received_on
            # Who hands over and who receives are two.
            appeal.can_receive = waits and "clerk" in roles and appeal.handed_in_by_id != self.env.user
            appeal.can_file = "clerk" in roles and appeal.state in lifecycle.ENDED and not appeal.filed_on
            appeal.is_finding_editable = works and "certificate" in appeal._open_now()

    # What the executor finds

    def _open_now(self):
        opened = super()._open_now()
        if self.certificate_signed_on:
            opened -= set(_FINDINGS.split())
        return opened - {"case_id"} if self.filed_on else opened

    def _refusal_of_closed(self, closed):
        if closed.intersection(_FINDINGS.split()):
            return Refusal("not_in_preparation")
        if "case_id" in closed:
            return Refusal("no_such_step", name="file")
        return super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        refusal = super()._refusal_of_role(names)
        if refusal and names.intersection(_FINDINGS.split()):
            return Refusal("not_in_preparation")
        return refusal

    # Certificate

    def _signs_certificate(self):
        """Whether the current user signs certificates for higher bodies: akim or first deputy (Kentau p. 87)."""
        return "leader" in self._actor_roles() and bool(
            self.env["akimat.duty"]._holds(self.env.user, ["akim", "first_deputy"], self.company_id, scope="sign")
        )

    def action_sign_certificate(self):
        """Sign the certificate for the body that controls the appeal.

        :raise AppealRefused: not the akim or his first deputy, an unanswered question, or nothing on when and
            by whom the applicant was told.
        """
        for appeal in self:
            if not appeal._signs_certificate():
                raise AppealRefused(appeal._refusal_message(Refusal("certificate_signatory")))
            refusal = appeal.question_ids._missing() or appeal._refusal_of_certificate()
            if refusal:
                raise AppealRefused(appeal._refusal_message(refusal))
            today = appeal.company_id._akimat_today()
            appeal._grant({"certificate_signed_on": today, "certificate_signed_by_id": appeal.env.uid})
            appeal._audit("certificate", after={"user": appeal.env.user.name})
        return True

    def _refusal_of_certificate(self):
        missing = [name for name in ("certificate", "informed_on", "informed_by") if not self[name]]
        return Refusal("certificate_incomplete", fields=missing) if missing else None

    # Removal from control

    def action_close(self, resolution=False):
        """Remove the answered appeal from control by the leader's resolution (Kentau Reglament p. 89).

        :param resolution: its words; "Remove from control" when not given.
        :raise MoveRefused: not a leader, a promise not kept, no certificate, or nothing on a repeat.
        """
        for appeal in self:
            appeal._check_step("close")
            words = resolution or appeal.with_context(lang=appeal.company_id.partner_id.lang).env._(
                "Remove from control."
            )
            today = appeal.company_id._akimat_today()
            appeal._grant({"closing_resolution": words, "closed_by_id": appeal.env.uid, "closed_on": today})
            appeal.env["akimat.appeal.resolution"]._write_down(appeal, "close", words)
            appeal._move("close")
            appeal._done_notices()
        return True

    def _transition_refusal(self, transition):
        if transition.name == "close" and (refusal := self._refusal_to_close()):
            return refusal
        return super()._transition_refusal(transition)

    def _refusal_to_close(self):
        if not self.closing_resolution:
            return Refusal("reason_missing")
        if refusal := self.question_ids._missing():
            return refusal
        if not self.reported_on:
            return Refusal("result_not_reported")
        if self.on_additional_control:
            return Refusal("promise_open", day=self.promised_on)
        if self.controlled_by and not self.certificate_signed_on:
            return Refusal("certificate_unsigned")
        missing = [name for name in ("repeat_causes", "repeat_fault", "repeat_measures") if not self[name]]
        return Refusal("repeat_unexplained", fields=missing) if self.is_repeat and missing else None

    # Hand-over and filing (Kentau Reglament p. 95)

    def action_hand_in(self, materials):
        """The unit hands the materials over to the general department.

        :param materials: the list of them (text, required).
        """
        for appeal in self:
            if not appeal.can_hand_in:
                raise AppealRefused(appeal._refusal_message(Refusal("no_such_step", name="hand_in")))
            appeal._require(materials, "materials_missing")
            today = appeal.company_id._akimat_today()
            appeal._grant({"materials": materials.strip(), "handed_in_on": today, "handed_in_by_id": appeal.env.uid})
            appeal._audit("hand_in", basis=materials)
        return True

    def action_receive_materials(self):
        """The general department confirms that it has the materials."""
        for appeal in self:
            if not appeal.can_receive:
                raise AppealRefused(appeal._refusal_message(Refusal("nothing_handed_in")))
            today = appeal.company_id._akimat_today()
            appeal._grant({"received_on": today, "received_by_id": appeal.env.uid})
            appeal._audit("receive_materials", basis=appeal.materials)
        return True

    def action_file(self, case_id=False):
        """Put the ended appeal into its case.

        :param case_id: id of the case; that of the card when not given.
        :raise AppealRefused: the materials were not received, or the case is not open.
        """
        for appeal in self:
            case = self.env["akimat.case"].browse(case_id) or appeal.case_id
            if refusal := appeal._refusal_to_file(case):
                raise AppealRefused(appeal._refusal_message(refusal))
            appeal._grant({"case_id": case.id, "filed_on": appeal.company_id._akimat_today()})
            appeal._audit("file", after={"case": case.display_name})
        return True

    def _refusal_to_file(self, case):
        if not self.can_file:
            return Refusal("no_such_step", name="file")
        if self.executor_id and not self.received_on:
            return Refusal("materials_not_received")
        if not case or case.company_id != self.company_id or case.state != "open":
            return Refusal("case_not_open")
        return None
