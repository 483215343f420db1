import logging
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain
from odoo.tools import format_date, groupby

from ..domain.lifecycle import DEADLINE_REVIEW
from ..domain.refusal import Refusal

_logger = logging.getLogger(__name__)

EDITOR = "akimat_base.group_norm_editor"
TODO = "mail.mail_activity_data_todo"


class AkimatDeadlineReview(models.Model):
    """The calendar changed: which running cases would get another deadline, and what the editor decided.

    One open question for an akimat: a further change before the decision joins it.
    """

    _name = "akimat.deadline.review"
    _description = "Deadlines to move after a change of the calendar"
    _inherit = ["akimat.workflow.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _transitions = DEADLINE_REVIEW
    # The question and the list are the system's; the editor answers by steps.
    _open = {"proposed": ""}
    # Who may read the question may also talk about it; nobody writes it by hand.
    _mail_post_access = "read"

    company_id = fields.Many2one("res.company", "Akimat", required=True, readonly=True, index=True, ondelete="cascade")
    changes = fields.Json("What changed", readonly=True)
    summary = fields.Char("Change of the calendar", compute="_compute_summary")
    act = fields.Char("Acts", compute="_compute_summary")
    line_ids = fields.One2many("akimat.deadline.review.line", "review_id", "Cases", readonly=True)
    line_count = fields.Integer("Cases touched", compute="_compute_line_count")
    state = fields.Selection(
        [("proposed", "To decide"), ("applied", "Moved"), ("declined", "Left as they were")],
        required=True,
        default="proposed",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    decided_by_id = fields.Many2one("res.users", "Decided by", readonly=True, copy=False, ondelete="restrict")
    decided_on = fields.Datetime("Decided on", readonly=True, copy=False)
    reason = fields.Text("Why not", readonly=True, copy=False)
    can_apply = fields.Boolean(compute="_compute_can")
    can_decline = fields.Boolean(compute="_compute_can")

    _one_open = models.UniqueIndex("(company_id) WHERE state = 'proposed'", "One question at a time for an akimat.")

    @api.depends("summary")
    def _compute_display_name(self):
        for review in self:
            review.display_name = review.summary or review._description

    @api.depends("changes")
    @api.depends_context("lang")
    def _compute_summary(self):
        for review in self:
            review.summary = "; ".join(map(review._in_words, review.changes or ()))
            review.act = "; ".join(dict.fromkeys(change["act"] for change in review.changes or () if change["act"]))

    def _in_words(self, change):
        """«17.11.2026: City day (Moved day off)», or that the day is an ordinary one again."""
        after, before = change["after"], change["before"]
        day = format_date(self.env, date.fromisoformat((after or before)["date"]))
        if not after:
            return self.env._("%(day)s: an ordinary day again (%(name)s)", day=day, name=change["name"])
        kinds = dict(self.env["akimat.calendar.day"]._fields["kind"]._description_selection(self.env))
        return f"{day}: {change['name']} ({kinds[after['kind']]})"

    @api.depends("line_ids")
    def _compute_line_count(self):
        counts = dict(self.line_ids._read_group([("review_id", "in", self.ids)], ["review_id"], ["__count"]))
        for review in self:
            review.line_count = counts.get(review._origin, 0)

    # The question

    @api.model
    def _propose(self, changes):
        """Ask each akimat once about the running cases that ``changes`` of the calendar would move.

        :param changes: list of dicts ``before``, ``after`` (see ``akimat.calendar.day._meaning``; None: no row),
            ``name``, ``act``.
        :return: the open questions that have cases.
        """
        asked = self.browse()
        for company in self._companies(changes):
            review = self.search([("company_id", "=", company.id), ("state", "=", "proposed")])
            mine = [change for change in changes if self._concerns(change, company)]
            known = [*(review.changes or ()), *mine]
            found = self._touched(company, known)
            if not found:
                review._grant_unlink()
                continue
            review = review or self._grant_create({"company_id": company.id})
            review._grant({"changes": known})
            review._list(found)
            review._call_editor()
            asked |= review
        return asked

    @api.model
    def _companies(self, changes):
        scopes = {side["company"] for change in changes for side in (change["before"], change["after"]) if side}
        if None in scopes:
            offices = self.env["akimat.duty"]._read_group([], ["company_id"])
            return self.env["res.company"].union(*(company for (company,) in offices))
        return self.env["res.company"].browse(sorted(scopes)).exists()

    @staticmethod
    def _concerns(change, company):
        return any(side and side["company"] in (None, company.id) for side in (change["before"], change["after"]))

    @staticmethod
    def _period(changes):
        """The first and the last of the days that changed."""
        sides = (side for change in changes for side in (change["before"], change["after"]))
        days = [date.fromisoformat(side["date"]) for side in sides if side]
        return min(days), max(days)

    @api.model
    def _touched(self, company, changes):
        """Running record of ``company`` → its deadline counted anew, where ``changes`` make it another.

        What an editor once left as it was is not asked about again because of another day, and nobody becomes late
        by a day that has passed.
        """
        days = self.env["akimat.calendar.day"]
        now, before = days._calendar(company), days._calendar_before(company, changes)
        domain, today = Domain("company_id", "=", company.id), company._akimat_today()
        found = {}
        for name in self.env["akimat.deadline.mixin"]._deadline_models():
            for record in self.env[name].search(self.env[name]._domain_counted_over(*self._period(changes)) & domain):
                counted = record._recounted(now)
                if not counted or counted.deadline == record._count_again(before).deadline:
                    continue
                if counted.deadline >= min(record.deadline, today):
                    found[record] = counted
        # What is counted from another case moves along with it.
        return {record: counted for record, counted in found.items() if record._deadline_source() not in found}

    def _list(self, found):
        """Write down the cases that would move, in place of those listed before."""
        rows = [
            {
                "res_model": record._name,
                "res_id": record.id,
                "old_deadline": record.deadline,
                "new_deadline": counted.deadline,
            }
            for record, counted in found.items()
        ]
        self._grant({"line_ids": [Command.clear(), *map(Command.create, rows)]})

    def _call_editor(self):
        """One activity for one editor, however many days changed before the decision."""
        if self.activity_ids:
            return
        people = self._editors()
        user = self.env.user if self.env.user in people else people[:1]
        if not user:
            return
        me = self.with_context(lang=user.lang)
        summary = me.env._("Decide on %(count)s deadlines that the calendar would move", count=self.line_count)
        self.activity_schedule(TODO, user_id=user.id, summary=summary)
        if user == self.env.user:
            self.env.user._bus_send(
                "simple_notification",
                {"type": "warning", "title": me.summary, "message": summary},
            )

    def _editors(self):
        group = self.env.ref(EDITOR)
        return group.all_user_ids.filtered(lambda user: user.active and self.company_id in user.company_ids)

    # The answer

    def _actor_roles(self):
        roles = super()._actor_roles()
        user = self.env.user
        if user.has_group(EDITOR) and self.company_id in user.company_ids:
            roles.add("editor")
        return roles

    def _role_names(self):
        return {**super()._role_names(), "editor": self.env._("editor of norms and the working calendar")}

    def _transition_refusal(self, transition):
        if transition.name == "decline" and self.decided_on and not self.reason:
            return Refusal("reason_missing")
        return super()._transition_refusal(transition)

    def _audit_basis(self, transition):
        return self.reason if transition.name == "decline" else self.act

    def action_apply(self):
        """Move the deadlines of the cases that were not left out.

        :raise MoveRefused: somebody who does not keep the calendar, or it was decided before.
        """
        for review in self:
            # Whoever keeps the calendar decides for all cases; the cases themselves he need not see.
            review.sudo()._decide("apply")
        return True

    def action_decline(self, reason):
        """Leave all deadlines as they are.

        :param reason: why (text, required).
        :raise MoveRefused: no reason, somebody who does not keep the calendar, or it was decided before.
        """
        for review in self:
            # As above.
            review.sudo()._decide("decline", (reason or "").strip())
        return True

    def _decide(self, name, reason=False):
        self._move(name, decided_by_id=self.env.uid, decided_on=fields.Datetime.now(), reason=reason)
        if name == "apply":
            self._apply_lines()
        self.activity_ids.action_done()

    def _apply_lines(self):
        calendar = self.env["akimat.calendar.day"]._calendar(self.company_id)
        lines = self.line_ids.filtered(lambda line: not line.left_out)
        for model, same in groupby(lines, key=lambda line: line.res_model):
            if model not in self.env:
                continue
            same = self.line_ids.browse([line.id for line in same])
            running = self.env[model].search(
                Domain("id", "in", same.mapped("res_id")) & self.env[model]._domain_deadline_runs()
            )
            known = {record.id: record for record in running}
            for line in same:
                line._apply_to(known.get(line.res_id), calendar, self.act)


class AkimatDeadlineReviewLine(models.Model):
    """One running case whose deadline the calendar would move."""

    _name = "akimat.deadline.review.line"
    _description = "Case whose deadline would move"
    _inherit = ["akimat.guard.mixin"]
    _row_of = ("review_id", "line_ids")
    _order = "new_deadline, id"

    review_id = fields.Many2one("akimat.deadline.review", required=True, readonly=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="review_id.company_id", store=True, index=True)
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    kind = fields.Char(compute="_compute_words")
    name = fields.Char("Case", compute="_compute_words")
    is_readable = fields.Boolean(compute="_compute_words")
    old_deadline = fields.Date("Deadline now", required=True, readonly=True)
    new_deadline = fields.Date("Counted anew", required=True, readonly=True)
    left_out = fields.Boolean("Left as it is", readonly=True)
    outcome = fields.Selection(
        [
            ("moved", "Moved"),
            ("ended", "No longer running"),
            ("changed", "Changed meanwhile"),
            ("failed", "Could not be moved"),
        ],
        readonly=True,
    )
    is_open = fields.Boolean(compute="_compute_is_open")

    @api.depends("res_model", "res_id")
    @api.depends_context("lang", "uid")
    def _compute_words(self):
        for model, same in groupby(self, key=lambda line: line.res_model):
            known = self._names(model, {line.res_id for line in same})
            # Names of models are no secret.
            kind = self.env["ir.model"]._get(model).sudo().name
            for line in same:
                line.kind = kind or model
                line.is_readable = line.res_id in known
                line.name = known.get(line.res_id) or self.env._("A case that you may not open")

    def _names(self, model, ids):
        """Id → name of the cases that the reader may open; the model may have gone with its addon."""
        return self.env[model].browse(ids).exists()._names_for_reader() if model in self.env else {}

    @api.depends("review_id.state", "left_out")
    def _compute_is_open(self):
        for line in self:
            line.is_open = line.review_id.state == "proposed"

    def action_leave_out(self):
        """Leave this case as it is, or take it in again.

        :raise MoveRefused: somebody who does not keep the calendar, or it was decided before.
        """
        for line in self:
            review = line.review_id
            review._raise_refused([(review, refusal)] if (refusal := review._refusal_to("apply")) else [])
            # The editor may not write the list by hand; the choice is his.
            line.sudo()._grant({"left_out": not line.left_out})
        return True

    def action_open_case(self):
        """Open the case; the reader's own rights decide."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [[False, "form"]],
        }

    def _apply_to(self, record, calendar, act):
        """Move the deadline of ``record`` (None: it is no longer running) when nothing changed since the question."""
        self._grant({"outcome": self._outcome_of(record, calendar, act)})

    def _outcome_of(self, record, calendar, act):
        if not record:
            return "ended"
        if record.deadline == self.new_deadline:
            return "moved"
        if record.deadline != self.old_deadline or not (counted := record._recounted(calendar)):
            return "changed"
        return self._try_to_move(record, counted, act)

    def _try_to_move(self, record, counted, act):
        """One case that cannot be moved does not keep the others."""
        try:
            with self.env.cr.savepoint():
                record._move_by_calendar(counted, act)
        except UserError:
            _logger.warning("deadline of %s could not be moved", record, exc_info=True)
            return "failed"
        return "moved"
