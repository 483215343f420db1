from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import roles, signing, visas

# A change in one of these is a change of what the visas were given to.
_TEXT = ("subject", "body_kk", "body_ru", "partner_id", "attachment_ids", "dispatch_ids", "signatory_id")
SEPARATOR = ", "


class AkimatDocument(models.Model):
    """From a draft to a signature: visas by the addressee's level, the right to sign, versions."""

    _inherit = "akimat.document"

    visa_ids = fields.One2many("akimat.visa", "document_id", "Visas", copy=False, domain=[("is_past", "=", False)])
    # What was said about earlier versions of the text: it is never taken away.
    past_visa_ids = fields.One2many("akimat.visa", "document_id", "Earlier visas", domain=[("is_past", "=", True)])
    is_informational = fields.Boolean(
        "Informational letter", help="An informational letter: it asks and orders nothing."
    )
    executor_phone = fields.Char(
        "Executor's telephone", compute="_compute_executor_phone", store=True, readonly=False, precompute=True
    )
    basis_number = fields.Char("Number of the task")
    basis_date = fields.Date("Date of the task")
    basis_point = fields.Char("Point of the task")
    signed_on = fields.Date("Signed on", readonly=True, copy=False)
    signed_by_id = fields.Many2one("res.users", "Signed by", readonly=True, copy=False, ondelete="restrict")
    acting_for_id = fields.Many2one("res.users", "Acting for", readonly=True, copy=False, ondelete="restrict")
    is_my_signature = fields.Boolean(
        "For my signature", compute="_compute_is_my_signature", search="_search_is_my_signature"
    )
    my_visa_id = fields.Many2one("akimat.visa", compute="_compute_my_visa_id")
    can_approve_visa = fields.Boolean(compute="_compute_my_visa_id")

    @api.depends("executor_id")
    def _compute_executor_phone(self):
        for document in self:
            # The office telephone is printed on every letter; the rest of the employee card stays closed.
            employee = document.executor_id.sudo().employee_ids[:1]
            document.executor_phone = employee.work_phone or document.executor_id.phone or document.executor_phone

    @api.depends("state", "signatory_id")
    @api.depends_context("uid")
    def _compute_is_my_signature(self):
        people = self.env.user.docflow_people_ids
        for document in self:
            document.is_my_signature = document.state == "signing" and document.signatory_id in people

    def _search_is_my_signature(self, operator, value):
        if operator != "in":
            return NotImplemented
        people = self.env.user.docflow_people_ids
        mine = Domain("state", "=", "signing") & Domain("signatory_id", "in", people.ids)
        return mine if set(value) == {True} else ~mine

    @api.depends("visa_ids.state")
    @api.depends_context("uid")
    def _compute_my_visa_id(self):
        for document in self:
            mine = document.visa_ids.filtered(lambda visa: visa.state == "current" and "holder" in visa._actor_roles())
            document.my_visa_id = mine[:1]
            document.can_approve_visa = bool(mine)

    # Checks

    def _refusal_of_draft(self):
        missing = [name for name in ("subject", "signatory_id") if not self[name]]
        if self.kind == "outgoing" and not self._addressees():
            missing.append("partner_id")
        return Refusal("fields_missing", fields=missing) if missing else None

    def _refusal_of_letter(self):
        """What the paper rules ask of an outgoing letter: executor, telephone, level, the task it answers."""
        if self.kind != "outgoing":
            return None
        if not self.executor_id:
            return Refusal("fields_missing", fields=["executor_id"])
        if not self.executor_phone:
            return Refusal("phone_missing", user=self.executor_id.name)
        addressees = self._addressees()
        if unknown := addressees.filtered(lambda partner: not partner.correspondent_level):
            return Refusal("level_missing", partners=SEPARATOR.join(unknown.mapped("display_name")))
        cites = signing.LEVELS_CITING_THE_POINT & set(addressees.mapped("correspondent_level"))
        if cites and self.reply_to_id and not (self.basis_number and self.basis_date and self.basis_point):
            return Refusal("point_missing")
        return None

    def _refusal_of_route(self):
        for _sequence, role in self._visas_demanded():
            if not self._has_visa(role) and not self._visa_holder(role):
                return Refusal("visa_holder_unknown", role=self._visa_role_name(role))
        return None

    def _refusal_of_visas(self):
        missing = [role for _sequence, role in self._visas_demanded() if not self._has_visa(role, given=True)]
        missing += [visa.role for visa in self.visa_ids if visa.state not in visas.GIVEN and visa.role not in missing]
        if missing:
            return Refusal("visa_absent", roles=SEPARATOR.join(map(self._visa_role_name, missing)))
        return None

    def _refusal_of_signatory(self):
        allowed = self._duties_that_sign()
        held = self.env["akimat.duty"]._holds(self.signatory_id, allowed, self.company_id, scope="sign")
        if held:
            return None
        names = dict(self.env["akimat.duty"]._fields["kind"]._description_selection(self.env))
        duties = SEPARATOR.join(names[kind] for kind in names if kind in allowed)
        return Refusal("signatory_has_no_right", user=self.signatory_id.name, duties=duties)

    # Rows of the matrix

    def _addressees(self):
        return self.partner_id | self.dispatch_ids.partner_id

    def _levels(self):
        return self._addressees().mapped("correspondent_level") or [None]

    def _duties_that_sign(self):
        rights = self.env["akimat.signing.right"]._as_values(self.company_id)
        return signing.duties_that_sign(rights, self.kind, self._levels(), self.is_informational)

    def _visas_demanded(self):
        demands = self.env["akimat.visa.demand"]._as_values(self.company_id)
        return signing.visas_demanded(demands, self.kind, self._levels())

    def _has_visa(self, role, given=False):
        return any(visa.role == role and (not given or visa.state in visas.GIVEN) for visa in self.visa_ids)

    def _visa_role_name(self, role):
        return dict(self.env["akimat.visa"]._fields["role"]._description_selection(self.env))[role]

    def _visa_holder(self, role):
        """Whose visa the role means for this document: by unit where the duty oversees units."""
        if role == "executor":
            return self.executor_id or self.author_id
        duties = self.env["akimat.duty"]._running(roles.VISA_DUTIES.get(role, ()), self.company_id)
        unit = self.department_id or (self.executor_id or self.author_id)._akimat_department_in(self.company_id)
        if role in ("unit_head", "deputy"):
            covering = duties.filtered(lambda duty: unit and duty._covers(unit))
            # A deputy for every unit exists even where the distribution of duties names none for it.
            duties = covering or (duties if role == "deputy" else covering)
        return duties[:1].user_id

    # What follows

    def _open_visas(self):
        """The visas start anew; those that the rules demand are added."""
        for document in self:
            document._grant({"return_reason": False})
            document.visa_ids._ask_anew()
            wanted = [
                {"role": role, "sequence": sequence, "user_id": document._visa_holder(role).id}
                for sequence, role in document._visas_demanded()
                if not document._has_visa(role)
            ]
            if wanted:
                document._grant({"visa_ids": [Command.create(vals) for vals in wanted]})
            document._open_next_visas()
            document._give_own_visa()

    def _open_next_visas(self):
        """Ask the visas whose turn has come; with none left the document goes for signing."""
        for document in self:
            turn = visas.to_open((visa.id, visa.sequence, visa.state) for visa in document.visa_ids)
            self.env["akimat.visa"].browse(turn)._system_move("open")
            if document.state == "approval" and visas.all_given(document.visa_ids.mapped("state")):
                document._system_move("to_signing")
                document._notify(document.signatory_id, document.env._("A document waits for your signature."))

    def _give_own_visa(self):
        """Who sends his own draft to approval has put his visa on it."""
        own = self.visa_ids.filtered(
            lambda visa: visa.state == "current" and visa.role == "executor" and visa.user_id == self.env.user
        )
        if own:
            own.action_approve()

    def _start_new_version(self):
        for document in self:
            document._grant({"version": document.version + 1})
            document.visa_ids.filtered(lambda visa: visa.state == "current")._ask_anew()
            document._notify(document.executor_id or document.author_id, document.return_reason)

    def _is_changed(self, name, value):
        field = self._fields[name]
        if field.type in ("one2many", "many2many"):
            return True
        given = field.convert_to_record(field.convert_to_cache(value, self), self)
        return field.convert_to_write(given, self) != field.convert_to_write(self[name], self)

    def _with_changed_text(self, vals):
        """Documents on approval or for signing whose text this write changes."""
        names = [name for name in _TEXT if name in vals]
        in_work = self.filtered(lambda document: document.state in ("approval", "signing"))
        return in_work.filtered(lambda document: any(document._is_changed(name, vals[name]) for name in names))

    def _ask_visas_again(self):
        """A visa given to an earlier text is no visa."""
        for document in self:
            given = document.visa_ids.filtered(lambda visa: visa.state in visas.GIVEN or visa.state == "current")
            given._ask_anew()
            if document.state == "signing":
                document._system_move("back_to_approval")
            document._open_next_visas()

    def _note_signature(self):
        today = {company: company._akimat_today() for company in self.company_id}
        for document in self:
            acting = document._acting_signatory()
            document._grant(
                {
                    "signed_by_id": document.env.uid,
                    "signed_on": today[document.company_id],
                    "registered_at": fields.Datetime.now(),
                    "acting_for_id": acting.id,
                }
            )
            document._audit("signature", after={"user": document.env.user.name, "acting_for": acting.name or None})
        self._done_notices()

    def _acting_signatory(self):
        """For whom the signer acts: the named signatory, or the official whose duty the signatory exercises."""
        if self.env.user != self.signatory_id:
            return self.signatory_id
        duties = self.env["akimat.duty"]
        held = duties._holds(self.env.user, self._duties_that_sign(), self.company_id, scope="sign")[:1]
        return duties._acting_principal(self.env.user, held)

    # Buttons and RPC

    def action_submit(self):
        """Send the draft to approval: the visas that the rules demand are asked in their order."""
        return self._move("submit")

    def action_rework(self, reason):
        """Return the document to its author; it becomes the next version.

        :param reason: why (text, required).
        """
        return self._move("rework", return_reason=reason)

    def action_sign(self):
        """Sign the document: it gets its number at once.

        :raise MoveRefused: a visa is missing, or the signatory has no right to sign to this addressee.
        """
        return self._move("sign")

    def action_approve_visa(self):
        """Give my visa that is asked now."""
        return self.my_visa_id.action_approve()
