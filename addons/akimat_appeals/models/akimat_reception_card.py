from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.akimat_base.domain import identifiers
from odoo.addons.akimat_base.domain.refusal import Refusal

from .. import messages_reception as messages
from ..domain import lifecycle_reception, parties
from ..tools.access_codes import new_code

CODE_LENGTH = 8
OUT_OF_TURN = [
    ("veteran", "Veteran"),
    ("disability", "Person with a disability or his guardian"),
    ("pregnant", "Pregnant woman"),
    ("awarded", "Holder of a state award that gives the right"),
]
STATES = [
    ("draft", "Draft"),
    ("requested", "Waits for a date"),
    ("to_cure", "To be put right"),
    ("booked", "Booked"),
    ("arrived", "Has come"),
    ("received", "Received by the leader"),
    ("card_done", "Card filled in"),
    ("on_control", "On control"),
    ("closed", "Closed"),
    ("missed", "Did not come"),
    ("returned", "Returned"),
    ("cancelled", "Cancelled"),
    ("annulled", "Annulled"),
]


class AkimatReceptionCard(models.Model):
    """One citizen, one question, one personal reception: from the request to the protocol and the task.

    The request is registered the same day and gets a date within the norm; the reception itself is put on the card
    with its result (KEN-92, KEN-93). Figures of receptions are counted from these cards only (KEN-94).
    """

    _name = "akimat.reception.card"
    _description = "Reception card"
    _inherit = [
        "akimat.registered.mixin",
        "akimat.deadline.mixin",
        "akimat.appeal.circle",
        "akimat.control.daily",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "reception_date desc, start, id desc"
    _rec_names_search = ["reg_number", "applicant_name", "question"]
    _transitions = lifecycle_reception.CARD
    _open = {
        "draft": "company_id journal_id reg_date channel language",
        "draft requested": "leader_id wished_leader_id out_of_turn defect",
        "draft requested to_cure booked arrived": "applicant_kind applicant_name iin organisation_name bin"
        " representation accused_user_ids question address phone email brief place",
        "arrived received": "result result_text task_text task_lead_id task_deadline executed_on_spot attendees",
    }
    _open_to = {"*": "officer host system"}
    _apart = parties.CARD
    _untold = "last_reminder_on needs_reminder due_on"
    _check_company_auto = True

    # Who asks
    applicant_kind = fields.Selection(
        [("person", "Person"), ("organisation", "Representative of an organisation")], required=True, default="person"
    )
    applicant_name = fields.Char("Applicant", required=True, tracking=True)
    iin = fields.Char("IIN", index="btree_not_null", help="Individual's number: 12 digits.")
    organisation_name = fields.Char("Organisation")
    bin = fields.Char("BIN", help="Organisation's number: 12 digits.")
    representation = fields.Char("Ground of representation", help="Power of attorney, order, charter.")
    address = fields.Char()
    phone = fields.Char("Telephone")
    email = fields.Char("E-mail")
    language = fields.Selection([("kk", "Kazakh"), ("ru", "Russian")], required=True, default="kk")
    out_of_turn = fields.Selection(OUT_OF_TURN, "Received out of turn")
    goes_first = fields.Boolean(compute="_compute_goes_first", store=True, precompute=True)
    channel = fields.Selection(
        [("paper", "Paper"), ("phone", "Telephone"), ("portal", "Public page"), ("walk_in", "Came without booking")],
        "Request received by",
        required=True,
        default="paper",
    )
    access_code = fields.Char(
        default=lambda self: new_code(CODE_LENGTH),
        copy=False,
        readonly=True,
        groups="akimat_appeals.group_reception",
        help="With it and the number the applicant follows the request on the public pages.",
    )

    # What about
    question = fields.Text(required=True)
    accused_user_ids = fields.Many2many(
        "res.users",
        "akimat_reception_card_accused_rel",
        "card_id",
        "user_id",
        "Officials complained of",
        help="They do not receive on this question.",
    )
    earlier_card_ids = fields.Many2many("akimat.reception.card", compute="_compute_earlier", string="Came before")
    earlier_count = fields.Integer("Earlier receptions", compute="_compute_earlier")
    defect = fields.Char("What is to be put right", copy=False)
    cure_deadline = fields.Date("Put right by", readonly=True, copy=False)

    # With whom, when
    slot_id = fields.Many2one(
        "akimat.reception.slot", "Place in the schedule", index="btree_not_null", ondelete="restrict", copy=False
    )
    leader_id = fields.Many2one(
        "res.users",
        "Who receives",
        compute="_compute_leader_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    wished_leader_id = fields.Many2one("res.users", "Wishes to see", ondelete="restrict")
    start = fields.Datetime("Time", related="slot_id.start", store=True)
    reception_date = fields.Date("Day of reception", readonly=True, copy=False, index="btree_not_null")
    place = fields.Char("Where", compute="_compute_place", store=True, readonly=False)
    card_date = fields.Date("Card made on", readonly=True, copy=False)
    brief = fields.Text("Brief for the leader", help="What the citizen asked before and what was answered.")
    brief_deadline = fields.Date("Brief due", readonly=True, copy=False)
    list_deadline = fields.Date("Final list due", readonly=True, copy=False)

    state = fields.Selection(
        STATES, required=True, default="draft", readonly=True, copy=False, index=True, tracking=True
    )
    cancel_reason = fields.Char("Why it fell out", copy=False)
    participant_ids = fields.Many2many(
        "res.users",
        "akimat_reception_card_participant_rel",
        "card_id",
        "user_id",
        "Participants",
        compute="_compute_participant_ids",
        store=True,
        compute_sudo=True,
    )
    barred_user_ids = fields.Many2many(
        "res.users",
        "akimat_reception_card_barred_rel",
        "card_id",
        "user_id",
        "Barred",
        compute="_compute_barred_user_ids",
        store=True,
        compute_sudo=True,
        copy=False,
        help="The officials complained of and whoever acts for them today.",
    )
    can_register = fields.Boolean(compute="_compute_can")
    can_ask_to_cure = fields.Boolean(compute="_compute_can")
    can_cured = fields.Boolean(compute="_compute_can")
    can_send_back = fields.Boolean(compute="_compute_can")
    can_book = fields.Boolean(compute="_compute_can")
    can_unbook = fields.Boolean(compute="_compute_can")
    can_walk_in = fields.Boolean(compute="_compute_can")
    can_arrive = fields.Boolean(compute="_compute_can")
    can_miss = fields.Boolean(compute="_compute_can")
    can_ask_again = fields.Boolean(compute="_compute_can")
    can_receive = fields.Boolean(compute="_compute_can")
    can_finish = fields.Boolean(compute="_compute_can")
    can_control = fields.Boolean(compute="_compute_can")
    can_close = fields.Boolean(compute="_compute_can")
    can_cancel = fields.Boolean(compute="_compute_can")
    can_annul = fields.Boolean(compute="_compute_can")
    may_edit = fields.Boolean(compute="_compute_may_edit")
    may_fill = fields.Boolean(compute="_compute_may_edit")

    _one_on_a_place = models.UniqueIndex(
        "(slot_id) WHERE slot_id IS NOT NULL AND state NOT IN ('draft', 'requested', 'cancelled', 'annulled')",
        "This place has just been taken. Choose another one.",
    )
    _of_the_day = models.Index("(company_id, reception_date, start)")
    _queue_idx = models.Index("(company_id, goes_first DESC, reg_date, id) WHERE state = 'requested'")

    @api.depends("reg_number", "applicant_name")
    def _compute_display_name(self):
        for card in self:
            card.display_name = " ".join(filter(None, [card.reg_number, card.applicant_name]))

    @api.depends("out_of_turn")
    def _compute_goes_first(self):
        for card in self:
            card.goes_first = bool(card.out_of_turn)

    @api.depends("slot_id")
    def _compute_leader_id(self):
        for card in self:
            card.leader_id = card.slot_id.leader_id or card.leader_id

    @api.depends("slot_id")
    def _compute_place(self):
        for card in self:
            card.place = card.slot_id.place or card.place

    @api.depends("leader_id", "received_by_id", "accused_user_ids", "company_id")
    def _compute_participant_ids(self):
        for card in self:
            people = card.leader_id | card.received_by_id
            acting = self.env["akimat.substitution"]._substitutes(people, card.company_id, scope="reception")
            card.participant_ids = (people | acting) - card._barred_now()

    @api.depends("accused_user_ids", "company_id")
    def _compute_barred_user_ids(self):
        for card in self:
            card.barred_user_ids = card._barred_now()

    @api.model
    def _refresh_participants(self, users):
        """Tell anew who takes part in receptions of ``users``: who acts for them has changed."""
        self.flush_model(["participant_ids", "leader_id", "received_by_id", "accused_user_ids", "barred_user_ids"])
        # Participation is the system's record of who may see a card; it follows whoever changed a substitution.
        names = ("leader_id", "received_by_id", "accused_user_ids", "barred_user_ids")
        # As above.
        cards = self.sudo().search(Domain.OR([(name, "in", users.ids)] for name in names))
        for name in ("participant_ids", "barred_user_ids"):
            self.env.add_to_compute(self._fields[name], cards)
        # Record rules read the table itself.
        cards.flush_recordset(["participant_ids", "barred_user_ids"])

    @api.depends("iin")
    def _compute_earlier(self):
        domain = Domain("iin", "in", [card.iin for card in self if card.iin]) & Domain("state", "!=", "draft")
        known = self.search(domain & Domain("company_id", "in", self.company_id.ids))
        of_applicant = known.grouped(lambda card: (card.company_id, card.iin))
        for card in self:
            earlier = of_applicant.get((card.company_id, card.iin), self.browse()) - card._origin
            card.earlier_card_ids = earlier
            card.earlier_count = len(earlier)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_may_edit(self):
        for card in self:
            roles = card._actor_roles()
            card.may_edit = "officer" in roles and card.state in ("draft", "requested", "to_cure", "booked", "arrived")
            card.may_fill = bool(roles & {"officer", "host"}) and card.state in ("arrived", "received")

    @api.constrains("iin", "bin")
    def _check_numbers(self):
        for card in self:
            if card.iin and not identifiers.is_valid_iin(card.iin):
                raise ValidationError(card._refusal_message(Refusal("wrong_iin", number=card.iin)))
            if card.bin and not identifiers.is_valid_bin(card.bin):
                raise ValidationError(card._refusal_message(Refusal("wrong_bin", number=card.bin)))

    def _refusal_of_closed(self, closed):
        if "slot_id" in closed:
            return Refusal("place_by_booking")
        entered = frozenset().union(*self._guard_table("_open").values()) - set(self._frozen_fields)
        written = self and closed <= entered
        return Refusal("card_is_written", fields=closed) if written else super()._refusal_of_closed(closed)

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        if self._is_barred():
            return roles
        if self.env.user.has_group("akimat_appeals.group_reception") and self.company_id in self.env.user.company_ids:
            roles.add("officer")
        if self._is_host():
            roles.add("host")
        return roles

    def _is_host(self):
        """Whether the current user receives here: the leader, or who substitutes him at receptions.

        Never a person complained of, whoever asked him to stand in.
        """
        user = self.env.user
        if not self.leader_id or self._is_barred():
            return False
        return self.leader_id == user or self.leader_id.id in self._standing()["principals"]["reception"]

    # The ban

    def _circle_sources(self):
        return [self]

    def _barred_now(self):
        """Users whom the card must not reach today: whom it complains of, and who acts for them."""
        # Of whom the citizen complains is a fact of the card, also for somebody who may not read it.
        card = self.sudo()
        return card.accused_user_ids | self.env["akimat.substitution"]._substitutes(
            card.accused_user_ids, card.company_id
        )

    def _refusal_of_conflict(self, users):
        """Why the card may not go to one of ``users``: a Refusal that names him, or None."""
        # As above.
        card, acted_for = self.sudo(), self.env["res.users"]
        for user in card.accused_user_ids:
            acted_for |= self.env["akimat.substitution"]._principals(user, card.company_id, scope="any")
        caught = (users & (self._barred_now() | acted_for))[:1]
        return Refusal("accused_executes", name=caught.name) if caught else None

    def _role_names(self):
        return {**super()._role_names(), **messages.role_names(self.env)}

    def _refusal_message(self, refusal):
        return messages.explain(self.env, self, refusal) or super()._refusal_message(refusal)

    def _journal_kind(self):
        return "reception"

    @api.model
    def _barred_leaders(self, accused, company):
        """Leaders whose places are not offered for a complaint about ``accused``: these, and whom they stand in for."""
        people = self.env["res.users"].browse([user.id for user in accused])
        substitutions = self.env["akimat.substitution"]
        for user in people:
            people |= substitutions._principals(user, company, scope="reception")
        return people
