from odoo import models
from odoo.tools import html2plaintext

from ..domain import lifecycle


class AkimatAppeal(models.Model):
    """What the applicant reads on the public pages: the whole signed letter, and to whom his appeal was passed on."""

    _inherit = "akimat.appeal"

    def _public_address(self):
        # The name of the akimat in public addresses stands on every receipt.
        slug = self.company_id.sudo().public_slug
        return f"{super()._public_address()}/{slug}/status" if slug else super()._public_address()

    def _public_values(self):
        values = super()._public_values()
        # As the caller of _public_values: this is the applicant himself.
        appeal = self.sudo()
        waits = appeal.state == lifecycle.REGISTERED
        return {
            **values,
            "defects": appeal.defects if waits else False,
            "cure_deadline": appeal.cure_deadline if waits else False,
        }

    def _public_answer(self):
        answer = super()._public_answer()
        # The applicant reads what was signed, with the answer to each question, the law and the way to appeal.
        body = answer and self.answer_document_id.sudo()[f"body_{self.language}"]
        return html2plaintext(body, include_references=False).strip() if body else answer

    def _public_events(self):
        events = super()._public_events()
        if self.extended_on:
            events.append(
                (self.extended_on, self.env._("Cause of the extension: %(cause)s", cause=self.extension_reason))
            )
        # As above: the applicant is told where his appeal went, whoever knows that body in the directory.
        receiver = self.sudo().forwarded_to_id
        if not receiver:
            return events
        title = self.env._("It is passed on to %(body)s, which answers you.", body=receiver.name)
        state = self._label_of("state")
        return [(day, title if words == state else words) for day, words in events]
