import re

from markupsafe import Markup

from odoo import fields, models
from odoo.fields import Command
from odoo.tools import format_date, plaintext2html

from odoo.addons.akimat_docflow.domain.roles import GENERAL_DEPARTMENT

from ..domain import norm_codes

_LANGUAGES = {"kk": "kk_KZ", "ru": "ru_RU"}


class AkimatAppeal(models.Model):
    """Papers of an appeal: drafts of letters in the applicant's language, under the number of the appeal."""

    _inherit = "akimat.appeal"

    paper_ids = fields.One2many("akimat.document", "appeal_id", "Papers")

    def _letter_lang(self):
        return _LANGUAGES[self.language]

    def _is_reachable(self):
        """Whether there is somebody to write to."""
        return bool(self.applicant_name and (self.address or self.email))

    def _ensure_partner(self):
        """The applicant as an addressee of letters: known by his number, else entered from the card."""
        if not self.partner_id:
            # The directory of addressees is kept by the general department; here the card itself fills it.
            partners = self.env["res.partner"].sudo()
            number = ("bin", self.bin) if self.bin else ("iin", self.iin)
            own = ("company_id", "in", (False, self.company_id.id))
            known = number[1] and partners.search([(number[0], "=", number[1]), own], limit=1)
            partner = known or partners.create(self._partner_values())
            self._grant({"partner_id": partner.id})
        return self.partner_id

    def _partner_values(self):
        zip_code, city, street = self._address_parts()
        return {
            "name": self.applicant_name,
            "company_id": self.company_id.id,
            "is_company": self.is_entity,
            "is_applicant": True,
            "iin": self.iin,
            "bin": self.bin,
            "zip": zip_code,
            "city": city,
            "street": street,
            "email": self.email,
            "phone": self.phone,
            "correspondent_level": "organisation" if self.is_entity else "citizen",
            "lang": self._letter_lang(),
            "country_id": self.company_id.country_id.id,
        }

    def _address_parts(self):
        """Index, town and street of the address as it is written in one line."""
        parts = [part.strip() for part in (self.address or "").split(",") if part.strip()]
        index = next((part for part in parts if re.fullmatch(r"\d{6}", part)), "")
        rest = [part for part in parts if part != index]
        return index, rest[0] if len(rest) > 1 else "", ", ".join(rest[1:] or rest)

    def _paper_executor(self):
        """Who brings the paper through visas to dispatch: the executor, else the general department."""
        if self.executor_id or "clerk" in self._actor_roles():
            return self.executor_id or self.env.user
        clerks = self.env["akimat.duty"]._running(GENERAL_DEPARTMENT, self.company_id).user_id
        return (self.reg_user_id & clerks or clerks - self._barred_now())[:1] or self.env.user

    def _paper_signatory(self):
        """Who signs: the leader who considers the appeal, else the akim (Kentau Reglament p. 88)."""
        if self.reviewer_id:
            return self.reviewer_id
        duties = self.env["akimat.duty"]._running(["akim", "head_of_office"], self.company_id)
        return (duties.user_id - self._barred_now())[:1]

    def _make_paper(self, role, partner, words, deadline=False):
        """Draft a letter of this appeal; its executor is told.

        :param words: (subject, body); :param deadline: by when it has to be sent.
        """
        executor = self._paper_executor()
        paper = self.env["akimat.document"]._grant_create(self._paper_values(partner, words, executor))
        channel = "email" if partner == self.partner_id and self.email and not self.address else "post"
        paper._grant(
            {
                "appeal_id": self.id,
                "appeal_role": role,
                "appeal_deadline": deadline,
                "dispatch_ids": [Command.create({"partner_id": partner.id, "channel": channel})],
            }
        )
        reader = paper.with_context(lang=executor.lang)
        paper._notify(executor, reader.env._("Send the letter of the appeal to approval."))
        return paper

    def _paper_values(self, partner, words, executor):
        subject, body = words
        return {
            "kind": "outgoing",
            "company_id": self.company_id.id,
            "subject": subject,
            f"body_{self.language}": body,
            "language": self.language,
            "partner_id": partner.id,
            # The letter is the executor's from the start, also when a leader's decision asks for it.
            "author_id": executor.id,
            "executor_id": executor.id,
            "department_id": executor._akimat_department_in(self.company_id).id,
            "signatory_id": self._paper_signatory().id,
        }

    def _make_notice(self, role, deadline=False):
        """Draft the notice ``role`` to the applicant, when there is one to write to."""
        if not self._is_reachable():
            return self.env["akimat.document"]
        return self._make_paper(role, self._ensure_partner(), self._notice_words(role), deadline)

    # Words

    def _notice_words(self, role):
        """(subject, body) of a notice, in the applicant's language."""
        me = self.with_context(lang=self._letter_lang())
        sentences = {
            "cure": me._cure_sentences,
            "return_notice": me._return_sentences,
            "end_notice": me._end_sentences,
            "extension_notice": me._extension_sentences,
        }
        subject, *lines = sentences[role]()
        return subject, me._letter(*lines)

    def _cure_sentences(self):
        env, day = self.env, format_date(self.env, self.cure_deadline)
        return (
            env._("Please put the appeal No. %(number)s in order", number=self.reg_number),
            env._("Your appeal lacks: %(what)s.", what=self.cure_text),
            env._("Please put it in order by %(day)s; after that day it is returned (APPC art. 64(6)-(7)).", day=day),
        )

    def _return_sentences(self):
        env = self.env
        return (
            env._("On the return of the appeal No. %(number)s", number=self.reg_number),
            env._("Your appeal is returned for this reason: %(reason)s", reason=self.end_reason),
            env._("The return does not prevent you from filing the appeal again (APPC art. 64(8))."),
        )

    def _end_sentences(self):
        env = self.env
        return (
            env._("On the end of consideration of the appeal No. %(number)s", number=self.reg_number),
            env._("Consideration of your appeal has ended for this reason: %(reason)s", reason=self.end_reason),
            self._remedy_words(),
        )

    def _extension_sentences(self):
        env, day = self.env, format_date(self.env, self.deadline)
        reason = self.extension_reason
        return (
            env._("On the extension of the term of the appeal No. %(number)s", number=self.reg_number),
            env._("The term of your appeal is extended to %(day)s for this reason: %(reason)s", day=day, reason=reason),
        )

    def _forwarding_words(self, role, reason, body, questions=None):
        """(subject, body) of the letter to the body in charge, or of the notice to the applicant."""
        me = self.with_context(lang=self._letter_lang())
        env = me.env
        asked = "; ".join((questions or self.question_ids).mapped("text"))
        values = {"number": self.reg_number, "name": self.applicant_name or "—", "reason": reason.strip()}
        if role == "cover":
            subject = env._("On the appeal No. %(number)s", number=self.reg_number)
            first = env._("We forward to you by competence the appeal No. %(number)s of %(name)s: %(reason)s", **values)
            lines = [first, asked, env._("Please answer the applicant. The appeal is enclosed.")]
            return subject, me._letter(*lines, greeting=False)
        subject = env._("On the forwarding of the appeal No. %(number)s", number=self.reg_number)
        first = env._(
            "Your appeal is forwarded by competence to: %(body)s. Reason: %(reason)s",
            body=body.display_name,
            reason=values["reason"],
        )
        return subject, me._letter(first, questions and asked, env._("That body will answer you (APPC art. 65)."))

    def _letter(self, *lines, greeting=True):
        """The body of a letter: paragraphs of plain words."""
        words = [self.env._("Dear %(name)s,", name=self.applicant_name)] if greeting and self.applicant_name else []
        return Markup("").join(plaintext2html(line) for line in [*words, *lines] if line)

    def _remedy_words(self):
        """Where, and by when, the applicant may complain of the decision (APPC art. 80(1), 92)."""
        superior = self.company_id.appeal_superior_id
        if not superior or not self._is_norm(norm_codes.REMEDY_WINDOW):
            return ""
        law = self._law(norm_codes.REMEDY_WINDOW)
        return self.env._(
            "If you do not agree you may complain through the akimat to: %(body)s, within %(count)s months of the day"
            " you learned of the decision (%(law)s).",
            body=superior.display_name,
            count=law.amount,
            law=law.citation,
        )

    def _law(self, code):
        """The norm ``code`` of the day the appeal is counted from, to be cited."""
        # The norm is law: it is cited to everybody, also to those who may not open the catalogue.
        return self.env["akimat.norm"]._in_force(code, self.accounted_on, self.company_id).sudo()
