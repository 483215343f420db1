"""A personnel service, a commission of five and posts in force, for the tests of competitions."""

from datetime import date

from freezegun import freeze_time

from odoo.fields import Command

from odoo.addons.akimat_base.tests.common import AkimatCase

ANNOUNCED = "2026-05-29 05:00:00"
# A Monday with no holiday near it in the calendar that is shipped.
NOW = "2026-06-01 05:00:00"
AFTER_RECEIPT = "2026-06-05 05:00:00"
INTERVIEW = date(2026, 6, 8)
INTERVIEW_NOW = "2026-06-08 05:00:00"
MEMBERS = ("chair", "one", "two", "three", "four")


def iin(stem):
    """The 12 digits of an IIN whose first eleven are ``stem``."""
    digits = [int(digit) for digit in stem]
    for weights in ([*range(1, 12)], [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]):
        control = sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 11
        if control < 10:
            return f"{stem}{control}"
    raise ValueError(stem)


class CompetitionCase(AkimatCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.personnel = cls.make_department("Personnel", "hr")
        cls.housing = cls.make_department("Housing")
        cls.akim = cls.make_user("akim", "akim")
        cls.head = cls.make_user("head", "head_of_office")
        cls.deputy = cls.make_user("deputy", "deputy")
        cls.lawyer = cls.make_user("lawyer", "legal_head")
        cls.hr_officer = cls.make_user("hr officer", "hr_officer", department=cls.personnel)
        cls.hr_head = cls.make_user("hr head", "hr_head", department=cls.personnel)
        cls.secretary = cls.make_user("secretary", "commission_secretary")
        for login in MEMBERS:
            setattr(cls, login, cls.make_user(login))
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.colleague = cls.make_user("colleague", department=cls.housing)
        cls.stranger = cls.make_user("stranger", "akim", "hr_head", company=cls.other_akimat)
        cls.recruiter = cls.make_user(
            "recruiter", groups="akimat_base.group_user,hr_recruitment.group_hr_recruitment_manager"
        )
        cls.body = cls.make_body()
        with freeze_time(NOW):
            cls.post, cls.other_post = cls.make_posts()

    @classmethod
    def make_body(cls, members=MEMBERS, **vals):
        lines = [{"user_id": getattr(cls, login).id, "role": "member"} for login in members]
        lines[0]["role"] = "chair"
        lines.append({"user_id": cls.secretary.id, "role": "secretary"})
        body = cls.env["akimat.body"].create(
            {
                "name": "Competition commission",
                "basis": "Order No. 1",
                "company_id": cls.akimat.id,
                "member_ids": [Command.create({"date_from": "2026-01-01", **line}) for line in lines],
                **vals,
            }
        )
        body.with_user(cls.head).action_activate()
        return body

    @classmethod
    def make_posts(cls, **vals):
        table = (
            cls.env["akimat.staffing.table"]
            .with_user(cls.hr_officer)
            .create(
                {
                    "name": "Staffing table 2026",
                    "limit": 40,
                    "limit_basis": "Decree No. 5",
                    "date_from": date(2026, 1, 1),
                    "company_id": cls.akimat.id,
                    "position_ids": [
                        Command.create(
                            {
                                "name": name,
                                "department_id": cls.housing.id,
                                "category": category,
                                "requirements": "Higher education",
                                "authority": "head_of_office",
                                **vals,
                            }
                        )
                        for name, category in (("Chief specialist", "E-4"), ("Leading specialist", "E-5"))
                    ],
                }
            )
        )
        table.action_submit()
        table.with_user(cls.akim).action_approve()
        return table.position_ids.sorted("category")

    # Steps

    def competition(self, state="receiving", user=None, day=ANNOUNCED, **vals):
        """A competition of the personnel officer brought to ``state``: opened, announced (on ``day``) or receiving."""
        competition = (
            self.env["akimat.competition"]
            .with_user(user or self.hr_officer)
            .create(
                {
                    "kind": "internal",
                    "vacancy_ids": [Command.set(self.post.ids)],
                    "body_id": self.body.id,
                    "text_kk": "Мәтін",
                    "text_ru": "Текст",
                    "place": "Abay street, 1",
                    "company_id": self.akimat.id,
                    **vals,
                }
            )
        )
        if state != "opened":
            with freeze_time(day):
                competition.action_announce()
        if state == "receiving":
            competition.action_receive()
        return competition

    def apply(self, competition, name="Aigul Omarova", number=1, user=None, **vals):
        """An application on paper that the personnel officer enters."""
        values = {
            "competition_id": competition.id,
            "partner_name": name,
            "iin": iin(f"90020240{number:03}"),
            "position_id": competition.vacancy_ids[:1].id,
            "received_on": date(2026, 6, 1),
            "channel": "paper",
            **vals,
        }
        return self.env["hr.applicant"].with_user(user or self.hr_officer).create(values)

    def check(self, applicant, finding="present"):
        """Mark every paper of the checklist."""
        self.as_user(self.hr_officer, applicant).paper_ids.write({"finding": finding})
        return applicant

    def admit(self, *applicants):
        for applicant in applicants:
            self.check(applicant)
            self.as_user(self.hr_officer, applicant).action_admit()

    def at_admission(self, *names, **vals):
        """(competition, applications) after the receipt of papers; call it on a day after it."""
        with freeze_time(NOW):
            competition = self.competition(**vals)
            applicants = [self.apply(competition, name, number) for number, name in enumerate(names, 1)]
        competition.action_check()
        return competition, applicants

    def at_interview(self, *names, **vals):
        """(competition, admitted candidates) with score sheets before the session."""
        competition, applicants = self.at_admission(*names, **vals)
        self.admit(*applicants)
        competition.interview_on = INTERVIEW
        competition.action_interview()
        return competition, applicants

    def session(self, competition, absent=()):
        """The session of the commission, held with everybody present but ``absent``."""
        self.as_user(self.secretary, competition).action_plan_session()
        session = competition.sudo().session_id.with_user(self.secretary)
        if session.state == "draft":
            session.action_call()
        if session.state == "called":
            session.attendance_ids.filtered(lambda line: line.user_id in absent).action_absent("Ill")
            session.action_all_present()
            session.action_hold()
        return session

    def sheet(self, applicant, user):
        return self.as_user(user, self.env["akimat.competition.score"]).search(
            [("applicant_id", "=", applicant.id), ("user_id", "=", user.id)]
        )

    def score(self, applicant, user, points=4, reason="Knows the work"):
        sheet = self.sheet(applicant, user)
        sheet.write({"points": points, "reason": reason})
        sheet.action_hand_in()
        return sheet

    def score_all(self, applicants, members=None, points=4):
        for user in members or [getattr(self, login) for login in MEMBERS]:
            for applicant in applicants:
                self.score(applicant, user, points)

    def vote(self, applicant, against=()):
        """The commission votes on the candidate; ``against`` are those who vote against."""
        item = applicant.sudo().session_item_ids.sorted("id")[-1:]
        self.as_user(self.secretary, item).action_open_vote()
        for ballot in item.sudo().vote_ids.filtered(lambda ballot: not ballot.is_recused):
            choice = "against" if ballot.voter_id in against else "for"
            self.as_user(ballot.voter_id, item).action_vote(choice)
        self.as_user(self.secretary, item).action_close_vote()
        return item

    def decided(self, *names, losers=(), **vals):
        """(competition, candidates) after the decision; ``losers`` got no positive conclusion."""
        competition, applicants = self.at_interview(*names, **vals)
        with freeze_time(INTERVIEW_NOW):
            self.session(competition)
            self.score_all(applicants)
            for place, applicant in enumerate(applicants):
                everybody = [getattr(self, login) for login in MEMBERS]
                loser = applicant.partner_name in losers
                self.vote(applicant, against=everybody if loser else everybody[:place])
            competition.action_decide()
        return competition, applicants

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)
