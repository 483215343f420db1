from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.akimat_base.domain.grants import UNLINK
from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions import SessionRefused
from .akimat_body_member import ROLES
from .akimat_session_part import explain


class AkimatSessionAttendance(models.Model):
    """One person at one session: expected, present, absent with a reason, or substituted."""

    _name = "akimat.session.attendance"
    _description = "Attendance of a session"
    _inherit = ["akimat.session.part"]
    _row_of = ("session_id", "attendance_ids")
    # Who is a member and has a vote comes from the composition.
    _entered = "session_id sequence user_id partner_id title status reason substitute_id authority"
    _deletable = "*"
    _order = "session_id, sequence, id"

    session_id = fields.Many2one("akimat.session", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="session_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=100)
    name = fields.Char(compute="_compute_name", store=True)
    member_id = fields.Many2one(
        "akimat.body.member", "Row of the composition", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    user_id = fields.Many2one("res.users", "Colleague", index="btree_not_null", ondelete="restrict")
    partner_id = fields.Many2one("res.partner", "Person from outside", index="btree_not_null", ondelete="restrict")
    title = fields.Char("Position")
    role = fields.Selection([*ROLES, ("invited", "Invited")], default="invited", required=True, readonly=True)
    is_voting = fields.Boolean("Has a vote", readonly=True)
    is_member = fields.Boolean(compute="_compute_is_present", store=True)
    status = fields.Selection(
        [("expected", "Expected"), ("present", "Present"), ("absent", "Absent"), ("substituted", "Substituted")],
        default="expected",
        required=True,
    )
    is_present = fields.Boolean(compute="_compute_is_present", store=True)
    reason = fields.Char("Reason of absence")
    substitute_id = fields.Many2one("res.users", "Substitute", index="btree_not_null", ondelete="restrict")
    authority = fields.Char("By what authority", help="The order or the letter that lets the substitute take part.")

    _member_once = models.UniqueIndex(
        "(session_id, member_id) WHERE member_id IS NOT NULL", "This member is already in the attendance."
    )
    _user_once = models.UniqueIndex(
        "(session_id, user_id) WHERE user_id IS NOT NULL", "This person is already in the attendance."
    )

    @api.depends("user_id", "partner_id", "member_id")
    def _compute_name(self):
        for line in self:
            line.name = line.user_id.name or line.partner_id.name or line.member_id._person_name()

    @api.depends("status", "member_id")
    def _compute_is_present(self):
        for line in self:
            line.is_present = line.status in ("present", "substituted")
            line.is_member = bool(line.member_id)

    @api.depends("name")
    def _compute_display_name(self):
        for line in self:
            line.display_name = line.name

    @api.constrains("status", "substitute_id", "authority", "reason")
    def _check_status(self):
        for line in self.filtered(lambda line: line.status == "substituted"):
            refusal = line._refusal_of_substitute()
            if refusal:
                raise ValidationError(explain(self.env, line.session_id, refusal))

    def _refusal_of_substitute(self):
        if not self.substitute_id:
            return Refusal("substitute_missing", name=self.name)
        if not (self.session_id.allow_substitutes or self._acts_by_order()):
            return Refusal("substitutes_not_allowed", name=self.name, body=self.session_id.body_id.display_name)
        if not (self.authority or "").strip() and not self._acts_by_order():
            return Refusal("substitute_without_authority", name=self.substitute_id.name)
        others = self.session_id.attendance_ids - self
        if self.substitute_id in (others.filtered("is_present").user_id | others.substitute_id | self.user_id):
            return Refusal("substitute_is_there", name=self.substitute_id.name)
        return None

    def _acts_by_order(self):
        """Whether the substitute acts for a member by post under a confirmed substitution of the akimat."""
        session = self.session_id
        principals = self.env["akimat.substitution"]._principals(
            self.substitute_id, session.company_id, session._day(), "all"
        )
        return bool(self.member_id.duty_kind) and self.user_id in principals

    def _voter(self):
        """The user who votes for this line; empty for a person from outside."""
        return self.substitute_id if self.status == "substituted" else self.user_id

    # Writing

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.session_id._sync_people()
        return lines

    def write(self, vals):
        if "status" in vals:
            voted = self.filtered(lambda line: line.session_id.state == "held" and line._is_in_open_vote())
            for line in voted:
                raise SessionRefused(explain(self.env, line.session_id, Refusal("vote_is_open", name=line.name)))
        result = super().write(vals)
        if not {"user_id", "substitute_id", "status"}.isdisjoint(vals):
            self.session_id._sync_people()
        return result

    def _is_in_open_vote(self):
        # Ballots are read by those who take part; the secretary need not vote himself.
        ballots = self.env["akimat.session.vote"].sudo()
        return bool(
            ballots.search_count([("attendance_id", "in", self.ids), ("item_id.state", "=", "voting")], limit=1)
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_only_invited(self):
        if self._granted(UNLINK):
            return
        for line in self.filtered(lambda line: line.member_id and line.session_id.state != "draft"):
            raise SessionRefused(explain(self.env, line.session_id, Refusal("member_in_attendance", name=line.name)))

    # Buttons and RPC

    def action_present(self):
        """Mark these people as present."""
        return self.write({"status": "present", "reason": False, "substitute_id": False})

    def action_absent(self, reason=False):
        """Mark these people as absent.

        :param reason: why (text); members need it before the session is opened.
        """
        return self.write({"status": "absent", "substitute_id": False, **({"reason": reason} if reason else {})})

    def action_substitute(self, user_id, authority=False):
        """Let ``user_id`` sit and vote for this member where the body allows it.

        :param user_id: id of the substitute; :param authority: order or letter (text).
        """
        return self.write({"substitute_id": user_id, "authority": authority, "status": "substituted"})


class AkimatSession(models.Model):
    """The attendance of a session comes from the composition of its body on the day."""

    _inherit = "akimat.session"

    def _fill_attendance(self):
        """Make the lines of a session not held yet the members of its body on its day; invited people stay."""
        for session in self.filtered(lambda session: session.state in ("draft", "called")):
            session._fill_one_attendance()

    def _fill_one_attendance(self):
        people = self._people_of_composition()
        members = self.env["res.users"].union(*(user for user, _partner in people.values()))
        kept = self.attendance_ids.filtered(lambda line: people.get(line.member_id) == (line.user_id, line.partner_id))
        # A member who was invited before is a member now; a row of the composition that ended goes.
        gone = (self.attendance_ids - kept).filtered(lambda line: line.member_id or line.user_id in members)
        gone._grant_unlink()
        new = [member for member in people if member not in kept.member_id]
        values = [self._attendance_values(member, *people[member]) for member in new]
        self.env["akimat.session.attendance"]._grant_create(values)

    def _people_of_composition(self):
        """Row of the composition → (user, partner) on the day; no vacant posts, each person once."""
        people = {}
        # The composition is open to whoever prepares a session of the body.
        for member in self.body_id.sudo()._members_on(self._day()):
            user, partner = member._person_on(self._day())
            if (user or partner) and (user, partner) not in people.values():
                # Each goes back to the caller's own rights.
                people[member.sudo(False)] = (user.sudo(False), partner.sudo(False))
        return people

    def _attendance_values(self, member, user, partner):
        # As above.
        row = member.sudo()
        return {
            "session_id": self.id,
            "member_id": row.id,
            "user_id": user.id,
            "partner_id": partner.id,
            "title": row.title,
            "role": row.role,
            "is_voting": row.is_voting,
            "sequence": row.sequence,
        }

    def action_all_present(self):
        """Mark everybody who is still expected as present."""
        return self.attendance_ids.filtered(lambda line: line.status == "expected").action_present()
