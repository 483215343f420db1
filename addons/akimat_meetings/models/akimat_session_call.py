from odoo import models
from odoo.fields import Command

from .akimat_session_flow import NOTICE


class AkimatSession(models.Model):
    """Calling the people: calendar with invitations, tasks, notices; the same when the session moves or falls out."""

    _inherit = "akimat.session"

    def _send_call(self):
        for session in self:
            session._fill_attendance()
            session._sync_people()
            session._make_event()
            session.item_ids._open_documents()
            for user in session.attendance_ids.user_id - session.env.user:
                reader = session.with_context(lang=user.lang)
                session._remind(user, session._day(), reader.env._("You are called to a session."))
            for item in session.item_ids.filtered(lambda item: item.speaker_id and not item.materials_handed_at):
                reader = item.with_context(lang=item.speaker_id.lang)
                summary = reader.env._("Hand over the materials: %(question)s", question=item.name)
                session._remind(item.speaker_id, item.materials_deadline, summary)

    def _remind(self, user, day, summary):
        """Put a task about this session into the list of ``user``."""
        # The task is the system's, also when the person whose step caused it may not plan tasks for others.
        self.sudo().activity_schedule(NOTICE, date_deadline=day, user_id=user.id, summary=summary)

    def _event_values(self):
        people = self.attendance_ids.user_id.partner_id | self.attendance_ids.partner_id | self.chair_id.partner_id
        return {
            "name": self.display_name,
            "start": self.date_start,
            "stop": self.date_stop,
            "location": self.place or False,
            "description": self.env["ir.qweb"]._render("akimat_meetings.invitation_text", {"session": self}),
            "videocall_location": self.video_link or False,
            "partner_ids": [Command.set((people | self.secretary_id.partner_id).ids)],
            "user_id": self.secretary_id.id,
            # Only those invited see what it is about.
            "privacy": "private",
            "show_as": "busy",
        }

    def _make_event(self):
        """One event with the participants as attendees: Odoo mails each the invitation with its calendar file."""
        # The event belongs to the secretary, also when the chair calls the session.
        event = self.env["calendar.event"].sudo().create(self._event_values())
        self._grant({"calendar_event_id": event.id})

    def _move_event(self):
        """The session was moved: its event moves and the participants are told."""
        for session in self.filtered("calendar_event_id"):
            # As in `_make_event`.
            session.calendar_event_id.sudo().write(session._event_values())
            users = session.attendance_ids.user_id - session.env.user
            session._tell(users, session.env._("The session was changed: look at its time and place."))

    def _recall(self):
        self.activity_unlink([NOTICE])
        # Who was not called yet has nothing to be told.
        for session in self.filtered("calendar_event_id"):
            # As in `_make_event`.
            session.calendar_event_id.sudo().unlink()
            users = session.attendance_ids.user_id - session.env.user
            session._tell(users, session.env._("The session is cancelled: %(reason)s", reason=session.cancel_reason))

    def action_open_event(self):
        """Open the event of this session in the calendar."""
        return {
            "type": "ir.actions.act_window",
            "res_model": "calendar.event",
            "res_id": self.calendar_event_id.id,
            "view_mode": "form",
        }
