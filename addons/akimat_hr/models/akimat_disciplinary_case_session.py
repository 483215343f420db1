from odoo import models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions_discipline import DisciplineRefused


class AkimatDisciplinaryCase(models.Model):
    """The case before the commission: its question on an agenda, who is out of the vote, the result."""

    _inherit = "akimat.disciplinary.case"

    def _secretaries(self):
        """Who prepares the sessions of the commission today: its secretary, chair and deputy chair."""
        # The composition of a closed body decides here; who asks need not see it.
        record = self.sudo()
        body = record.session_id.body_id or record.company_id.discipline_body_id
        keepers = body._keepers(self.company_id._akimat_today()) if body else self.env["res.users"]
        return keepers.with_env(self.env)

    def action_put_before(self, session_id):
        """Put the case on the agenda of a session of the commission.

        :param session_id: id of the session; it is prepared by the current user.
        :raise MoveRefused: no explanation or act of refusal, the term has passed or is suspended, the sanction is not
            allowed.
        """
        session = self.env["akimat.session"].browse(session_id)
        for case in self:
            case._check_session(session)
            # The secretary of the commission writes nothing but this step; the gate asks who he is.
            record = case.sudo()
            record._move("put_before")
            item = case._put_on_agenda(session, case.env._("Disciplinary case: %(case)s", case=case.display_name))
            item.write({"draft_decision": case._draft_decision()})
            record._note({"session_id": session.id, "item_id": item.id, "proposal": False})
            record._refresh_participants()
        return True

    def _check_session(self, session):
        # Which commission it is may be known; its session is opened with the reader's own rights.
        body = self.company_id.sudo().discipline_body_id
        if not session or session.body_id != body:
            raise DisciplineRefused(self._refusal_message(Refusal("other_commission", body=body.display_name)))
        if not body.is_restricted:
            raise DisciplineRefused(self._refusal_message(Refusal("commission_is_open", body=body.display_name)))
        if session.state not in ("draft", "called", "held"):
            raise DisciplineRefused(self._refusal_message(Refusal("session_over", session=session.display_name)))

    def _draft_decision(self):
        return self.env._(
            "Impose the sanction «%(sanction)s» on: %(employee)s.",
            employee=self._name_with_post(),
            sanction=self.sanction_id.name,
        )

    def action_put_off(self):
        """Take the case back when its session was cancelled or it was put off to another one."""
        for case in self:
            # The gate asks who it is; the question of the agenda need not be readable to him.
            item = case.sudo().item_id
            if item.session_id.state != "cancelled" and item.result != "postponed":
                raise DisciplineRefused(case._refusal_message(Refusal("session_decides")))
        return self._move("put_off")

    def _conflicted_users(self):
        """The employee, who discovered the offence, and the direct superior do not vote."""
        superior = self.employee_id.parent_id.user_id
        return super()._conflicted_users() | self.employee_user_id | self.informer_id | superior

    def _on_item_decided(self, item):
        super()._on_item_decided(item)
        for case in self.filtered(lambda case: case.state == "hearing" and case.item_id == item):
            case._note({"proposal": item.decision})
            case._system_move("propose" if item.result == "adopted" else "put_off")

    def _session_facts(self):
        """What an extract from the minutes says of the session: its body, day and number; no votes."""
        # The extract is made for people who were not there.
        session = self.sudo().session_id
        minutes = session.minutes_id
        return {
            "body": session.body_id.name or "",
            "number": minutes.reg_number or "",
            "day": minutes.reg_date or (session and session._day()),
        }
