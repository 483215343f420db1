from odoo import models
from odoo.fields import Command
from odoo.tools import format_date

from ..domain import norm_codes

LANGUAGES = {"kk": "kk_KZ", "ru": "ru_RU"}


class AkimatSession(models.Model):
    """Minutes drafted from what happened: who was there, what was asked, said, voted and decided."""

    _inherit = "akimat.session"

    def _draft_minutes(self):
        for session in self:
            values = session._minutes_texts()
            if session.minutes_id:
                session.minutes_id.write(values)
            else:
                session._grant({"minutes_id": session._create_minutes(values).id})

    def _create_minutes(self, values):
        # The draft belongs to the secretary of the session, whoever pressed the button.
        author = self.secretary_id or self.env.user
        document = self.env["akimat.document"]._grant_create(
            {
                **values,
                "kind": "minutes",
                "subject": self._minutes_subject(),
                "company_id": self.company_id.id,
                "author_id": author.id,
                "executor_id": author.id,
                "signatory_id": self.chair_id.id,
                "department_id": self.department_id.id,
                "language": self.language,
            }
        )
        document._grant({"session_id": self.id, "is_closed_session": self.is_restricted})
        document._fix_deadline(norm_codes.MINUTES, self._day())
        return document

    def _minutes_languages(self):
        return LANGUAGES if self.language == "kk_ru" else {self.language: LANGUAGES[self.language]}

    def _minutes_subject(self):
        """The subject in the languages of the minutes, as their text: each reader finds his own."""
        sessions = (self.with_context(lang=lang) for lang in self._minutes_languages().values())
        return " / ".join(session.env._("Minutes: %(session)s", session=session.display_name) for session in sessions)

    def _minutes_texts(self):
        return {f"body_{code}": self._minutes_text(lang) for code, lang in self._minutes_languages().items()}

    def _minutes_text(self, lang):
        """The text of the minutes in ``lang``, as HTML."""
        session = self.with_context(lang=lang)
        return session.env["ir.qweb"]._render("akimat_meetings.minutes_text", session._minutes_values(lang))

    def _minutes_values(self, lang):
        session = self.with_context(lang=lang)
        lines = session.attendance_ids
        return {
            "session": session,
            "body_name": session._in_papers(session.body_id, "name"),
            "day": format_date(self.env, self._day(), date_format="dd.MM.yyyy"),
            "present": lines.filtered("is_present"),
            "absent": lines.filtered(lambda line: line.is_member and not line.is_present),
            "items": session.item_ids.sorted("sequence"),
            "said": session._in_papers,
            "name_of": self._name_in_papers,
            "format_day": lambda day: format_date(self.env, day, date_format="dd.MM.yyyy"),
            "roles": dict(self.env["akimat.session.attendance"]._fields["role"]._description_selection(self.env)),
            "results": dict(self.env["akimat.session.item"]._fields["result"]._description_selection(self.env)),
        }

    def _name_in_papers(self, line):
        """Who sat: the member, or his substitute for him; with his position."""
        name = f"{line.substitute_id.name} ({line.name})" if line.status == "substituted" else line.name
        return f"{name}, {line.title}" if line.title else name

    def action_open_minutes(self):
        """Open the document of the minutes."""
        return self.minutes_id.action_open_card()

    def _share_minutes(self):
        """The signed minutes go to everybody who took part, for acquaintance."""
        for session in self:
            # Distribution follows from the signature; the chair need not be a writer of the card.
            document = session.minutes_id.sudo()
            readers = session.attendance_ids.user_id - document.signed_by_id
            document._add_participants(session.participant_ids)
            document._grant({"acquaintance_ids": [Command.create({"user_id": user.id}) for user in readers]})
