import secrets

from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..domain import competition as rules
from ..domain import parties, scoring
from ..domain.lifecycle_competition import APPLICATION, OPEN_STATES, WITHDRAWN
from ..exceptions_competition import ApplicationRefused
from ..messages_competition import SENTENCES

# Without letters and digits that people mix up when they read them from paper.
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_CODE_LENGTH = 8
PORTAL = "portal"
ADOPTED = "adopted"
VOTED = (ADOPTED, "rejected")


class HrApplicant(models.Model):
    """A candidate of a competition: who he is, what he applies for, what was decided about him and why.

    Applications of competitions are seen by the personnel service and the commission of the competition; they
    live by their own table and make no contacts out of candidates.
    """

    _name = "hr.applicant"
    _inherit = ["akimat.workflow.mixin", "akimat.session.subject.mixin", "hr.applicant"]
    _transitions = APPLICATION
    # Who he is and what he applies for is said in his application, and nobody changes it afterwards.
    _born_with = (
        "competition_id position_id company_id iin partner_name partner_phone email_from letter_lang channel"
        " received_on"
    )
    _open = {
        "filed": "partner_phone email_from letter_lang admission_note refuse_reason_id refusal_text paper_ids",
        "filed admitted": "withdraw_reason",
    }
    _open_to = {"*": "hr"}
    _deletable = "none"
    # Who reads the journal need not be of the few who see the candidate.
    _sealed = (
        "iin access_code partner_phone email_from email_normalized partner_phone_sanitized refusal_text admission_note"
    )
    _apart = parties.APPLICATION

    competition_id = fields.Many2one("akimat.competition", index="btree_not_null", ondelete="restrict", copy=False)
    position_id = fields.Many2one(
        "akimat.staffing.position", "Post applied for", index="btree_not_null", ondelete="restrict"
    )
    state = fields.Selection(
        [
            ("filed", "Filed"),
            ("admitted", "Admitted"),
            ("refused", "Not admitted"),
            ("withdrawn", "Withdrawn"),
            ("winner", "Winner"),
            ("reserve", "Recommended for the reserve"),
            ("not_selected", "Not selected"),
        ],
        "Application",
        default="filed",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    iin = fields.Char("IIN", copy=False, groups="akimat_hr.group_hr", help="Individual's number: 12 digits.")
    letter_lang = fields.Selection(
        [("kk", "Kazakh"), ("ru", "Russian")], "Language of letters", default="kk", help="Notices go in this language."
    )
    channel = fields.Selection(
        [("portal", "Public page"), ("paper", "On paper"), ("email", "E-mail")], "How it came", default="paper"
    )
    received_on = fields.Date("Received on", copy=False, default=lambda self: self.env.company._akimat_today())
    access_code = fields.Char(readonly=True, copy=False, groups=fields.NO_ACCESS)
    refusal_text = fields.Text("Reason in words", copy=False)
    withdraw_reason = fields.Char(
        "Statement of withdrawal", copy=False, help="By what the candidate withdrew: his statement, its number and day."
    )
    own_user_ids = fields.Many2many(
        "res.users", string="The candidate himself", compute="_compute_own_user_ids", groups=fields.NO_ACCESS
    )
    admission_note = fields.Text("Conclusion on the papers", copy=False, help="Why the candidate is admitted.")
    decided_by_id = fields.Many2one("res.users", "Checked by", readonly=True, copy=False, ondelete="restrict")
    decided_on = fields.Date("Checked on", readonly=True, copy=False)
    answered_on = fields.Date("Told on", readonly=True, copy=False)
    answered_by_mail = fields.Boolean("Told by mail", readonly=True, copy=False)
    conflict_user_ids = fields.Many2many(
        "res.users",
        "hr_applicant_conflict_rel",
        "applicant_id",
        "user_id",
        "Members who do not judge",
        copy=False,
        readonly=True,
        help="Relatives of the candidate and others with a conflict of interest.",
    )
    # Interviewers of Odoo's own vacancies read applicants without a role in the office.
    score_ids = fields.One2many(
        "akimat.competition.score", "applicant_id", "Score sheets", groups="akimat_base.group_user"
    )
    mean_points = fields.Float("Mean mark", compute="_compute_mean_points", digits=(6, 2))
    is_late = fields.Boolean("Came late", compute="_compute_is_late")

    _one_application = models.UniqueIndex(
        "(competition_id, iin) WHERE competition_id IS NOT NULL AND state NOT IN ('filed', 'refused', 'withdrawn')",
        "This person has already been admitted to this competition.",
    )
    _competition_state_idx = models.Index("(competition_id, state) WHERE competition_id IS NOT NULL")
    _refused_has_reason = models.Constraint(
        "CHECK (state != 'refused' OR competition_id IS NULL OR refusal_text IS NOT NULL)",
        "Who is not admitted is told the reason.",
    )

    @api.depends("score_ids.is_open")
    def _compute_mean_points(self):
        for applicant in self:
            # The mean is of opened sheets only; they are open to everybody who sees the candidate.
            opened = applicant.sudo().score_ids.filtered("is_open")
            applicant.mean_points = scoring.mean(opened.mapped("points"))

    @api.depends("received_on", "competition_id.receive_to")
    def _compute_is_late(self):
        for applicant in self:
            last_day = applicant.competition_id.receive_to
            applicant.is_late = bool(last_day and applicant.received_on and applicant.received_on > last_day)

    @api.depends("partner_name", "email_normalized", "employee_id")
    def _compute_own_user_ids(self):
        """Colleagues who are the candidate: by his card, his address, or his full name."""
        ours = self._governed()
        (self - ours).own_user_ids = False
        same = Domain("name", "in", ours.mapped("partner_name"))
        same |= Domain("email_normalized", "in", list(filter(None, ours.mapped("email_normalized"))))
        # Who a candidate is among the colleagues does not depend on the reader.
        users = self.env["res.users"].sudo().search(same & Domain("share", "=", False)) if ours else ()
        for applicant in ours:
            # As above.
            card = applicant.sudo().employee_id.user_id
            applicant.own_user_ids = card.union(*(user for user in users if applicant._is_the_same(user)))

    def _is_the_same(self, user):
        same_mail = bool(self.email_normalized) and user.email_normalized == self.email_normalized
        return self.company_id in user.company_ids and (same_mail or user.name == self.partner_name)

    @api.depends("competition_id")
    def _compute_company(self):
        ours = self.filtered("competition_id")
        for applicant in ours:
            applicant.company_id = applicant.competition_id.company_id
        return super(HrApplicant, self - ours)._compute_company()

    def _inverse_partner_email(self):
        # A candidate is no correspondent: his address never renames or makes a contact.
        others = self.filtered(lambda applicant: not applicant.competition_id)
        return super(HrApplicant, others)._inverse_partner_email()

    # Filing

    # Applicants of Odoo's own vacancies stay as Odoo has them

    def _governed(self):
        return self.filtered("competition_id")

    @api.model
    def _governs(self, vals):
        return bool(vals.get("competition_id"))

    def _is_new_life(self):
        """An application is a paper from its first day on: each change of it is told."""
        return not self.competition_id

    @api.model_create_multi
    def create(self, vals_list):
        applicants = self.browse()
        for vals in vals_list:
            applicants |= self._file(vals) if vals.get("competition_id") else super().create([vals])
        return applicants

    def _file(self, vals):
        vals = dict(vals)
        self._check_filing(vals)
        # What the caller's context would fill in is closed as what he enters.
        filing = self.with_context(default_competition_id=vals["competition_id"])
        applicant = super(HrApplicant, filing).create([vals]).with_env(self.env)
        applicant._note_filing()
        return applicant

    def _check_filing(self, vals):
        """Refuse an application that cannot be taken; fill in what follows from the competition."""
        # What was announced is public; whether a person has applied is known to the system only.
        competition = self.env["akimat.competition"].sudo().browse(vals["competition_id"])
        if len(competition.vacancy_ids) == 1:
            vals.setdefault("position_id", competition.vacancy_ids.id)
        vals["iin"] = "".join((vals.get("iin") or "").split())
        vals["partner_name"] = " ".join((vals.get("partner_name") or "").split())
        received = fields.Date.to_date(vals.setdefault("received_on", competition.company_id._akimat_today()))
        if refusal := self._refusal_to_file(competition, vals, received):
            raise ApplicationRefused(explain(self.env, competition, refusal, SENTENCES))

    @api.model
    def _refusal_to_file(self, competition, vals, received):
        if received > competition.company_id._akimat_today():
            return Refusal("received_in_future", day=received)
        if competition.state not in (*OPEN_STATES, "admission"):
            return Refusal("not_receiving")
        same = Domain("competition_id", "=", competition.id) & Domain("iin", "=", vals["iin"])
        # What a visitor typed proves nothing: it neither keeps the owner of an IIN out nor tells that he applied.
        proven = Domain("channel", "!=", PORTAL) & Domain("state", "!=", WITHDRAWN)
        # As in `_check_filing`.
        known = vals.get("channel") != PORTAL and self.sudo().search_count(same & proven, limit=1)
        return rules.refuse_application(
            rules.Application(
                iin=vals["iin"],
                name=vals["partner_name"],
                received=received,
                state=competition.state,
                begins=competition.reg_date or None,
                last_day=competition.receive_to or None,
                same_iin=bool(known),
                position_offered=vals.get("position_id") in competition.vacancy_ids.ids,
            )
        )

    def _note_filing(self):
        """What follows from an application: the first begins the receipt, each has its checklist, a late one ends."""
        for applicant in self:
            # The competition moves on because papers came, whoever brought them.
            competition = applicant.competition_id.sudo()
            if competition.state == "announced":
                competition._move_to_receiving()
            code = "".join(secrets.choice(_CODE_LETTERS) for _place in range(_CODE_LENGTH))
            # The code belongs to the candidate: it is printed on his receipt and read by nobody else.
            applicant.sudo()._grant({"access_code": code})
            applicant._make_checklist()
            if applicant.is_late:
                applicant._refuse_late()

    def _refuse_late(self):
        """A paper that came late is kept, and its author is told that it did (RUD-14.2.14, ZHE-15.11)."""
        refusal = Refusal("late", last_day=self.competition_id.receive_to)
        reason = self.env.ref("akimat_hr.refuse_reason_late", raise_if_not_found=False)
        text = self.with_context(lang=self._letter_locale())._refusal_message(refusal)
        # The step is the system's, whoever entered the paper.
        self.sudo()._grant({"refuse_reason_id": reason.id if reason else False, "refusal_text": text})
        self._system_move("refuse")

    # Writing

    def write(self, vals):
        # Nothing becomes an application to a competition but what was filed as one.
        if vals.get("competition_id") and (others := self - self._governed()):
            refusal = Refusal("application_is_fixed", names=frozenset({"competition_id"}))
            raise ApplicationRefused(others[0]._refusal_message(refusal))
        return super().write(vals)

    def _refusal_of_closed(self, closed):
        said = closed & (self._guard_words("_born_with") | {"active"})
        return Refusal("application_is_fixed", names=said) if said and self else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("application_is_kept")

    def copy_data(self, default=None):
        """A copy would take the candidate out of the circle of those who see him: to other vacancies, or a pool."""
        for applicant in self._governed():
            raise ApplicationRefused(applicant._refusal_message(Refusal("application_is_not_copied")))
        return super().copy_data(default)

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    def _letter_locale(self):
        return {"ru": "ru_RU"}.get(self.letter_lang, "kk_KZ")

    # The commission

    def _question(self, lang):
        """The question of the agenda about this candidate: without his name, which leaders and auditors do not see."""
        record = self.with_context(lang=lang)
        return record.env._(
            "Application No. %(number)s for the post «%(post)s»",
            number=self.id,
            post=record.position_id.display_name,
        )

    def _draft_decision(self):
        """What is voted on, in the state language (CSL art. 27(5))."""
        record = self.with_context(lang="kk_KZ")
        return record.env._(
            "Give a positive conclusion for appointment to the post «%(post)s».", post=record.position_id.display_name
        )

    def get_formview_id(self, access_uid=None):
        if self.competition_id:
            return self.env.ref("akimat_hr.hr_applicant_view_form_competition").id
        return super().get_formview_id(access_uid)

    def _conflicted_users(self):
        return super()._conflicted_users() | self.conflict_user_ids | self.own_user_ids

    def _recused_users(self):
        """Members who do not judge this candidate: by their sheet or in the session."""
        # The candidate may be closed to the reader; who judges him is not.
        users = self.sudo().conflict_user_ids | self.sudo().own_user_ids | self._questions().recused_ids
        return self.env["res.users"].browse(users.ids)

    def _add_conflict(self, user):
        for applicant in self:
            # A member declares his own conflict; he writes nothing else on the candidate.
            applicant.sudo()._grant({"conflict_user_ids": [Command.link(user.id)]}, event="conflict")

    def _waits_in(self, session):
        """Whether the candidate is on the agenda of ``session`` and not voted on yet."""
        items = self._questions().filtered(lambda item: item.session_id == session)
        return any(item.state in ("planned", "voting") for item in items)

    def _questions(self):
        """Questions of sessions about this candidate, oldest first."""
        # What was voted and who was recused counts for whoever takes the step; sessions are closed to most people.
        return self.sudo().session_item_ids.sorted("id")

    def _judged_item(self):
        """The question of the agenda by which the commission last voted on this candidate."""
        items = self._questions().filtered(lambda item: item.state == "decided" and item.result in VOTED)
        return items[-1:]

    def _as_candidate(self):
        item = self._judged_item()
        return rules.Candidate(
            id=self.id,
            name=self.partner_name,
            adopted=item.result == ADOPTED,
            votes=item.vote_for,
            points=self.mean_points,
        )
