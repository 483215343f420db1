from odoo import api, models
from odoo.fields import Command, Domain
from odoo.tools import consteq, email_normalize
from odoo.tools.misc import format_date

from odoo.addons.akimat_base.domain.refusal import Refusal

from ..domain import files
from ..domain.lifecycle_competition import FAILED, WINNER
from ..exceptions_competition import ApplicationRefused

_MEGABYTE = 1024 * 1024
_LISTED = 100
_LONGEST_ID = 10


class AkimatCompetition(models.Model):
    """What anybody may read about competitions, and how a candidate applies from outside.

    Visitors have no account: each method reads as the system and gives out the named values only.
    """

    _inherit = "akimat.competition"

    @api.model
    def _public_today(self):
        # The clock of the office is no secret; the card of its organisation is closed to visitors.
        return self.env.company.sudo()._akimat_today()

    @api.model
    def _public_list(self):
        """Announced competitions, those that still receive papers first: list of dicts."""
        today = self._public_today()
        # What was announced is published for everybody; the values below are the announcement.
        found = self.sudo().search(self._domain_public(today), limit=_LISTED)
        cards = [competition._public_card() for competition in found]
        return sorted(cards, key=lambda card: not card["is_receiving"])

    @api.model
    def _public_one(self, number):
        """One announced competition as a dict, or False: what is not announced does not exist for visitors."""
        today = self._public_today()
        # As above.
        found = self.sudo().search(self._domain_public(today) & Domain("id", "=", number))
        return bool(found) and {**found._public_card(), **found._public_details()}

    def _public_card(self):
        return {
            "id": self.id,
            "number": self.reg_number,
            "name": self.name,
            "akimat": self._public_akimat(),
            "kind": self._said("kind"),
            "state": self._said("state"),
            "announced_on": format_date(self.env, self.reg_date),
            "receive_to": format_date(self.env, self.receive_to),
            "is_receiving": self.is_receiving,
            "posts": [self._in_reader_words(self._said_of(post)["display_name"]) for post in self.vacancy_ids],
        }

    def _in_reader_words(self, by_language):
        """The words of the reader's language among the copied ones; the state language where there are none."""
        return by_language.get(self.env.lang) or by_language.get("kk_KZ") or next(iter(by_language.values()))

    def _public_akimat(self):
        language = "ru" if (self.env.lang or "").startswith("ru") else "kk"
        return self.company_id[f"name_{language}"] or self.company_id.name

    def _said(self, name):
        """The value of a selection field in the reader's words."""
        return dict(self._fields[name]._description_selection(self.env))[self[name]]

    def _public_details(self):
        """The announcement in full; after the results are published, who won."""
        papers = self.env["akimat.competition.paper"]._for_kind(self.kind)
        russian = (self.env.lang or "").startswith("ru")
        winners = self.applicant_ids.filtered(lambda applicant: applicant.state == WINNER) if self.results_on else []
        return {
            "text": self.text_ru if russian else self.text_kk,
            "place": self.place,
            "contact": self.contact,
            "term": self.deadline_explanation if self.is_receiving and self.norm_id.verified else False,
            "offered": [
                {
                    "id": post.id,
                    "name": self._in_reader_words(said["display_name"]),
                    "category": said["category"],
                    "places": said["places"],
                    "requirements": self._in_reader_words(said["requirements"]),
                }
                for post in self.vacancy_ids
                if (said := self._said_of(post))
            ],
            "papers": [{"id": paper.id, "name": paper.name, "required": paper.required} for paper in papers],
            "admitted": self.admitted_count if self.state not in ("announced", "receiving", "admission") else False,
            "interview_on": format_date(self.env, self.interview_on),
            "failed": self.state == FAILED and self.fail_reason,
            "results_on": format_date(self.env, self.results_on),
            "appeal_until": format_date(self.env, self.appeal_until),
            "winners": [
                {"name": applicant._short_name(), "post": applicant.position_id.display_name} for applicant in winners
            ],
            "formats": ", ".join(sorted(files.FORMATS)),
            "megabytes": self._file_megabytes(),
        }

    # Applying

    @api.model
    def _apply_from_public(self, number, entered, uploads, consents):
        """An application from the public page.

        :param number: id of the competition; :param entered: dict of the allowed fields, as typed.
        :param uploads: list of (field name `paper_<id>`, file name, bytes); :param consents: the consent box.
        :return: dict `number`, `code`, `name`, `post` for the receipt.
        :raise ApplicationRefused: not receiving, late, a wrong IIN, applied already, no consent, a forbidden file.
        """
        today = self._public_today()
        # The visitor has no account; what he may write is the application below.
        competition = self.sudo().search(self._domain_public(today) & Domain("id", "=", number))
        if not competition.is_receiving:
            over = Refusal("receipt_is_over", last_day=competition.receive_to)
            raise ApplicationRefused(competition._refusal_message(over if competition else Refusal("not_receiving")))
        competition._check_entered(entered, uploads, consents)
        quiet = self.env["hr.applicant"].with_context(
            mail_create_nosubscribe=True, mail_create_nolog=True, tracking_disable=True
        )
        # As above.
        applicant = quiet.sudo()._grant_create(competition._application_values(entered)).with_env(competition.env)
        competition._attach(applicant, uploads)
        return {
            "number": str(applicant.id),
            "code": applicant.access_code,
            "name": applicant.partner_name,
            "post": applicant.position_id.display_name,
        }

    def _application_values(self, entered):
        post = entered["position_id"]
        return {
            "competition_id": self.id,
            "company_id": self.company_id.id,
            "partner_name": entered["partner_name"],
            "iin": entered["iin"],
            "partner_phone": entered["partner_phone"],
            "email_from": entered["email_from"],
            "letter_lang": "ru" if entered["letter_lang"] == "ru" else "kk",
            "channel": "portal",
            "received_on": self.company_id._akimat_today(),
            **({"position_id": int(post)} if post.isdecimal() and len(post) < _LONGEST_ID else {}),
        }

    def _check_entered(self, entered, uploads, consents):
        """Refuse what a visitor left out, and files that are not papers."""
        if not consents:
            raise ApplicationRefused(self._refusal_message(Refusal("no_consent")))
        if not (entered["partner_phone"] or entered["email_from"]):
            raise ApplicationRefused(self._refusal_message(Refusal("no_contact")))
        if entered["email_from"] and not email_normalize(entered["email_from"]):
            raise ApplicationRefused(self._refusal_message(Refusal("wrong_email", address=entered["email_from"])))
        for _field, name, content in uploads:
            if refusal := self._refusal_of_file(name, content):
                raise ApplicationRefused(self._refusal_message(refusal))

    @api.model
    def _refusal_of_file(self, name, content):
        return files.refuse_file(name, content, self._file_megabytes() * _MEGABYTE)

    @api.model
    def _file_megabytes(self):
        # The limit applies to every visitor; the table of parameters is closed.
        return int(self.env["ir.config_parameter"].sudo().get_param("akimat_hr.application_file_megabytes") or 0)

    def _attach(self, applicant, uploads):
        """Files go to the line of the checklist they were chosen for; nothing is marked as checked."""
        lines = {f"paper_{line.paper_id.id}": line for line in applicant.paper_ids}
        for field, name, content in uploads:
            if line := lines.get(field):
                line._grant({"attachment_ids": [Command.create({"name": name, "raw": content})]})

    # The state of an application

    @api.model
    def _public_application(self, number, code):
        """What a candidate may see by the number and the code of his receipt: a dict, or False."""
        if not number.isdecimal() or not code.strip():
            return False
        # The code of the receipt is the permission.
        applicants = self.env["hr.applicant"].sudo()
        applicant = applicants.search([("id", "=", int(number) % 2**31), ("competition_id", "!=", False)])
        given = code.strip().upper().encode(errors="replace")
        if not applicant.access_code or not consteq(applicant.access_code.encode(), given):
            return False
        competition = applicant.competition_id
        state = applicant._public_state()
        return {
            "number": number,
            "name": applicant.partner_name,
            "post": applicant.position_id.display_name,
            "competition": competition.display_name,
            "words": applicant._decision_words(state),
            "reason": applicant.refusal_text if state == "refused" else False,
            "received_on": format_date(self.env, applicant.received_on),
            "interview_on": format_date(self.env, competition.interview_on) if state == "admitted" else False,
            "place": competition.place,
            "appeal_until": format_date(self.env, competition.appeal_until),
        }
