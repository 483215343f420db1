from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ..domain.refusal import Refusal

KINDS = [
    ("akim", "Akim"),
    ("first_deputy", "First deputy akim"),
    ("deputy", "Deputy akim"),
    ("head_of_office", "Head of the office"),
    ("office_deputy_head", "Deputy head of the office"),
    ("unit_head", "Head of a unit"),
    ("body_head", "Head of an executive body"),
    ("rural_akim", "Rural or settlement akim"),
    ("press_secretary", "Press secretary"),
    ("legal_head", "Head of the legal department"),
    ("lawyer", "Lawyer"),
    ("general_head", "Head of the general department"),
    ("registrar", "Registrar"),
    ("control_head", "Head of the organisation-control department"),
    ("inspector", "Chief inspector"),
    ("translator", "Translator"),
    ("archivist", "Archivist"),
    ("restricted_officer", "Officer for restricted documents"),
    ("hr_head", "Head of the personnel service"),
    ("hr_officer", "Personnel officer"),
    ("finance_head", "Head of economy and finance"),
    ("finance", "Finance officer"),
    ("procurer", "Procurement officer"),
    ("storekeeper", "Storekeeper"),
    ("commission_secretary", "Secretary of a commission"),
    ("reception_officer", "Reception officer"),
    ("adviser", "Adviser or assistant of the akim"),
    ("auditor", "Internal auditor"),
]
LEADERS = ("akim", "first_deputy", "deputy", "head_of_office", "office_deputy_head")
HEADS = (
    "unit_head",
    "body_head",
    "rural_akim",
    "general_head",
    "control_head",
    "legal_head",
    "hr_head",
    "finance_head",
)
# One person at a time in an akimat.
SINGLE = ("akim", "first_deputy", "head_of_office")


class AkimatDuty(models.Model):
    """Who is akim, deputy, head of a unit … from when to when, by which act, overseeing what.

    What a person may sign, see and decide follows from duties and substitutions, not from accounts.
    """

    _name = "akimat.duty"
    _description = "Duty"
    _inherit = ["akimat.guard.mixin"]
    _order = "sequence, id"
    _check_company_auto = True
    _born_with = "kind user_id company_id date_from"
    _open = {"*": "title department_ids field_ids date_to basis active"}

    kind = fields.Selection(KINDS, required=True, index=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    user_id = fields.Many2one("res.users", "Official", required=True, index=True, ondelete="restrict")
    title = fields.Char("Position in papers", translate=True)
    department_ids = fields.Many2many(
        "hr.department", string="Units", check_company=True, help="Units that the official heads or oversees."
    )
    field_ids = fields.Many2many("akimat.oversight.field", string="Fields of oversight", check_company=True)
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    date_to = fields.Date()
    basis = fields.Char(help="The act that distributes the duties.")
    active = fields.Boolean(default=True)

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)", "A duty cannot end before it begins."
    )

    @api.depends("kind")
    def _compute_sequence(self):
        order = {kind: place for place, (kind, _name) in enumerate(KINDS)}
        for duty in self:
            duty.sequence = order.get(duty.kind, len(order))

    @api.depends("kind", "user_id", "title")
    @api.depends_context("lang")
    def _compute_display_name(self):
        names = dict(self._fields["kind"]._description_selection(self.env))
        for duty in self:
            post = duty.title or names.get(duty.kind)
            duty.display_name = f"{duty.user_id.name} ({post})" if duty.user_id and post else post

    @api.constrains("kind", "company_id", "date_from", "date_to", "active", "field_ids")
    def _check_overlap(self):
        for duty in self.filtered("active"):
            others = self.search(duty._domain_same_time()) - duty
            same = others.filtered(lambda other, duty=duty: other.kind == duty.kind and duty.kind in SINGLE)
            shared = others.filtered(lambda other, duty=duty: duty.kind in LEADERS and other.field_ids & duty.field_ids)
            if same or shared:
                raise ValidationError(
                    self.env._(
                        "%(duty)s overlaps %(other)s from %(day)s. End one duty before the other begins.",
                        duty=duty.display_name,
                        other=(same or shared)[0].display_name,
                        day=format_date(self.env, duty.date_from),
                    )
                )

    def _domain_same_time(self):
        domain = Domain("company_id", "=", self.company_id.id)
        domain &= Domain("date_to", "=", False) | Domain("date_to", ">=", self.date_from)
        return domain & Domain("date_from", "<=", self.date_to) if self.date_to else domain

    # Who holds what

    @api.model
    def _domain_running(self, kinds, company, day):
        domain = Domain("kind", "in", list(kinds)) & Domain("company_id", "=", company.id)
        domain &= Domain("date_from", "<=", day)
        return domain & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))

    @api.model
    def _running(self, kinds, company, on=False):
        # Who holds which duty is public inside the office; rights depend on it for everybody.
        return self.sudo().search(self._domain_running(kinds, company, on or company._akimat_today()))

    @api.model
    def _holds(self, user, kinds, company, on=False, department=False, scope="all"):
        """Duties that ``user`` may exercise on a day, own ones first, then those of people he substitutes.

        :param kinds: iterable of duty kinds; :param on: date, today when not given.
        :param department: only duties that head or oversee this unit (or one above it).
        :param scope: what for: ``visa``, ``sign``, ``reception``, ``execution``; a substitution for all covers each.
        :return: recordset of duties; empty means no.
        """
        duties = self._running(kinds, company, on)
        if department:
            duties = duties.filtered(lambda duty: duty._covers(department))
        own = duties.filtered(lambda duty: duty.user_id == user)
        principals = self.env["akimat.substitution"]._principals(user, company, on, scope)
        return own | duties.filtered(lambda duty: duty.user_id in principals)

    def _covers(self, department):
        """Whether this duty heads or oversees ``department`` or one of the units above it."""
        self.ensure_one()
        above = department
        while above:
            if above in self.department_ids:
                return True
            above = above.parent_id
        return False

    @api.model
    def _holders(self, kinds, company, on=False, department=False):
        """Users who hold one of the duties on a day, and their running substitutes."""
        duties = self._running(kinds, company, on)
        if department:
            duties = duties.filtered(lambda duty: duty._covers(department))
        return duties.user_id | self.env["akimat.substitution"]._substitutes(duties.user_id, company, on)

    @api.model
    def _acting_principal(self, user, duty):
        """The official for whom ``user`` exercises ``duty``; empty when it is his own."""
        return duty.user_id if duty.user_id != user else self.env["res.users"]

    @api.model
    def _for_field(self, field, company, on=False):
        """The leader's duty that oversees ``field``, or an empty recordset."""
        return self._running(LEADERS, company, on).filtered(lambda duty: field in duty.field_ids)[:1]

    # Groups follow duties

    @api.model
    def _kind_groups(self):
        """Duty kind → xml ids of the groups it brings; upper addons extend it with super()."""
        leaders = dict.fromkeys(LEADERS, ["akimat_base.group_leader"])
        heads = dict.fromkeys(HEADS, ["akimat_base.group_unit_head"])
        personnel = dict.fromkeys(("hr_head", "hr_officer"), ["akimat_base.group_personnel"])
        groups = {**leaders, **heads, **personnel, "auditor": ["akimat_base.group_auditor"]}
        groups["lawyer"] = ["akimat_base.group_norm_editor"]
        groups["legal_head"] = [*heads["legal_head"], *groups["lawyer"]]
        groups["hr_head"] = [*heads["hr_head"], *personnel["hr_head"]]
        return groups

    @api.model
    def _groups_of(self, kind):
        xml_ids = self._kind_groups().get(kind, [])
        found = (self.env.ref(xml_id, raise_if_not_found=False) for xml_id in xml_ids)
        return self.env["res.groups"].union(*filter(None, found))

    @api.model
    def _managed_groups(self):
        return self.env["res.groups"].union(*(self._groups_of(kind) for kind in self._kind_groups()))

    @api.model
    def _sync_groups(self):
        """Give users the groups of their running duties and substitutions, and take the others away.

        Only groups that some duty brings are touched. Idempotent.
        """
        # Who holds what is cached: in standings and in the domains of record rules.
        self.env.registry.clear_cache()
        # Group membership follows from duties, whoever enters them.
        me = self.sudo()
        managed = me._managed_groups()
        wanted = me._wanted_groups()
        for user in managed.user_ids | me.env["res.users"].union(*wanted):
            groups = wanted.get(user, me.env["res.groups"])
            add, remove = groups - user.group_ids, (managed & user.group_ids) - groups
            if add or remove:
                commands = [fields.Command.link(group.id) for group in add]
                commands += [fields.Command.unlink(group.id) for group in remove]
                user.write({"group_ids": commands})

    def _wanted_groups(self):
        """User → groups that his duties and substitutions bring today."""
        wanted = {}
        for (company,) in self._read_group([], ["company_id"]):
            duties = self._running(dict(KINDS), company)
            for duty in duties:
                people = duty.user_id | self.env["akimat.substitution"]._substitutes(duty.user_id, company)
                for user in people:
                    wanted[user] = wanted.get(user, self.env["res.groups"]) | self._groups_of(duty.kind)
        return wanted

    @api.model_create_multi
    def create(self, vals_list):
        duties = super().create(vals_list)
        for duty in duties:
            duty._audit("duty", after={"kind": duty.kind, "user": duty.user_id.login})
        self._sync_groups()
        return duties

    def write(self, vals):
        result = super().write(vals)
        self._sync_groups()
        return result

    # Rights follow from duties: what has begun is ended and followed, and nobody gives himself one

    def _has_begun(self):
        return self.date_from <= self.company_id._akimat_today()

    def _open_now(self):
        opened = super()._open_now()
        return opened if self._has_begun() else opened | self._guard_words("_born_with")

    def _refusal_of_closed(self, closed):
        begun = self and closed <= self._guard_words("_born_with")
        return Refusal("duty_has_begun", fields=closed) if begun else super()._refusal_of_closed(closed)

    def _refusal_of_role(self, names):
        own = self.user_id == self.env.user and not self.env.su
        return Refusal("own_duty") if own else super()._refusal_of_role(names)

    def _refusal_to_delete(self):
        return Refusal("duty_has_begun", fields=frozenset({"user_id"})) if self._has_begun() else None

    def unlink(self):
        for duty in self:
            duty._audit("duty", before={"kind": duty.kind, "user": duty.user_id.login}, after={"deleted": True})
        result = super().unlink()
        self._sync_groups()
        return result
