from markupsafe import Markup

from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import norm_codes
from .akimat_body import LED_BY_THE_AKIM

_QUORUM = ("voting_count", "present_count", "needed_count", "has_quorum")
NOTICE = "akimat_meetings.mail_activity_session"


class AkimatSession(models.Model):
    """The gate of a session: who may take a step, what must be complete, what follows."""

    _inherit = "akimat.session"

    has_quorum = fields.Boolean("Quorum", compute="_compute_quorum", store=True)
    voting_count = fields.Integer("Have a vote", compute="_compute_quorum", store=True)
    present_count = fields.Integer("Present with a vote", compute="_compute_quorum", store=True)
    needed_count = fields.Integer("Needed for a quorum", compute="_compute_quorum", store=True)
    quorum_text = fields.Char("Quorum in words", compute="_compute_quorum_text")
    held_at = fields.Datetime("Opened", readonly=True, copy=False)

    can_call = fields.Boolean(compute="_compute_can")
    can_hold = fields.Boolean(compute="_compute_can")
    can_make_minutes = fields.Boolean(compute="_compute_can")
    can_reopen = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    can_sign_minutes = fields.Boolean(compute="_compute_can")
    can_prepare = fields.Boolean(compute="_compute_can")

    @api.depends("attendance_ids.status", "attendance_ids.is_voting", "quorum_numerator", "quorum_denominator")
    def _compute_quorum(self):
        for session in self:
            if session.held_at:
                # There was a quorum when the session was opened; each question has its own.
                session.update({name: session[name] for name in _QUORUM})
                continue
            voters = session.attendance_ids.filtered("is_voting")
            count = session._quorum_of(len(voters), len(voters.filtered("is_present")))
            session.voting_count = count.total
            session.present_count = count.present
            session.needed_count = count.needed
            session.has_quorum = count.reached

    @api.depends("voting_count", "present_count", "needed_count", "has_quorum")
    @api.depends_context("lang")
    def _compute_quorum_text(self):
        for session in self:
            facts = {
                "present": session.present_count,
                "total": session.voting_count,
                "needed": session.needed_count,
            }
            if session.has_quorum:
                session.quorum_text = self.env._(
                    "There is a quorum: %(present)s of %(total)s present, %(needed)s needed", **facts
                )
            else:
                session.quorum_text = self.env._(
                    "No quorum: %(present)s of %(total)s present, %(needed)s needed", **facts
                )

    @api.depends("state", "chair_id", "secretary_id", "body_id", "minutes_id.state")
    @api.depends_context("uid")
    def _compute_can(self):
        """A button is shown to whoever may take the step now; what is still missing is told on the click."""
        steps = ("call", "hold", "make_minutes", "reopen", "cancel")
        for session in self:
            actor = session._actor_roles() if session.body_id else set()
            for step in steps:
                transition = self._transitions.named(step, session.state)
                session[f"can_{step}"] = bool(transition and actor & transition.roles)
            session.can_cancel = session.can_cancel and bool(session.id)
            session.can_prepare = bool(actor & {"secretary", "chair"})
            # The minutes are read by everybody who was there; the state of their approval goes with them.
            waits = session.sudo().minutes_id.state == "signing"
            session.can_sign_minutes = waits and session.chair_id == self.env.user

    # Who acts

    def _actor_roles(self):
        found = super()._actor_roles()
        standing = self._standing()
        people = {self.env.uid, *standing["principals"]["execution"]}
        # Who keeps the papers of the body is known to whoever sees its session.
        secretaries = self.secretary_id | self.sudo().body_id._holder("secretary", self._day())
        if people & set(secretaries.ids) or self.env.user in (self.create_uid & self.keeper_ids):
            found.add("secretary")
        if self.chair_id.id in {self.env.uid, *standing["principals"]["sign"]}:
            found.add("chair")
        return found

    # What must be complete

    def _transition_refusal(self, transition):
        answers = (check() for check in self._completeness_checks().get(transition.name, ()))
        return next((refusal for refusal in answers if refusal), None) or super()._transition_refusal(transition)

    def _completeness_checks(self):
        """Step → what must be in order for it; each check answers with a Refusal or None."""
        return {
            "call": (
                self._refusal_of_body,
                self._refusal_of_officers,
                self._refusal_of_chair,
                self._refusal_of_place,
                self._refusal_of_agenda,
            ),
            "hold": (
                self._refusal_of_body,
                self._refusal_of_officers,
                self._refusal_of_chair,
                self._refusal_of_attendance,
                self._refusal_of_quorum,
            ),
            "make_minutes": (self._refusal_of_decisions, self._refusal_of_points),
            "reopen": (self._refusal_of_running_minutes,),
            "sign_minutes": (self._refusal_of_unsigned_minutes,),
            "cancel": (self._refusal_without_reason,),
        }

    def _refusal_of_body(self):
        body = self.body_id
        if body.state != "active":
            return Refusal("body_not_active", body=body.display_name)
        if body.date_end and self._day() > body.date_end:
            return Refusal("body_term_over", body=body.display_name, day=body.date_end)
        return None

    def _refusal_of_officers(self):
        missing = {name for name in ("chair_id", "secretary_id") if not self[name]}
        return Refusal("session_incomplete", fields=missing) if missing else None

    def _refusal_of_chair(self):
        """The akim, a deputy or whoever acts for them leads (Kentau Reglament p. 47); elsewhere a voting member."""
        if self.body_id.kind in LED_BY_THE_AKIM:
            leaders = ("akim", "first_deputy", "deputy")
            if not self.env["akimat.duty"]._holds(self.chair_id, leaders, self.company_id, self._day()):
                return Refusal("chair_is_no_leader", user=self.chair_id.name)
        voters = self.attendance_ids.filtered("is_voting")
        if self.chair_id not in (voters.user_id | voters.substitute_id):
            return Refusal("chair_is_no_member", user=self.chair_id.name)
        return None

    def _refusal_of_place(self):
        missing = {"video_link" if self.mode == "video" else "place"} - {
            name for name in ("place", "video_link") if (self[name] or "").strip()
        }
        return Refusal("session_incomplete", fields=missing) if missing else None

    def _refusal_of_agenda(self):
        return None if self.item_ids else Refusal("agenda_empty")

    def _refusal_of_attendance(self):
        unmarked = self.attendance_ids.filtered(lambda line: line.is_member and line.status == "expected")
        if unmarked or not self.attendance_ids:
            return Refusal("attendance_not_marked", names=unmarked.mapped("name"))
        silent = self.attendance_ids.filtered(
            lambda line: line.is_member and line.status == "absent" and not (line.reason or "").strip()
        )
        if silent:
            return Refusal("absence_without_reason", names=silent.mapped("name"))
        chair = self.attendance_ids.filtered(lambda line: line._voter() == self.chair_id)
        if not any(chair.mapped("is_present")):
            return Refusal("chair_is_absent", user=self.chair_id.name)
        return None

    def _refusal_of_quorum(self):
        if self.has_quorum:
            return None
        absent = self.attendance_ids.filtered(lambda line: line.is_voting and not line.is_present)
        return Refusal(
            "no_quorum",
            present=self.present_count,
            total=self.voting_count,
            needed=self.needed_count,
            absent=absent.mapped("name"),
        )

    def _refusal_of_decisions(self):
        undecided = self.item_ids.filtered(lambda item: item.state in ("planned", "voting"))
        if undecided:
            return Refusal("items_undecided", names=undecided.mapped("name"))
        silent = self.item_ids.filtered(lambda item: not (item.decision or "").strip())
        return Refusal("items_without_decision", names=silent.mapped("name")) if silent else None

    def _refusal_of_points(self):
        lame = self.item_ids.point_ids.filtered(lambda point: not (point.lead_user_id and point.deadline))
        return Refusal("points_incomplete", names=lame.mapped("text")) if lame else None

    def _refusal_of_running_minutes(self):
        # As in `_compute_can`.
        return None if self.sudo().minutes_id.state in (False, "draft") else Refusal("minutes_in_work")

    def _refusal_of_unsigned_minutes(self):
        # As in `_compute_can`.
        signed = self.sudo().minutes_id.signed_on
        return None if signed else Refusal("minutes_not_signed")

    def _refusal_without_reason(self):
        return None if (self.cancel_reason or "").strip() else Refusal("reason_missing")

    # What follows

    def _after_transition(self, transition):
        super()._after_transition(transition)
        effects = {
            "call": self._send_call,
            "hold": self._open_session,
            "make_minutes": self._draft_minutes,
            "sign_minutes": self._close_session,
            "cancel": self._recall,
        }
        if effect := effects.get(transition.name):
            effect()

    def _audit_basis(self, transition):
        if transition.name == "cancel":
            return self.cancel_reason
        return super()._audit_basis(transition)

    def _open_session(self):
        for session in self:
            session._grant({"held_at": fields.Datetime.now()})
            session._fix_deadline(norm_codes.MINUTES, session._day())
            session.activity_unlink([NOTICE])

    def _close_session(self):
        for session in self:
            session.activity_unlink([NOTICE])
            session._share_minutes()
            session._points_signed()

    def _points_signed(self):
        """Hook: the minutes of this session are signed, its points are in force; addons make their own of them."""

    # Buttons and RPC

    def action_call(self):
        """Call the session: members and invited people are told and have it in their calendar.

        :raise MoveRefused: the body does not work, or chair, secretary, place or agenda are missing.
        """
        return self._move("call")

    def action_hold(self):
        """Open the session.

        :raise MoveRefused: attendance is not marked, the chair is absent, or there is no quorum (with what is missing).
        """
        return self._move("hold")

    def action_make_minutes(self):
        """Draft the minutes from what happened, as a document that goes to visas and signature.

        :raise MoveRefused: a question has no decision, or a point has no executor or term.
        """
        return self._move("make_minutes")

    def action_reopen(self):
        """Put the decisions right while the minutes are a draft; the same draft is filled again afterwards."""
        return self._move("reopen")

    def action_sign_minutes(self):
        """Sign the minutes as their chair: the document gets its number, the session is locked.

        :raise MoveRefused: a visa is missing, or the signer did not preside.
        """
        for session in self:
            if not session.minutes_id:
                session._raise_refused([(session, Refusal("minutes_not_signed"))])
            session.minutes_id.action_sign()
        return True

    def action_cancel(self, reason=False):
        """Cancel a session that was not held.

        :param reason: why (text, required); the field `cancel_reason` when not given.
        """
        return self._move("cancel", **({"cancel_reason": reason} if reason else {}))

    def _tell(self, users, body):
        """Write to the thread of the session and tell ``users``."""
        partners = users.partner_id
        for session in self:
            session.message_post(body=Markup("<p>%s</p>") % body, partner_ids=partners.ids)
