"""A commission of seven, its secretary and its sessions; everybody is named by his part."""

from odoo.fields import Command

from odoo.addons.akimat_base.tests.common import AkimatCase

# A Monday with no holiday near it in the calendar that is shipped.
NOW = "2026-06-01 04:00:00"
START = "2026-06-05 05:00:00"
VOTERS = ("chair", "deputy_chair", "one", "two", "three", "four")


class MeetingsCase(AkimatCase):
    """Six colleagues and one person from outside have a vote; the secretary has none."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.housing = cls.make_department("Housing", "executive_body")
        cls.akim = cls.make_user("akim", "akim")
        cls.chair = cls.make_user("chair", "first_deputy")
        cls.head = cls.make_user("head", "head_of_office")
        cls.secretary = cls.make_user("secretary", "commission_secretary", department=cls.housing)
        cls.unit_head = cls.make_user("unit head", "body_head", department=cls.housing)
        for login in VOTERS[1:]:
            setattr(cls, login, cls.make_user(login, department=cls.housing))
        cls.expert = cls.env["res.partner"].create({"name": "Expert from outside"})
        cls.outsider = cls.make_user("outsider", department=cls.housing)
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.registrar = cls.make_user("registrar", "registrar")
        cls.stranger = cls.make_user("stranger", "akim", "commission_secretary", company=cls.other_akimat)
        cls.body = cls.make_body()

    @classmethod
    def make_body(cls, activate=True, **vals):
        members = [
            {"duty_kind": "first_deputy", "role": "chair"},
            {"user_id": cls.deputy_chair.id, "role": "deputy_chair"},
            *({"user_id": getattr(cls, login).id} for login in VOTERS[2:]),
            {"partner_id": cls.expert.id},
            {"user_id": cls.secretary.id, "role": "secretary"},
        ]
        body = (
            cls.env["akimat.body"]
            .with_user(cls.secretary)
            .create(
                {
                    "name": "Commission on housing",
                    "basis": "Decree No. 1",
                    "company_id": cls.akimat.id,
                    "member_ids": [Command.create({"date_from": "2026-01-01", **member}) for member in members],
                    **vals,
                }
            )
        )
        if activate:
            body.with_user(body._holder("chair", cls.akimat._akimat_today())).action_activate()
        return body

    def session(self, state="draft", items=1, absent=(), **vals):
        """A session of the commission brought to ``state`` by its secretary."""
        session = (
            self.env["akimat.session"]
            .with_user(self.secretary)
            .create(
                {
                    "body_id": self.body.id,
                    "date_start": START,
                    "place": "Small hall",
                    "item_ids": [
                        Command.create(
                            {
                                "name": f"Question {number}",
                                "sequence": number,
                                "draft_decision": f"Decision {number}",
                                "speaker_id": self.unit_head.id,
                            }
                        )
                        for number in range(1, items + 1)
                    ],
                    **vals,
                }
            )
        )
        steps = {
            "called": session.action_call,
            "held": lambda: self.open(session, absent),
            "minutes": lambda: self.minute(session),
            "signed": lambda: self.sign(session),
        }
        for name, step in steps.items():
            if state == "draft":
                break
            step()
            if name == state:
                break
        return session

    def open(self, session, absent=()):
        self.line(session, *absent).action_absent("Ill")
        session.action_all_present()
        session.action_hold()

    def minute(self, session):
        for item in session.item_ids.filtered(lambda item: item.state == "planned"):
            item.action_note("Taken for information")
        session.action_make_minutes()

    def sign(self, session):
        document = session.minutes_id
        document.with_user(self.secretary).action_submit()
        while current := document.visa_ids.filtered(lambda visa: visa.state == "current"):
            for visa in current:
                visa.with_user(visa.user_id).action_approve()
        session.with_user(session.chair_id).action_sign_minutes()

    def line(self, session, *people):
        """Lines of the attendance of ``people`` (users or partners)."""
        users = [person.id for person in people if person._name == "res.users"]
        partners = [person.id for person in people if person._name == "res.partner"]
        return session.attendance_ids.filtered(lambda line: line.user_id.id in users or line.partner_id.id in partners)

    def vote(self, item, **votes):
        """Votes by login: ``vote(item, one="for", two="against")``."""
        for login, choice in votes.items():
            self.as_user(getattr(self, login), item).action_vote(choice)

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)
