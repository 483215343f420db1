from odoo import models

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..exceptions import VoteRefused

# Sessions in which members may still declare a conflict of interest.
OPEN = ("draft", "called", "held")


class AkimatSessionItem(models.Model):
    """Who is out of one question: he declared a conflict of interest, or the record discussed shows it."""

    _inherit = "akimat.session.item"

    def _recuse(self, lines, reason=None):
        """Put ``lines`` of the attendance out of this question.

        :param reason: what the member declared; none when the record discussed itself shows the conflict.
        """
        self.ensure_one()
        lines = (lines & self.session_id.attendance_ids.filtered("is_voting")) - self.recusal_ids.attendance_id
        # Recusals and ballots are written by the steps of the question alone.
        recusals = self.env["akimat.session.recusal"].sudo()
        for line in lines:
            recusals._grant_create(
                {"item_id": self.id, "attendance_id": line.id, "reason": reason, "is_automatic": not reason}
            )
            # As above: a ballot already cast is taken out with its voter.
            ballots = self.vote_ids.sudo().filtered(lambda ballot, line=line: ballot.attendance_id == line)
            ballots._grant({"is_recused": True, "has_voted": False, "choice": False, "sealed_choice": False})
            self._audit("recusal", after={"member": line.name, "automatic": not reason}, basis=reason)

    def _recuse_conflicted(self):
        """Put out the members whom the record discussed concerns."""
        for item in self:
            subject = item._subject()
            if not subject:
                continue
            # The conflict is found whoever opens the vote, also when he may not read the record.
            users = subject.sudo()._conflicted_users()
            lines = item.session_id.attendance_ids.filtered(
                lambda line, users=users: (line.user_id | line._voter()) & users
            )
            item._recuse(lines)

    def action_declare_conflict(self, reason, attendance_id=False):
        """Declare a conflict of interest: the member is out of the vote and of the quorum of this question.

        :param reason: what the conflict is (text, required).
        :param attendance_id: the line of a member from outside, when the secretary enters it.
        :raise VoteRefused: no reason, no member, or the question is decided.
        """
        for item in self:
            line = item._line_of(attendance_id)
            if refusal := item._refusal_to_recuse(line, reason):
                raise VoteRefused(item._refusal_message(refusal))
            item._recuse(line, reason.strip())
        return True

    def _line_of(self, attendance_id):
        lines = self.session_id.attendance_ids.filtered("is_voting")
        if attendance_id and self._actor_roles() & {"secretary", "chair"}:
            return lines.filtered(lambda line: line.id == attendance_id)
        return lines.filtered(lambda line: line._voter() == self.env.user)

    def _refusal_to_recuse(self, line, reason):
        if not (reason or "").strip():
            return Refusal("reason_missing")
        if self.state not in ("planned", "voting") or self.session_state not in OPEN:
            return Refusal("item_decided")
        return None if line else Refusal("no_ballot")
