from odoo import api, models
from odoo.tools import SQL

from odoo.addons.akimat_base.domain import openings
from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_procedure
from ..domain import sane
from ..domain.roles import DUTIES
from ..exceptions_plan import ProcurementRefused


class AkimatWorkflowMixin(models.AbstractModel):
    _inherit = "akimat.workflow.mixin"

    def _role_names(self):
        return {
            **super()._role_names(),
            "procurer": self.env._("procurement officer"),
            "finance": self.env._("finance officer"),
            "lawyer": self.env._("lawyer"),
            "unit_head": self.env._("head of the unit"),
            "chair": self.env._("chair of the commission"),
            "first_head": self.env._("akim or head of the office"),
            "requester": self.env._("person who asks"),
            "affairs": self.env._("head of the affairs directorate"),
            "office_head": self.env._("akim, head of the office or his deputy"),
            "superior": self.env._("akim, head of the office or his deputy"),
            "storekeeper": self.env._("storekeeper"),
            "receiver": self.env._("receiver"),
            "commission": self.env._("member of the acceptance commission"),
        }


class AkimatProcurementMixin(models.AbstractModel):
    """A card of planning or buying: roles by duty, sentences of its own, a reason where one is asked."""

    _name = "akimat.procurement.mixin"
    _description = "Card of procurement"
    _inherit = ["akimat.workflow.mixin"]

    def _hint(self, names):
        """Why the one of the steps ``names`` that the current user is to take next cannot be taken yet, or False."""
        roles = self._actor_roles() if self.id else ()
        for name in names:
            transition = self._transitions.named(name, self.state)
            if transition and transition.roles.intersection(roles):
                refusal = self._own_act_refusal(transition) or self._transition_refusal(transition)
                return bool(refusal) and self._refusal_message(refusal)
        return False

    def _may_write(self, name):
        """Whether the current user may write the field ``name`` now; everything is open in a card not saved yet."""
        return not self.id or not self._refusal_to_change(frozenset({name}))

    def _actor_roles(self):
        kinds = self._standing()["kinds"]
        return super()._actor_roles() | {role for role, duties in DUTIES.items() if duties & kinds}

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_procedure.SENTENCES) or super()._refusal_message(refusal)

    def _refusal_of_closed(self, closed):
        entered = closed & openings.opened(self._guard_table("_open"), self._first_state(), self._first_state())
        if self and entered and self.state != self._first_state():
            return Refusal("card_locked", fields=entered)
        return super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        refusal = super()._refusal_to_delete()
        return Refusal("card_kept") if refusal == Refusal("kept_in_state") else refusal

    def _refuse(self, error, code, **facts):
        """Raise ``error`` with the sentence of ``code`` about this record."""
        raise error(self._refusal_message(Refusal(code, **facts)))

    def _require_reason(self, reason):
        """The reason without spaces around it; refuses an empty one."""
        if not (reason or "").strip():
            self._raise_refused([(record, Refusal("reason_missing")) for record in self])
        return reason.strip()


class AkimatProcurementEdition(models.AbstractModel):
    """A card of a year kept in editions: the first is entered, each further one comes by the step from that in force.

    ``previous_id`` is the edition before, and the database lets a year have one edition without it: who enters a second
    first one would pass by the reason, the count of changes and what already runs.
    """

    _name = "akimat.procurement.edition"
    _description = "Card kept in editions"
    _inherit = ["akimat.procurement.mixin"]

    @api.constrains("year")
    def _check_year(self):
        for card in self:
            if refusal := sane.refuse_year(card.year, card.company_id._akimat_today()):
                card._refuse(ProcurementRefused, refusal.code, **refusal.facts)

    def _refusal_to_change(self, names):
        if self.previous_id and (moved := names & {"year", "company_id"}):
            return Refusal("edition_keeps_year", fields=moved)
        return super()._refusal_to_change(names)


class AkimatProcurementRow(models.AbstractModel):
    """A row of a card: what its card refuses is told in the words of the card."""

    _name = "akimat.procurement.row"
    _description = "Row of a card of procurement"
    _inherit = ["akimat.guard.mixin"]

    def _refusal_message(self, refusal):
        own = self._fields.keys() >= set(refusal.facts.get("fields", ()))
        return (own and explain(self.env, self, refusal)) or self[self._row_of[0]]._refusal_message(refusal)


class AkimatProcurementBalance(models.AbstractModel):
    """A row that contracts take money from: who decides on its balance holds it first."""

    _name = "akimat.procurement.balance"
    _description = "Row with a balance"

    def _lock_rows(self):
        """Hold the rows until the end of the transaction.

        A transaction that began before another one changed a row fails here and is tried again by the server:
        nobody decides on a balance that is no longer true.
        """
        self.env.flush_all()
        if self.ids:
            query = SQL(
                "SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE",
                SQL.identifier(self._table),
                tuple(self.ids),
            )
            self.env.cr.execute(query)
            self.invalidate_recordset()


class AkimatProcurementNotice(models.AbstractModel):
    """A record whose people are told by tasks what waits for them."""

    _name = "akimat.procurement.notice"
    _description = "Record that tells its people"
    _inherit = ["mail.activity.mixin"]

    def _tell(self, users, activity, day):
        """Plan the task ``activity`` (xml id) for each of ``users`` who works here, in his language.

        :param day: last day of the task.
        """
        # People are known to the office; their accounts are read only for the language of the notice.
        for user in users.sudo().filtered("active"):
            self.with_context(lang=user.lang).activity_schedule(activity, date_deadline=day, user_id=user.id)

    def _finish_activities(self):
        # The step was taken: everybody's request to take it is answered, not only the actor's own.
        self.sudo().activity_ids.filtered("automated").action_feedback()
