from odoo import SUPERUSER_ID, api, models
from odoo.tools import html2plaintext

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.exceptions import MoveRefused

from ..domain import lifecycle
from ..domain.public_form import LINE, TEXT
from ..exceptions import FilingRefused
from .selections import KINDS

# What the public form may set; everything else is the office's.
PUBLIC_FIELDS = frozenset(
    "kind applicant_name is_entity representative_name representative_basis iin bin address email phone language"
    " collective co_applicants subject text signature topic_id eotinish_number".split()
)


class AkimatAppeal(models.Model):
    """What the public pages may do: file an appeal, and tell its applicant how it goes."""

    _inherit = "akimat.appeal"

    @api.model
    def _file_from_public(self, vals, files=(), company=None):
        """Create and register an appeal that came through the public pages.

        :param vals: dict of :data:`PUBLIC_FIELDS` (``subject`` or ``text`` is obligatory).
        :param files: (name, bytes) of each annex; :param company: the akimat, that of the environment when not given.
        :return: the registered appeal, in the superuser's environment: give the applicant ``reg_number`` and
            ``access_code`` only.
        :raise FilingRefused: an unknown field or kind, a text that is too long, a wrong file.
        """
        company = company or self.env.company
        self._check_public(vals)
        # The applicant has no account: the appeal is registered by the office itself.
        system = self.with_user(SUPERUSER_ID).with_company(company)
        appeal = system.create(
            {
                **vals,
                "subject": vals.get("subject") or (vals.get("text") or "").strip().splitlines()[0][:LINE],
                "channel": "portal",
                "signature": vals.get("signature") or "none",
                "company_id": company.id,
            }
        )
        appeal._attach(files)
        appeal._system_move("register")
        return appeal

    @api.model
    def _check_public(self, vals):
        if unknown := set(vals) - PUBLIC_FIELDS:
            raise FilingRefused(
                self.env._("These fields cannot be filed: %(names)s.", names=", ".join(sorted(unknown)))
            )
        if vals.get("kind") and vals["kind"] not in dict(KINDS):
            raise FilingRefused(self.env._("There is no such kind of appeal."))
        if not ((vals.get("text") or "").strip() or (vals.get("subject") or "").strip()):
            raise FilingRefused(self.env._("Write what you ask for."))
        for name, value in vals.items():
            limit = TEXT if name in ("text", "co_applicants") else LINE
            if isinstance(value, str) and len(value) > limit:
                label = self._fields[name]._description_string(self.env)
                raise FilingRefused(
                    self.env._("%(field)s is too long: at most %(limit)s characters.", field=label, limit=limit)
                )

    def _attach(self, files):
        """Keep the applicant's annexes with the appeal; one that cannot be kept refuses all."""
        if not files:
            return
        if "" in {(name or "").strip() for name, _content in files}:
            raise MoveRefused(self._refusal_message(Refusal("file_unnamed")))
        attachments = self.env["ir.attachment"].create(
            [{"name": name, "raw": content, "res_model": self._name, "res_id": self.id} for name, content in files]
        )
        self.attachment_ids |= attachments

    def _public_values(self):
        """What the applicant may see of his appeal, in the language of the environment.

        :return: dict ``number, date, kind, subject, state, is_open, deadline, explanation, timeline``
            (list of dict ``date, title``), ``answer`` (text, once it was sent), ``outcome``, and what it still lacks
            (``defects, cure_deadline``).
        """
        self.ensure_one()
        # The number and the code were checked by the caller: this is the applicant himself.
        appeal = self.sudo()
        answer = appeal._public_answer()
        waits = appeal.state == lifecycle.REGISTERED
        return {
            "number": appeal.reg_number,
            "date": appeal.accounted_on or appeal.reg_date,
            "kind": appeal._label_of("kind"),
            "subject": appeal.subject,
            "state": appeal._label_of("state"),
            "is_open": appeal.is_open,
            "deadline": appeal.deadline if appeal.is_open else False,
            "explanation": appeal.deadline_explanation if appeal.is_open else False,
            "timeline": appeal._public_timeline(),
            "answer": answer,
            "outcome": answer and appeal._label_of("outcome"),
            "defects": appeal.defects if waits else False,
            "cure_deadline": appeal.cure_deadline if waits else False,
        }

    def _public_address(self):
        """Where the applicant follows his appeal."""
        # The name of the akimat in public addresses stands on every receipt.
        slug = self.company_id.sudo().public_slug
        return f"{self.get_base_url()}/appeals/{slug}/status" if slug else f"{self.get_base_url()}/appeals"

    def _label_of(self, name):
        return dict(self._fields[name]._description_selection(self.env)).get(self[name], False)

    def _public_timeline(self):
        """What has happened, as {date, title}, oldest first."""
        events = [event for event in self._public_events() if event[0]]
        return [{"date": day, "title": title} for day, title in sorted(events, key=lambda event: event[0])]

    def _public_events(self):
        """(date or False, title) of each thing the applicant may know of."""
        received = self.received_at and self.company_id._akimat_date(self.received_at)
        return [
            (received, self.env._("The appeal reached the akimat.")),
            (self.reg_date, self.env._("It is registered under No. %(number)s.", number=self.reg_number or "")),
            (self.assigned_on, self.env._("It is being considered.")),
            (self.extended_on, self.env._("The term is extended.")),
            (self.extended_on, self.env._("Cause of the extension: %(cause)s", cause=self.extension_reason or "")),
            (self.answered_on, self.env._("It is answered.")),
            (self.ended_on, self._public_end()),
        ]

    def _public_end(self):
        """How work on the appeal ended: with whom it is now, when it was forwarded."""
        if self.forwarded_to_id:
            return self.env._("It is passed on to %(body)s, which answers you.", body=self.forwarded_to_id.name)
        return self._label_of("state")

    def _public_answer(self):
        """The text of the answer once it was sent, else False: the whole signed letter, or what a leader said."""
        if not self.answered_on:
            return False
        body = self.answer_document_id[f"body_{self.language}"]
        return html2plaintext(body, include_references=False).strip() if body else self.answer_text
