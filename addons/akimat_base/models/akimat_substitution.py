from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..domain import parties, substitutions
from ..domain.lifecycle import SUBSTITUTION
from ..domain.refusal import Refusal

SCOPES = [
    ("all", "Everything"),
    ("visa", "Visas only"),
    ("sign", "Signing only"),
    ("reception", "Personal reception only"),
    ("execution", "Execution only"),
]


class AkimatSubstitution(models.Model):
    """Who acts for whom, from when to when, on what basis and in what.

    It lends the principal's duties only inside the period; what is done by it says «acting».
    """

    _name = "akimat.substitution"
    _description = "Substitution"
    _inherit = ["akimat.workflow.mixin"]
    _order = "date_from desc, id desc"
    _transitions = SUBSTITUTION
    _open = {"draft": "principal_id substitute_id date_from date_to scope basis company_id"}
    _apart = parties.SUBSTITUTION

    principal_id = fields.Many2one("res.users", "Who is absent", required=True, index=True, ondelete="restrict")
    substitute_id = fields.Many2one("res.users", "Who acts", required=True, index=True, ondelete="restrict")
    date_from = fields.Date(required=True)
    date_to = fields.Date(required=True)
    scope = fields.Selection(SCOPES, required=True, default="all")
    basis = fields.Char(required=True, help="The order on substitution.")
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("confirmed", "Confirmed"), ("cancelled", "Cancelled")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    is_running = fields.Boolean("In force today", compute="_compute_is_running", search="_search_is_running")
    can_confirm = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")

    _period = models.Constraint("CHECK (date_to >= date_from)", "A substitution cannot end before it begins.")
    _two_people = models.Constraint("CHECK (principal_id <> substitute_id)", "Nobody substitutes himself.")

    @api.depends("principal_id", "substitute_id")
    def _compute_display_name(self):
        for record in self:
            names = record.substitute_id.name, record.principal_id.name
            record.display_name = " → ".join(names) if all(names) else ""

    @api.depends("state", "date_from", "date_to")
    def _compute_is_running(self):
        for record in self:
            today = record.company_id._akimat_today()
            record.is_running = record.state == "confirmed" and record.date_from <= today <= record.date_to

    def _search_is_running(self, operator, value):
        if operator != "in":
            return NotImplemented
        running = self._domain_running(self.env.company._akimat_today())
        return running if True in value else ~running

    @api.model
    def _domain_running(self, day):
        return Domain("state", "=", "confirmed") & Domain("date_from", "<=", day) & Domain("date_to", ">=", day)

    def write(self, vals):
        result = super().write(vals)
        self._forget_standings()
        return result

    def unlink(self):
        result = super().unlink()
        self._forget_standings()
        return result

    @api.model
    def _forget_standings(self):
        """Who acts for whom is cached: in standings and in the domains of record rules."""
        self.env.registry.clear_cache()

    # Life

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self.env.user.has_group("akimat_base.group_akimat_admin"):
            roles.add("admin")
        leaders = ("akim", "head_of_office", "hr_head", "hr_officer")
        if self.env["akimat.duty"]._holds(self.env.user, leaders, self.company_id):
            roles.add("leader")
        return roles

    def _transition_refusal(self, transition):
        if transition.name == "confirm" and not substitutions.names_order(self.basis or ""):
            return Refusal("order_unnamed")
        if transition.name == "confirm" and (other := self._clash()):
            return Refusal("substituted_already", other=other.id)
        return super()._transition_refusal(transition)

    @api.constrains("principal_id", "date_from", "date_to", "scope", "company_id")
    def _check_clash(self):
        for record in self.filtered(lambda record: record.state == "confirmed"):
            if other := record._clash():
                raise ValidationError(record._refusal_message(Refusal("substituted_already", other=other.id)))

    def _clash(self):
        """Another confirmed substitution of the same official in the same days and in the same scope."""
        self.ensure_one()
        domain = Domain("id", "!=", self.id) & Domain("state", "=", "confirmed")
        domain &= Domain("principal_id", "=", self.principal_id.id) & Domain("company_id", "=", self.company_id.id)
        domain &= Domain("date_from", "<=", self.date_to) & Domain("date_to", ">=", self.date_from)
        if self.scope != "all":
            domain &= Domain("scope", "in", ["all", self.scope])
        return self.search(domain, limit=1)

    def _after_transition(self, transition):
        super()._after_transition(transition)
        self.env["akimat.duty"]._sync_groups()
        for record in self:
            record._tell_both()

    def _tell_both(self):
        """Who is absent and who acts learn of it, each in his language."""
        for user in (self.principal_id | self.substitute_id) - self.env.user:
            me = self.with_context(lang=user.lang)
            days = f"{format_date(me.env, self.date_from)} – {format_date(me.env, self.date_to)}"
            state = dict(me._fields["state"]._description_selection(me.env))[self.state]
            self.env["mail.thread"].message_notify(
                partner_ids=user.partner_id.ids,
                subject=me._description_in_words(),
                body=f"{me.display_name}: {days}. {self.basis}. {state}.",
            )

    def _description_in_words(self):
        # Names of models are no secret.
        return self.env["ir.model"]._get(self._name).sudo().name

    def _audit_basis(self, transition):
        return self.basis

    def action_confirm(self):
        """Put the substitution in force for its period."""
        return self._move("confirm")

    def action_cancel(self):
        """End the substitution at once."""
        return self._move("cancel")

    # Questions

    @api.model
    def _principals(self, user, company, on=False, scope="all"):
        """Officials whom ``user`` may act for on a day in ``scope``."""
        return self._running(company, on, scope).filtered(lambda record: record.substitute_id == user).principal_id

    @api.model
    def _substitutes(self, principals, company, on=False, scope="any"):
        """Users who act for one of ``principals`` on a day in ``scope`` (``any``: in anything)."""
        running = self._running(company, on, scope)
        return running.filtered(lambda record: record.principal_id in principals).substitute_id

    @api.model
    def _running(self, company, on, scope):
        domain = self._domain_running(on or company._akimat_today()) & Domain("company_id", "=", company.id)
        if scope != "any":
            domain &= Domain("scope", "in", list({"all", scope}))
        # Who acts for whom is public inside the office; rights depend on it for everybody.
        return self.sudo().search(domain)

    @api.model
    def _cron_start_and_end(self):
        """Lend and take back the groups of substitutions (and duties) that begin or end today."""
        self.env["akimat.duty"]._sync_groups()
