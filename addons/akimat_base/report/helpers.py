"""What the templates of print forms may ask, beside their records."""

from datetime import date, datetime
from functools import lru_cache

import segno
from lxml import html
from markupsafe import Markup

from odoo import fields

from . import verification, words

LOCALES = {"kk": "kk_KZ", "ru": "ru_RU"}


@lru_cache(maxsize=256)
def qr_data_uri(text: str) -> str:
    """The code as a vector picture: sharp on paper and small in the file."""
    return segno.make(text, error="m", micro=False).svg_data_uri(border=2, scale=4)


def plain(*parts) -> str:
    """Parts of a heading as one line of text without markup."""
    return " ".join(text for part in parts if part and (text := " ".join(_text(part).split())))


def _text(part) -> str:
    has_markup = isinstance(part, Markup) and part.strip()
    return html.fromstring(part).text_content() if has_markup else str(part)


class PrintHelpers:
    """Helper functions for one rendering; its environment carries the language of the form."""

    def __init__(self, env):
        self.env = env
        self.language = words.language_of(env.lang)

    def context(self):
        return {
            "akimat_language": self.language,
            "akimat_company_of": self.company_of,
            "akimat_name": self.name,
            "akimat_own_name": lambda company: self.name(company, self.language),
            "akimat_emblem": self.emblem,
            "akimat_address": self.address,
            "akimat_label": self.label,
            "akimat_moment": self.moment,
            "akimat_date": self.date,
            "akimat_cell": self.cell,
            "akimat_day_words": lambda day: words.date_in_words(day, self.language) if day else "",
            "akimat_amount_words": lambda amount: words.amount_in_words(amount, self.language),
            "akimat_plain": plain,
            "akimat_qr": qr_data_uri,
            "akimat_verification": self.verification,
            "akimat_link": self.link,
            "akimat_post": self.post,
            "akimat_seen": self.seen,
        }

    def company_of(self, record):
        return record.company_id if record and "company_id" in record._fields else None

    def name(self, company, language):
        """The akimat's name in the language, whatever the language of the form."""
        return company[f"name_{language}"] or company.name

    def emblem(self, company):
        return False if company.uses_default_logo else f"/web/image/res.company/{company.id}/logo"

    def address(self, company, language):
        if own := company[f"address_{language}"]:
            return own
        partner = company.partner_id.with_context(lang=LOCALES[language])
        return ", ".join(part for part in (partner.zip, partner.city, partner.street, partner.street2) if part)

    def label(self, key, language):
        env = self.env(context={**self.env.context, "lang": LOCALES[language]})
        return {"phone": env._("tel."), "bin": env._("BIN")}[key]

    def date(self, day):
        return day.strftime("%d.%m.%Y") if day else ""

    def cell(self, value):
        """A value of a table in print: a date as dates are written, nothing as nothing."""
        if isinstance(value, datetime):
            return self.moment(value)
        return self.date(value) if isinstance(value, date) else (value or "")

    def moment(self, moment=None):
        """A moment (now by default) in the reader's time zone."""
        local = fields.Datetime.context_timestamp(self.env.user, moment or fields.Datetime.now())
        return local.strftime("%d.%m.%Y %H:%M")

    def link(self, record):
        """Address of the record for those who may log in: a code that opens the card on a telephone."""
        return f"{record.get_base_url()}/mail/view?model={record._name}&res_id={record.id}"

    def post(self, user, company, acting_for=None):
        """The position of a person as papers name it: his duty in the akimat, else the title of his employee card."""
        if acting_for:
            return self.env._("%(post)s, acting", post=self.post(acting_for, company))
        duties = self.env["akimat.duty"]
        kinds = dict(duties._fields["kind"]._description_selection(self.env))
        duty = duties._running(kinds, company).filtered(lambda running: running.user_id == user)[:1]
        if duty:
            return duty.title or kinds[duty.kind]
        # The title is on every paper that the person signs; the rest of the employee card stays closed.
        return user.sudo().with_company(company).employee_id.job_title or ""

    def seen(self, records):
        """Those of the linked records that the person who prints may read."""
        return records._filtered_access("read") if records else records

    def verification(self, record):
        return verification.url_of(record) if record else False
