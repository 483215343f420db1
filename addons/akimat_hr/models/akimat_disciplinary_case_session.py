from odoo import fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions_discipline import DisciplineRefused


class AkimatDisciplinaryCase(models.Model):
    """The case before the commission: its question on an agenda, who is out of the vote, the result."""

    _inherit = "akimat.disciplinary.case"

    is_no_sanction = fields.Boolean("No sanction is proposed", readonly=True, copy=False)

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
            item._grant({"draft_decision": case._draft_decision()})
            record._grant(
                {"session_id": session.id, "item_id": item.id, "proposal": False, "is_no_sanction": False}
            )
            record._refresh_participants()
        return True

    def _check_session(self, session):
        # Which commission it is may be known; its session is opened with the reader's own rights.
        body = self.company_id.sudo().discipline_body_id
        if not session or session.body_id != body:
            raise DisciplineRefused(self._refusal_message(Refusal("other_commission", body=body.display_name)))
        if not body.is_restricted:
            raise DisciplineRefused(self._refusal_message(Refusal("commission_is_open", body=body.display_name)))
        # Who leads the session is known to whoever puts a case before it.
        if session.sudo().chair_id & self.sudo()._conflicted_users():
            raise DisciplineRefused(self._refusal_message(Refusal("chair_is_party", chair=session.chair_id.name)))
        if session.state not in ("draft", "called", "held"):
            raise DisciplineRefused(self._refusal_message(Refusal("session_over", session=session.display_name)))

    def _draft_decision(self):
        if self.is_no_sanction:
            return self.env._("Impose no sanction on: %(employee)s.", employee=self._name_with_post())
        return self.env._(
            "Impose the sanction «%(sanction)s» on: %(employee)s.",
            employee=self._name_with_post(),
            sanction=self.sanction_id.name,
        )

    def action_put_to_vote(self, sanction_id=False):
        """Put another proposal to the vote than the personnel service made: what is adopted is what is ordered.

        :param sanction_id: id of the sanction; False: no sanction at all.
        :raise DisciplineRefused: the vote has begun, or it is not for this user.
        """
        for case in self:
            if refusal := case._refusal_to_put_to_vote():
                raise DisciplineRefused(case._refusal_message(refusal))
            # The secretary of the commission writes nothing but this step; the gate above asked who he is.
            record = case.sudo()
            record._grant({"sanction_id": sanction_id, "is_no_sanction": not sanction_id}, event="question")
            if sanction_id and (refusal := record._refusal_of_sanction()):
                raise DisciplineRefused(case._refusal_message(refusal))
            record.item_id._grant({"draft_decision": record._draft_decision()})
        return True

    def _refusal_to_put_to_vote(self):
        if "secretary" not in self._actor_roles():
            return Refusal("not_your_role", roles=frozenset({"secretary"}))
        # Whom the case concerns keeps apart from it, whatever he may read.
        if self.env.user in self.sudo()._conflicted_users():
            return Refusal("own_act", fields=frozenset({"opened_by_id"}))
        # Whether the vote has begun does not depend on who may read the agenda.
        planned = self.state == "hearing" and self.sudo().item_id.state == "planned"
        return None if planned else Refusal("vote_has_begun")

    def action_put_off(self):
        """Take the case back when its session was cancelled or it was put off to another one."""
        for case in self:
            # The gate asks who it is; the question of the agenda need not be readable to him.
            item = case.sudo().item_id
            if item.session_id.state != "cancelled" and item.result != "postponed":
                raise DisciplineRefused(case._refusal_message(Refusal("session_decides")))
        return self._move("put_off")

    def _conflicted_users(self):
        """The employee, who discovered the offence, who opened the case, and the direct superior do not vote."""
        superior = self.employee_id.parent_id.user_id
        people = self.employee_user_id | self.informer_id | self.opened_by_id | superior
        return super()._conflicted_users() | people

    def _on_item_decided(self, item):
        super()._on_item_decided(item)
        for case in self.filtered(lambda case: case.state == "hearing" and case.item_id == item):
            case._grant({"proposal": item.decision})
            if item.result != "adopted":
                case._system_move("put_off")
            elif case.is_no_sanction:
                case._system_move("close", close_reason=item.decision)
            else:
                case._system_move("propose")

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
