from odoo import api, models
from odoo.tools import SQL

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from .. import messages_procedure
from ..domain.roles import DUTIES
from ..exceptions_plan import CardLocked


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
            "storekeeper": self.env._("storekeeper"),
            "receiver": self.env._("receiver"),
            "commission": self.env._("member of the acceptance commission"),
        }


class AkimatProcurementMixin(models.AbstractModel):
    """A card of planning or buying: roles by duty, content that its writers change in the first states only."""

    _name = "akimat.procurement.mixin"
    _description = "Card of procurement"
    _inherit = ["akimat.step.mixin", "akimat.workflow.mixin"]

    # What people enter, who may, and until when.
    _content_fields = ()
    _content_states = ("draft",)
    # What the same people note in any state: numbers that the portal gives.
    _noted_fields = ("portal_number",)
    _content_roles = frozenset({"procurer", "system"})

    def _hint(self, names):
        """Why the one of the steps ``names`` that the current user is to take next cannot be taken yet, or False."""
        roles = self._actor_roles() if self.id else ()
        for name in names:
            transition = self._transitions.named(name, self.state)
            if transition and transition.roles.intersection(roles):
                refusal = self._transition_refusal(transition)
                return bool(refusal) and self._refusal_message(refusal)
        return False

    def _actor_roles(self):
        kinds = self._standing()["kinds"]
        return super()._actor_roles() | {role for role, duties in DUTIES.items() if duties & kinds}

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, messages_procedure.SENTENCES) or super()._refusal_message(refusal)

    def _step(self, name, **vals):
        """Take the step ``name``, with values that only steps write."""
        return self.with_context(**self._step_context())._move(name, **vals)

    def _refuse(self, error, code, **facts):
        """Raise ``error`` with the sentence of ``code`` about this record."""
        raise error(self._refusal_message(Refusal(code, **facts)))

    def _require_reason(self, reason):
        """The reason without spaces around it; refuses an empty one."""
        if not (reason or "").strip():
            self._raise_refused([(record, Refusal("reason_missing")) for record in self])
        return reason.strip()

    # Content

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_content(self._content_fields)
        return records

    def write(self, vals):
        self._check_content([name for name in self._content_fields if name in vals])
        if not set(self._noted_fields).isdisjoint(vals):
            self._check_writer()
        return super().write(vals)

    def _check_content(self, names):
        """Refuse to change the fields ``names`` unless the card is still open and the user is one of its writers."""
        if not names or self._is_step():
            return
        for record in self:
            if record.state not in record._content_states:
                record._refuse(CardLocked, "card_locked", fields=tuple(names))
        self._check_writer()

    def _check_writer(self):
        for record in () if self._is_step() else self:
            if not record._actor_roles() & (record._content_roles | {"system"}):
                record._refuse(CardLocked, "not_your_card", roles=record._content_roles)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        for record in self:
            if record.state not in record._content_states:
                record._refuse(CardLocked, "card_kept")
        self._check_content(self._content_fields)


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
