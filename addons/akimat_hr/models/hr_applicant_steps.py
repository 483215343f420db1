from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import competition as rules
from ..domain.competition import PRESENT
from ..domain.lifecycle_competition import DECISIONS, REFUSED, WITHDRAWN
from ..exceptions_competition import ApplicationRefused


class HrApplicant(models.Model):
    """The steps of an application: the check of its papers, admission, the answer to the candidate."""

    _inherit = "hr.applicant"

    paper_ids = fields.One2many(
        "hr.applicant.paper", "applicant_id", "Checklist of papers", groups="akimat_base.group_user"
    )
    can_admit = fields.Boolean(compute="_compute_can")
    can_refuse = fields.Boolean(compute="_compute_can")
    can_reconsider = fields.Boolean(compute="_compute_can")
    can_withdraw = fields.Boolean(compute="_compute_can")
    can_answer = fields.Boolean(compute="_compute_can")
    can_appoint = fields.Boolean(compute="_compute_can")
    may_check = fields.Boolean(compute="_compute_can")
    step_hint = fields.Char("What is missing", compute="_compute_can")

    @api.depends("state", "paper_ids.finding", "competition_id.state", "answered_on", "appointment_ids.state")
    @api.depends_context("uid", "lang")
    def _compute_can(self):
        for applicant in self:
            roles = applicant._actor_roles() if applicant.competition_id and applicant._origin else set()
            for name in ("admit", "refuse", "reconsider", "withdraw"):
                transition = self._transitions.named(name, applicant.state)
                applicant[f"can_{name}"] = bool(transition and roles & transition.roles)
            officer = "hr" in roles
            applicant.may_check = officer and applicant.state == "filed"
            applicant.can_answer = officer and applicant.state in DECISIONS and not applicant.answered_on
            # The commission sees the candidate, not what is prepared for him; the flag asks whether it is.
            open_orders = applicant.sudo().appointment_ids.filtered(lambda record: record.state != "cancelled")
            applicant.can_appoint = officer and applicant.state == "winner" and not open_orders
            refusal = applicant.can_admit and applicant._refusal_to_admit()
            applicant.step_hint = bool(refusal) and applicant._refusal_message(refusal)

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if user.has_group("akimat_hr.group_hr") and self.company_id in user.company_ids:
            roles.add("hr")
        return roles

    # What must be in order

    def _transition_refusal(self, transition):
        checks = {
            "admit": self._refusal_to_admit,
            "refuse": self._refusal_to_refuse,
            "reconsider": self._refusal_to_reconsider,
            "win": self._refusal_to_win,
            "withdraw": self._refusal_to_withdraw,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_admit(self):
        if self.competition_id.state != "admission":
            return Refusal("not_the_admission_stage")
        if others := self._others_with_this_iin():
            return Refusal("another_with_this_iin", numbers=", ".join(map(str, others.ids)))
        papers = (rules.Paper(line.paper_id.name, line.required, line.finding) for line in self.paper_ids)
        return rules.refuse_admission(papers, self.is_late, self.competition_id.receive_to or None)

    def _others_with_this_iin(self):
        """Applications to the same competition under the same IIN that nobody has refused or withdrawn."""
        # Whose the numbers are is compared by the system, whoever may read them.
        mine = self.sudo()
        return mine.competition_id.applicant_ids.filtered(
            lambda other: other != mine and other.iin == mine.iin and other.state not in (REFUSED, WITHDRAWN)
        )

    def _refusal_to_refuse(self):
        return None if (self.refusal_text or "").strip() else Refusal("refusal_without_reason")

    def _refusal_to_reconsider(self):
        if self.is_late:
            return Refusal("late", last_day=self.competition_id.receive_to)
        return None if self.competition_id.state == "admission" else Refusal("not_the_admission_stage")

    def _refusal_to_withdraw(self):
        """A candidate withdraws by his own statement, and nobody takes him out once the commission votes on him."""
        if not (self.withdraw_reason or "").strip():
            return Refusal("withdrawal_without_statement")
        asked = self._questions().filtered(lambda item: item.state in ("voting", "decided"))
        return Refusal("withdrawal_after_vote") if asked else None

    def _refusal_to_win(self):
        """One place, one winner, whatever way the decision comes (CSL art. 27)."""
        # The other winners count, whoever decides.
        record = self.sudo()
        rivals = record.competition_id.applicant_ids.filtered(
            lambda other: other.position_id == self.position_id and other.state == "winner" and other != self
        )
        places = record.competition_id._places_of(record.position_id)
        if len(rivals) >= places:
            return Refusal("place_is_taken", names=tuple(rivals.mapped("partner_name")), places=places)
        return None

    # What follows

    def _after_transition(self, transition):
        super()._after_transition(transition)
        for applicant in self:
            today = applicant.company_id._akimat_today()
            if transition.name in ("admit", "refuse"):
                applicant._grant({"decided_by_id": self.env.uid, "decided_on": today})
            elif transition.name == "reconsider":
                applicant._grant(dict.fromkeys(("decided_by_id", "decided_on", "answered_on", "refusal_text"), False))
            elif transition.name == "reserve":
                self.env["akimat.reserve"]._include(applicant)

    def _audit_basis(self, transition):
        if transition.name == "withdraw":
            return self.withdraw_reason
        if transition.name == "refuse":
            return self.refuse_reason_id.name or self.env._("see the application")
        return super()._audit_basis(transition)

    # The checklist

    def _make_checklist(self):
        """One line for each paper that the kind of competition asks for."""
        for applicant in self:
            papers = self.env["akimat.competition.paper"]._for_kind(applicant.competition_id.kind)
            missing = papers - applicant.paper_ids.paper_id
            on_paper = applicant.channel == "paper"
            lines = [
                Command.create({"paper_id": paper.id, "required": paper.required, "on_paper": on_paper})
                for paper in missing
            ]
            # The list follows from the competition, whoever brought the papers.
            applicant.sudo()._grant({"paper_ids": lines})

    # Buttons and RPC

    def action_papers_present(self):
        """Mark the papers that nobody has marked yet and that are there, as files or on paper, as present."""
        unmarked = self.paper_ids.filtered(lambda line: not line.finding)
        return unmarked.filtered(lambda line: line.on_paper or line.attachment_ids).write({"finding": PRESENT})

    def action_admit(self):
        """Admit the candidates to the interview.

        :raise MoveRefused: the papers came late, the checklist is not filled in, or a paper is missing or defective.
        """
        return self._move("admit")

    def action_refuse(self, text=False, reason_id=False):
        """Do not admit the candidate; the reason is told to him.

        :param text: the reason in words; the field `refusal_text` when not given.
        :param reason_id: id of the kind of reason (`hr.applicant.refuse.reason`).
        :raise MoveRefused: no reason is given.
        """
        vals = {"refusal_text": text} if text else {}
        if reason_id:
            vals["refuse_reason_id"] = reason_id
        return self._move("refuse", **vals)

    def action_reconsider(self):
        """Take the decision on admission back, while papers are being checked."""
        return self._move("reconsider")

    def action_withdraw(self, reason=False):
        """The candidate has withdrawn.

        :param reason: his statement, its number and day; the field `withdraw_reason` when not given.
        :raise MoveRefused: there is no statement, or the commission has begun to vote on him.
        """
        return self._move("withdraw", **({"withdraw_reason": reason} if reason else {}))

    def action_send_notice(self):
        """Tell the candidates what was decided about them; the notice is also printed for the file.

        :raise ApplicationRefused: nothing is decided yet, or the candidate is told already.
        """
        for applicant in self:
            if "hr" not in applicant._actor_roles() or not applicant.can_answer:
                raise ApplicationRefused(applicant._refusal_message(Refusal("nothing_to_tell")))
        return self._send_notices(by_hand=True)

    def _send_notices(self, by_hand=False):
        """Send the notice of the decision by mail; ``by_hand``: without a mail address it was handed on paper."""
        for applicant in self:
            if applicant.email_from:
                applicant._mail_notice()
            elif not by_hand:
                continue
            applicant._grant(
                {
                    "answered_on": applicant.company_id._akimat_today(),
                    "answered_by_mail": bool(applicant.email_from),
                },
                event="answered",
            )
        return True

    def _mail_notice(self):
        """One letter in the candidate's language; names and reasons stand in the letter, not in its subject."""
        record = self.with_context(lang=self._letter_locale())
        body = (
            self.env["ir.qweb"]
            .with_context(lang=self._letter_locale())
            ._render("akimat_hr.application_notice_mail", {"applicant": record, "words": record._decision_words()})
        )
        # The queue of outgoing mail is closed to users; the letter goes to the candidate alone.
        self.env["mail.mail"].sudo().create(
            {
                "subject": record.env._("Your application to the competition"),
                "body_html": body,
                "email_to": self.email_from,
                "email_from": self.company_id.email_formatted or self.env.user.email_formatted,
                "auto_delete": True,
            }
        )

    def _decision_words(self, state=False):
        """What was decided about the candidate (or ``state`` instead), in a sentence of the reader's language."""
        post = self.position_id.display_name
        sentences = {
            "filed": self.env._("Your application is registered and will be checked after the receipt of papers ends."),
            "admitted": self.env._("You are admitted to the interview for the post «%(post)s».", post=post),
            "refused": self.env._("You are not admitted to the competition for the post «%(post)s».", post=post),
            "withdrawn": self.env._("Your application was withdrawn at your request."),
            "winner": self.env._("The commission recommends you for the post «%(post)s».", post=post),
            "reserve": self.env._(
                "Another candidate was chosen for the post «%(post)s»; the commission recommends you for the "
                "personnel reserve.",
                post=post,
            ),
            "not_selected": self.env._(
                "The commission did not give you a positive conclusion for the post «%(post)s».", post=post
            ),
        }
        return sentences[state or self.state]

    def _short_name(self):
        """Surname and initials: as results are published."""
        surname, *names = (self.partner_name or "").split()
        return " ".join((surname, "".join(f"{name[0]}." for name in names))).strip()

    def _public_state(self):
        """The state a candidate may know: the outcome is told when the results are published."""
        published = self.competition_id.results_on
        return self.state if published or self.state not in ("winner", "reserve", "not_selected") else "admitted"


class AkimatCompetitionPaper(models.Model):
    """A paper that candidates hand in, for one kind of competition or for both."""

    _name = "akimat.competition.paper"
    _description = "Paper of a candidate"
    _inherit = ["akimat.guard.mixin"]
    # Checklists name it: what it is called changes no more.
    _born_with = "name kind"
    _open = {"*": "required sequence note active"}
    _deletable = "*"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        [("internal", "Internal competition"), ("general", "General competition")],
        "Only for",
        help="Empty: both kinds.",
    )
    required = fields.Boolean("Obligatory", default=True)
    sequence = fields.Integer(default=10)
    note = fields.Char("What is checked", translate=True)
    active = fields.Boolean(default=True)

    @api.model
    def _for_kind(self, kind):
        # What is to be handed in is public.
        return self.sudo().search([("kind", "in", (False, kind))])


class HrApplicantRefuseReason(models.Model):
    _inherit = "hr.applicant.refuse.reason"

    for_competitions = fields.Boolean("For competitions of the civil service")
