from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import html2plaintext

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import appointment as rules
from ..domain import norm_codes_competition as norm_codes
from ..domain import orders, parties
from ..domain.lifecycle_competition import APPOINTMENT
from ..exceptions_competition import AppointmentRefused
from ..messages_competition import SENTENCES


class AkimatAppointment(models.Model):
    """A person appointed to a post: on what ground, who agreed and proposed, by which order, from which day.

    The order is a document of its own: visas, signature and number are document flow's. It cannot be signed
    without a lawful ground, or by another authority than the post names.
    """

    _name = "akimat.appointment"
    _description = "Appointment"
    _inherit = ["akimat.workflow.mixin", "mail.thread"]
    _order = "id desc"
    _rec_names_search = ["name", "position_id"]
    _check_company_auto = True
    _transitions = APPOINTMENT
    # Who, where and on what ground is fixed once it is agreed; the rest once the order is signed.
    _open = {
        "draft": "name applicant_id reserve_id employee_id position_id company_id ground ground_basis"
        " ground_document_id",
        "draft agreed": "proposal_id date_from",
    }
    _open_to = {"*": "hr"}
    _apart = parties.APPOINTMENT

    name = fields.Char("Full name", compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    position_id = fields.Many2one(
        "akimat.staffing.position",
        "Post",
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        "res.company", "Akimat", required=True, index=True, default=lambda self: self.env.company, ondelete="restrict"
    )
    authority = fields.Selection(related="position_id.authority")
    needs_agreement = fields.Boolean(related="position_id.needs_agreement")
    needs_proposal = fields.Boolean(related="position_id.needs_proposal")
    ground = fields.Selection(
        [
            ("competition", "Won the competition"),
            ("reserve", "From the personnel reserve"),
            ("adviser", "Without a competition: adviser, assistant, press secretary"),
            ("re_entry", "Without a competition: returns to the service after dismissal"),
        ],
        compute="_compute_ground",
        store=True,
        readonly=False,
        precompute=True,
    )
    ground_basis = fields.Char("Basis of the exception", help="The case of art. 27 of the Law on the civil service.")
    ground_document_id = fields.Many2one(
        "akimat.document",
        "Document of the exception",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('reg_number', '!=', False), ('company_id', '=', company_id)]",
        help="The registered paper that proves the case, for example the order of the earlier dismissal.",
    )
    applicant_id = fields.Many2one("hr.applicant", "Application", index="btree_not_null", ondelete="restrict")
    reserve_id = fields.Many2one(
        "akimat.reserve", "Place in the reserve", index="btree_not_null", ondelete="restrict", check_company=True
    )
    employee_id = fields.Many2one(
        "hr.employee", "Employee", index="btree_not_null", ondelete="restrict", help="Empty: a new employee is entered."
    )
    proposal_id = fields.Many2one(
        "akimat.document",
        "Proposal of the head of the office",
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
        domain="[('kind', '=', 'internal'), ('reg_number', '!=', False)]",
    )
    own_user_ids = fields.Many2many(
        "res.users", string="The person himself", compute="_compute_own_user_ids", compute_sudo=True
    )
    order_id = fields.Many2one(
        "akimat.document", "Order", readonly=True, copy=False, index="btree_not_null", ondelete="restrict"
    )
    date_from = fields.Date("Appointed from", required=True, default=lambda self: self.env.company._akimat_today())
    agreed_by_id = fields.Many2one("res.users", "Agreed by", readonly=True, copy=False, ondelete="restrict")
    agreed_on = fields.Date(readonly=True, copy=False)
    probation_until = fields.Date(readonly=True, copy=False)
    restrictions_until = fields.Date("Restrictions to be accepted by", readonly=True, copy=False)
    special_check_until = fields.Date("Special check until", readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("agreed", "Agreed"),
            ("signed", "Signed"),
            ("acted", "In office"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    can_agree = fields.Boolean(compute="_compute_can")
    can_act = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    can_prepare_order = fields.Boolean(compute="_compute_can")
    may_edit = fields.Boolean(compute="_compute_can")
    may_choose = fields.Boolean(compute="_compute_can")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    _one_for_application = models.UniqueIndex(
        "(applicant_id) WHERE applicant_id IS NOT NULL AND state != 'cancelled'",
        "This candidate is being appointed already.",
    )

    @api.depends("applicant_id", "reserve_id")
    def _compute_name(self):
        for record in self:
            known = record.applicant_id or record.reserve_id
            person = record.applicant_id.partner_name or record.reserve_id.name
            record.name = person or record.name
            record.position_id = record.position_id or known.position_id

    @api.depends("name", "employee_id", "applicant_id", "reserve_id")
    def _compute_own_user_ids(self):
        """Accounts of whoever is being appointed: by his card, his application, or his full name."""
        for record in self:
            same = [("name", "=", record.name), ("share", "=", False), ("company_ids", "in", record.company_id.ids)]
            named = self.env["res.users"].search(same) if record.name else self.env["res.users"]
            chosen = record.applicant_id.own_user_ids | record.reserve_id.own_user_ids
            record.own_user_ids = named | chosen | record.employee_id.user_id

    @api.depends("applicant_id", "reserve_id")
    def _compute_ground(self):
        for record in self:
            found = "competition" if record.applicant_id else "reserve" if record.reserve_id else False
            record.ground = record.ground or found

    @api.depends(
        "state", "order_id", "position_id", "ground", "ground_basis", "proposal_id.state", "reserve_id", "applicant_id"
    )
    @api.depends_context("uid", "lang")
    def _compute_can(self):
        for record in self:
            roles = record._actor_roles() if record._origin else {"hr"}
            for name in ("agree", "act", "cancel"):
                transition = self._transitions.named(name, record.state)
                record[f"can_{name}"] = bool(transition and roles & transition.roles)
            record.can_agree = record.can_agree and record._refusal_to_agree() is None
            open_order = record.state in ("draft", "agreed") and not record.order_id
            record.can_prepare_order = "hr" in roles and open_order
            record.may_edit = "hr" in roles and record.state in ("draft", "agreed")
            record.may_choose = "hr" in roles and record.state == "draft"
            hinted = bool(record.id) and record.state in ("draft", "agreed") and record._refusal_of_order()
            record.step_hint = bool(hinted) and record._refusal_message(hinted)

    # Who acts, what must be there

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if user.has_group("akimat_hr.group_hr") and self.company_id in user.company_ids:
            roles.add("hr")
        if "akim" in self._standing()["kinds"]:
            roles.add("akim")
        return roles

    def _transition_refusal(self, transition):
        checks = {"agree": self._refusal_to_agree, "sign": self._refusal_of_order, "act": self._refusal_to_act}
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_agree(self):
        if refusal := rules.refuse_ground(self._case()):
            return refusal
        if self.needs_agreement and not self._actor_roles() & {"akim", "system"}:
            return Refusal("agreement_by_akim")
        return None

    def _refusal_to_act(self):
        today = self.company_id._akimat_today()
        return Refusal("appointment_not_begun", day=self.date_from) if today < self.date_from else None

    def _refusal_of_order(self):
        """Why the order of this appointment cannot be sent to signing or signed."""
        return rules.refuse_signature(self._case()) or self._refusal_of_text()

    def _post_in_force(self):
        """The post, or the post of the present staffing table that continues it."""
        post = self.position_id
        while post.table_state == "archived":
            following = post.search([("origin_id", "=", post.id)], limit=1)
            if not following:
                break
            post = following
        return post

    def _authority_holder(self):
        """Who appoints to the post today."""
        return self.env["akimat.duty"]._running([self.position_id.authority], self.company_id)[:1].user_id

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    # What is refused, and in which words

    def _refusal_of_closed(self, closed):
        said = closed & (self._guard_table("_open")["draft"] | self._guard_table("_open")["agreed"])
        if self and said and self.state == "agreed":
            return Refusal("appointment_is_agreed", names=said)
        if self and said and self.state != "draft":
            return Refusal("appointment_is_signed", names=said)
        return super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("appointment_is_kept") if self.order_id or super()._refusal_to_delete() else None

    # Steps

    def action_agree(self):
        """Agree to the candidate: the akim where the post asks for it, else the personnel service.

        :raise MoveRefused: there is no lawful ground, or the akim himself has to agree.
        """
        return self._move("agree")

    def action_cancel(self):
        """Cancel an appointment whose order is not signed."""
        return self._move("cancel")

    def action_act(self):
        """Put the person in office."""
        return self._move("act")

    def action_prepare_order(self):
        """Draft the order of appointment for the authority of the post and open it.

        :raise AppointmentRefused: there is no lawful ground, or nobody holds the duty that appoints.
        """
        self.ensure_one()
        if not self.can_prepare_order:
            raise AppointmentRefused(self._refusal_message(Refusal("order_exists")))
        if refusal := rules.refuse_ground(self._case()):
            raise AppointmentRefused(self._refusal_message(refusal))
        if self.state == "draft" and not self.needs_agreement:
            self._move("agree")
        signatory = self._authority_holder()
        if not signatory:
            raise AppointmentRefused(self._refusal_message(Refusal("authority_is_vacant")))
        order = self.env["akimat.document"]._grant_create({**self._order_values(), "signatory_id": signatory.id})
        self._grant({"order_id": order.id})
        return order.get_formview_action()

    def _order_values(self):
        return {
            "kind": "order",
            "language": "kk_ru",
            "subject": self.with_context(lang="kk_KZ").env._("On the appointment of %(name)s", name=self.name),
            "body_kk": self.with_context(lang="kk_KZ")._order_text(),
            "body_ru": self.with_context(lang="ru_RU")._order_text(),
            "executor_id": self.env.uid,
            "department_id": self.env.user._akimat_department_in(self.company_id).id,
            "company_id": self.company_id.id,
        }

    def _order_text(self):
        """The draft of the order in the language of the environment (CSL art. 15, 27)."""
        paragraph = Markup("<p>%s</p>")
        grounds = {
            "competition": self.env._("and the conclusion of the competition commission"),
            "reserve": self.env._("and the list of the personnel reserve"),
        }
        sentences = (
            self.env._(
                "In accordance with articles 15 and 27 of the Law of the Republic of Kazakhstan «On the civil service "
                "of the Republic of Kazakhstan» %(ground)s I ORDER:",
                ground=grounds.get(self.ground) or self.env._("(%(basis)s)", basis=self.ground_basis),
            ),
            self._appointing(),
            self.env._("2. The personnel service acquaints the person concerned with this order."),
        )
        return Markup().join(paragraph % sentence for sentence in sentences)

    def _appointing(self):
        post = self.position_id
        return self.env._(
            "1. From %(day)s %(name)s is appointed to the post «%(post)s» (%(unit)s), with the probation set by law.",
            day=self.date_from.strftime("%d.%m.%Y"),
            name=self.name,
            post=post.name,
            unit=post.department_id.name,
        )

    def _refusal_of_text(self):
        """The order says whom, where and since when, as the appointment does."""
        # The text is compared whoever signs.
        record = self.sudo()
        for field, code in (("body_kk", "kk_KZ"), ("body_ru", "ru_RU")) if record.order_id else ():
            phrase = record.with_context(lang=code)._appointing()
            if not orders.says(html2plaintext(record.order_id[field] or ""), phrase):
                return Refusal("appointment_order_says_otherwise", phrase=phrase)
        return None

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for record in self:
            today = record.company_id._akimat_today()
            if transition.name == "agree":
                record._grant({"agreed_by_id": self.env.uid, "agreed_on": today})
            elif transition.name == "sign" and record.date_from <= today:
                record._system_move("act")
            elif transition.name == "act":
                record._take_office()

    def _audit_basis(self, transition):
        if transition.name in ("sign", "act"):
            return self.order_id.reg_number
        return super()._audit_basis(transition)

    def _take_office(self):
        """The post is occupied, the terms of the law run from this day, the reserve is used."""
        # Cards of employees follow from the signed order; who signed it need not keep them.
        record = self.sudo()
        post = record._post_in_force()
        employee = record.employee_id or record._new_employee()
        employee._seat_on(record.date_from, post.id, act=record.order_id)
        record._grant(
            {
                "employee_id": employee.id,
                "probation_until": record._day_by_norm(norm_codes.PROBATION),
                "restrictions_until": record._day_by_norm(norm_codes.RESTRICTIONS),
                "special_check_until": record._day_by_norm(norm_codes.SPECIAL_CHECK),
            }
        )
        record.applicant_id._grant({"employee_id": employee.id})
        if record.reserve_id.state == "included":
            record.reserve_id._system_move("use")

    def _new_employee(self):
        return self.env["hr.employee"].create(
            {"name": self.name, "company_id": self.company_id.id, "date_version": self.date_from}
        )

    def _day_by_norm(self, code):
        return self.env["akimat.norm"]._day_by_norm(code, self.date_from, self.company_id)
