from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import lifecycle, removal
from ..exceptions import ControlRefused, ExtensionRefused, RemovalRefused, ReportRefused
from .akimat_assignment_term import ACTIVITY_EXECUTE

INSPECTOR_GROUPS = ("akimat_control.group_inspector", "akimat_control.group_control_head")
GIVER_GROUPS = ("akimat_base.group_leader", "akimat_base.group_unit_head")
SENT = ("dispatched", "executed", "filed")
ACTIVITY_DECIDE = "akimat_control.mail_activity_decide"


class AkimatAssignmentFlow(models.Model):
    """The steps of an assignment: who takes them, what must be there, what follows."""

    _inherit = "akimat.assignment"

    step_hint = fields.Char("What is missing", compute="_compute_can")
    mine = fields.Boolean(compute="_compute_mine", search="_search_mine", help="I carry it out, or contribute.")
    to_decide = fields.Boolean(compute="_compute_mine", search="_search_to_decide", help="A report waits for me.")

    @api.depends("lead_user_id", "co_executor_ids", "issuer_id", "controller_id", "state")
    @api.depends_context("uid")
    def _compute_mine(self):
        for assignment in self:
            people = assignment._people_of(self.env.user, "execution")
            assignment.mine = bool((assignment.lead_user_id | assignment.co_executor_ids) & people)
            signing = assignment._people_of(self.env.user, "sign")
            decider = assignment.controller_id or assignment.issuer_id
            assignment.to_decide = assignment.state == lifecycle.REPORTED and bool(decider & signing)

    def _search_mine(self, operator, value):
        people = self._my_people("execution")
        mine = self._domain_with(Domain("lead_user_id", "in", people), Domain("co_executor_ids", "in", people))
        return self._search_flag(operator, value, mine)

    def _search_to_decide(self, operator, value):
        people = self._my_people("sign")
        domain = Domain("controller_id", "in", people) | (
            Domain("controller_id", "=", False) & Domain("issuer_id", "in", people)
        )
        return self._search_flag(operator, value, domain & Domain("state", "=", lifecycle.REPORTED))

    def _my_people(self, scope):
        """Ids of the current user and of those he substitutes today."""
        return self._people_of(self.env.user, scope).ids

    @api.depends(
        "text",
        "source",
        "issuer_id",
        "controller_id",
        "lead_user_id",
        "co_executor_ids",
        "answer_document_id",
        "report_ids.state",
        "report_ids.marked_by_id",
    )
    def _compute_can(self):
        super()._compute_can()
        for assignment in self:
            assignment.step_hint = bool(assignment.id) and assignment._hint()

    def _hint(self):
        """Why the step that is the current user's to take next cannot be taken yet; False when nothing is missing."""
        for name in ("assign", "remove"):
            transition = self._transitions.named(name, self.state)
            if transition and self._actor_roles() & transition.roles:
                refusal = self._transition_refusal(transition)
                return bool(refusal) and self._refusal_message(refusal)
        return False

    # Who acts

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if any(map(user.has_group, INSPECTOR_GROUPS)) and self.company_id in user.company_ids:
            roles.add("inspector")
        signing = self._people_of(user, "sign")
        if self.issuer_id in signing:
            roles.add("giver")
        if self.controller_id in signing:
            roles.add("controller")
        if "akim" in self._standing()["kinds_for"]["sign"]:
            roles.add("akim")
        executing = self._people_of(user, "execution")
        if self.lead_user_id in executing:
            roles.add("lead")
        if self._lead_heads() & executing:
            roles.add("lead_head")
        if self.co_executor_ids & executing:
            roles.add("co_executor")
        return roles

    def _people_of(self, user, scope):
        """``user`` and those he substitutes today in ``scope``."""
        company = self.company_id or self.env.company
        standing = user._akimat_standing(user.id, company.id, company._akimat_today())
        return user | user.browse(sorted(standing["principals"][scope]))

    def _lead_heads(self):
        """Heads of the lead executor's unit."""
        return self.env["akimat.duty"]._heads_of(self.lead_department_id, self.company_id)

    def _may_arrange(self):
        """Whether the current user fills in and arranges the card: the inspector, the giver, the system."""
        return bool(self._actor_roles() & {"inspector", "giver", "akim", "system"})

    def _answers(self):
        """Whether the current user is the one who links the answer: the lead executor."""
        return "lead" in self._actor_roles()

    def _carries_out(self, user):
        """Whether ``user`` himself executes the task, also as somebody's substitute."""
        return user in (self.lead_user_id | self.co_executor_ids) or self.lead_user_id in self._people_of(
            user, "execution"
        )

    # What must be there

    def _transition_refusal(self, transition):
        checks = {
            "assign": self._refusal_to_assign,
            "remove": self._refusal_to_remove,
            "conclude": self._refusal_to_conclude,
        }
        refusal = checks[transition.name]() if transition.name in checks else None
        return refusal or super()._transition_refusal(transition)

    def _refusal_to_assign(self):
        if not (self.text or "").strip():
            return Refusal("no_text")
        if not self.lead_user_id:
            return Refusal("no_lead")
        if self.lead_user_id in self.co_executor_ids:
            return Refusal("lead_is_co_executor", name=self.lead_user_id.name)
        if not self.issuer_id:
            return Refusal("no_issuer")
        # The groups of another person follow from his duties, which are public inside the office.
        leads = any(map(self.issuer_id.sudo().has_group, GIVER_GROUPS))
        if not (leads or self.resolution_id or self.parent_id or self.session_id or self.document_point_id):
            return Refusal("issuer_without_duty", name=self.issuer_id.name)
        return None

    def _refusal_to_remove(self):
        report = self._open_report()
        return removal.refuse_removal(
            removal.Case(
                source=self.source,
                by_executor=self._carries_out(self.env.user),
                oral=report.kind == "oral",
                marked=bool(report.marked_by_id),
                answered=self._is_answered(),
            )
        )

    def _refusal_to_extend(self):
        """Why the current user cannot ask for an extension now (the day and the cause are judged later)."""
        if self.state != lifecycle.IN_PROGRESS:
            return Refusal("not_in_work")
        if not self._actor_roles() & {"lead", "lead_head"}:
            return Refusal("not_lead")
        # One request at a time, whoever of the unit made it.
        if self.sudo().extension_ids.filtered(lambda extension: extension.state in ("draft", "requested")):
            return Refusal("second_request")
        return None

    def _open_report(self):
        """The report that waits for the giver's decision."""
        # Reports are read by all who take part; the decision must see the one that is open.
        return self.sudo().report_ids.filtered(lambda report: report.state == "submitted")[:1]

    # Steps

    def action_assign(self):
        """Put the drafts in force: the term is fixed with its explanation, the executor is told."""
        return self._move("assign")

    def action_report(self, text, kind="written", attachment_ids=()):
        """Report execution to the giver; only the lead executor or his substitute.

        :param text: what has been done; :param kind: ``written`` or ``oral``.
        :param attachment_ids: ids of files uploaded by the reporter.
        :raise ReportRefused: the text is empty or the kind unknown.
        """
        for assignment in self:
            if refusal := removal.refuse_report(text, kind):
                raise ReportRefused(assignment._refusal_message(refusal))
            assignment._raise_refused_step("report")
            self.env["akimat.assignment.report"]._submit(assignment, text.strip(), kind, attachment_ids)
        return self._move("report")

    def action_return(self, reason):
        """Send the report back to the executor for rework.

        :param reason: what is missing; kept with the report.
        """
        self._require(reason, "reason_missing", ReportRefused)
        return self._move("return", return_reason=reason.strip())

    def action_remove_from_control(self, evaluation, basis):
        """End control; only the giver, who is charged with control, or the akim.

        :param evaluation: ``executed``, ``partially`` or ``not_executed``.
        :param basis: the resolution, service note or signed minutes.
        :raise RemovalRefused: no such evaluation, or no basis.
        """
        for assignment in self:
            if refusal := removal.refuse_conclusion(evaluation, basis):
                raise RemovalRefused(assignment._refusal_message(refusal))
        return self._move("remove", evaluation=evaluation, removal_basis=basis.strip())

    def action_cancel(self, reason):
        """Cancel the assignment.

        :param reason: why it is no longer to be done.
        """
        self._require(reason, "reason_missing", ControlRefused)
        return self._move("cancel", cancel_reason=reason.strip())

    def action_propose_extension(self, requested_deadline, reason, higher_decision=False, periodicity=False):
        """Ask for a later term: request it at once, or collect the co-executors' consent first.

        :param requested_deadline: the new day; :param reason: the cause.
        :param higher_decision: number and date of the higher body's decision, where it is needed.
        :param periodicity: ``month``, ``quarter``, ``half_year`` or ``year``: long-term control with interim reports.
        :return: the new ``akimat.assignment.extension``.
        """
        self.ensure_one()
        if refusal := self._refusal_to_extend():
            raise ExtensionRefused(self._refusal_message(refusal))
        extension = self.env["akimat.assignment.extension"].create(
            {
                "assignment_id": self.id,
                "kind": "long_term" if periodicity else "extension",
                "requested_deadline": requested_deadline,
                "reason": reason,
                "higher_decision": higher_decision,
                "periodicity": periodicity,
            }
        )
        if not extension.missing_consent_ids:
            extension.action_request()
        else:
            extension._ask_consent()
        return extension

    def action_open_document(self):
        """Open the document that holds the task."""
        self.ensure_one()
        return self.document_id.get_formview_action()

    def _require(self, words, code, error):
        if not (words or "").strip():
            raise error("\n".join(assignment._refusal_message(Refusal(code)) for assignment in self))

    def _raise_refused_step(self, name):
        if refusal := self._refusal_to(name):
            self._raise_refused([(self, refusal)])

    # What happens with a step

    def _before_transition(self, transition):
        super()._before_transition(transition)
        if transition.name == "assign":
            self._fix_term()

    def _after_transition(self, transition):
        super()._after_transition(transition)
        follow = {
            "assign": self._after_assign,
            "report": self._after_report,
            "return": self._after_return,
            "remove": self._after_remove,
            "conclude": self._after_remove,
            "cancel": self._after_close,
        }
        follow[transition.name]()

    def _audit_basis(self, transition):
        texts = {"return": self.return_reason, "cancel": self.cancel_reason}
        texts |= dict.fromkeys(("remove", "conclude"), self.removal_basis)
        return texts.get(transition.name) or super()._audit_basis(transition)

    def _after_assign(self):
        for assignment in self:
            if not assignment.is_restricted:
                assignment.document_id._add_participants(assignment.lead_user_id | assignment.co_executor_ids)
            assignment._tell(
                assignment._with_substitutes(assignment.lead_user_id), ACTIVITY_EXECUTE, assignment.deadline
            )
            # The lines of the co-executors follow the card, whoever puts it on control.
            assignment.sudo().contribution_ids._begin()

    def _after_report(self):
        for assignment in self:
            today = assignment.company_id._akimat_today()
            if not assignment._open_report():
                raise ReportRefused(assignment._refusal_message(Refusal("no_report")))
            assignment._grant({"reported_on": today, "return_reason": False})
            # What the lead did not wait for is recorded as not delivered (Kentau Reglament p. 42).
            waiting = assignment.contribution_ids.filtered(lambda line: line.state == "requested")
            waiting._system_move("miss")
            assignment._finish_activities()
            deciders = assignment._with_substitutes(assignment.controller_id or assignment.issuer_id)
            assignment._tell(deciders, ACTIVITY_DECIDE, today)

    def _after_return(self):
        for assignment in self:
            assignment._require(assignment.return_reason, "reason_missing", ReportRefused)
            assignment._open_report()._system_move(
                "return", returned_reason=assignment.return_reason, decided_by_id=self.env.uid
            )
            assignment._finish_activities()
            assignment._tell(
                assignment._with_substitutes(assignment.lead_user_id), ACTIVITY_EXECUTE, assignment.deadline
            )

    def _after_remove(self):
        for assignment in self:
            own = {"done_by_id": self.env.uid, "done_on": assignment.company_id._akimat_today()}
            if not assignment.answer_document_id:
                own["answer_document_id"] = assignment._sent_answers()[:1].id
            assignment._grant(own)
            assignment._open_report()._system_move("accept", decided_by_id=self.env.uid)
        self._after_close()

    def _after_close(self):
        """Nothing waits on a closed card; its resolution and document may be finished by it."""
        self._finish_activities()
        self._drop_open_requests(self.env._("The assignment has been closed."))
        self.resolution_id._control_ended()
        # A document of a card written by hand follows its cards too, whoever closed the last one.
        (self.document_id - self.resolution_id.document_id).sudo()._control_ended()

    # Telling people

    def _with_substitutes(self, users):
        """``users`` and those who act for them today."""
        return users | self.env["akimat.substitution"]._substitutes(users, self.company_id)

    def _tell(self, users, activity_type, day, summary=None):
        """Plan an activity for each of ``users``, in his language."""
        for user in users:
            self.with_context(lang=user.lang).activity_schedule(
                activity_type, date_deadline=day, user_id=user.id, summary=summary and summary(user)
            )

    def _finish_activities(self, *types):
        """Mark what this card asked of people as done.

        :param types: xml ids of activity types; all of them when none is given.
        """
        # The step was taken: everybody's request to take it is answered, not only the actor's own.
        asked = self.sudo().activity_ids.filtered("automated")
        if types:
            asked = asked.filtered(lambda activity: activity.activity_type_id in map(self.env.ref, types))
        asked.action_feedback()

    def _finish_activities_of(self, users, activity_type):
        """Mark what this card asked of ``users`` by activities of one type as done."""
        # As above.
        asked = self.sudo().activity_ids.filtered("automated")
        kind = self.env.ref(activity_type)
        asked.filtered(
            lambda activity: activity.user_id in users and activity.activity_type_id == kind
        ).action_feedback()

    # Answers

    def _is_answered(self):
        """Whether the answer has left the office: the linked letter, or any that replies to the source."""
        # Whether an answer has gone out is a fact of the card, also for those who may not open the letter.
        return self.answer_document_id.sudo().state in SENT or bool(self._sent_answers())

    def _sent_answers(self):
        """Outgoing documents already sent in reply to the source of the task."""
        if not self.document_id:
            return self.env["akimat.document"]
        # As above.
        return (
            self.env["akimat.document"]
            .sudo()
            .search(
                [
                    ("reply_to_id", "=", self.document_id.id),
                    ("kind", "=", "outgoing"),
                    ("state", "in", SENT),
                ]
            )
        )
