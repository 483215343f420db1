from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.akimat_base.report.words import language_of
from odoo.addons.akimat_docflow.domain.roles import LEADERS

from ..domain import public_form
from . import pages

# A page for a cheap phone: the nearest places are enough to choose from.
PLACES_SHOWN = 60
NO_PLACE = "0"


class ReceptionPages(http.Controller):
    """Booking a personal reception: free places, or the queue when none suits."""

    @http.route("/appeals/<string:slug>/reception", type="http", auth="public", methods=["GET"], sitemap=False)
    @pages.public_route()
    def form(self, company, accused="", **_query):
        """Free places; those of the official complained of are left out."""
        return self._form(company, {"accused": accused if accused.isdecimal() else ""}, {})

    @http.route(
        "/appeals/<string:slug>/reception",
        type="http",
        auth="public",
        methods=["POST"],
        sitemap=False,
        max_content_length=1024 * 1024,
    )
    @pages.public_route("filing")
    def book(self, company, **given):
        """Take the place; the answer leads to the receipt."""
        values, mistakes = public_form.clean(public_form.RECEPTION, given)
        if refusal := pages.refusal_of_form(given):
            return self._form(company, values, {}, refusal)
        if mistakes:
            return self._form(company, values, pages.mistakes_in_words(mistakes), token=given["token"])
        if not pages.submissions()._claim(given["token"]):
            try:
                with request.env.cr.savepoint():
                    card = request.env["akimat.reception.card"]._file_from_public(
                        self._values(values),
                        company,
                        slot_id=int(values["slot"]),
                        accused=self._accused(company, values["accused"]),
                    )
            except UserError as error:
                return self._form(company, values, {}, str(error))
            pages.submissions()._keep(given["token"], card)
            pages.count("filing")
        pages.remember(pages.RECEIPTS, given["token"])
        return pages.redirect(f"{pages.ROOT}/{company.public_slug}/receipt/{given['token']}")

    def _form(self, company, values, mistakes, refusal=None, token=None):
        # Places and leaders of the schedule are published (Rules of personal reception, p. 19).
        slots = request.env["akimat.reception.slot"].sudo()
        accused = self._accused(company, values.get("accused"))
        places = slots.search(slots._domain_offered(company, accused), limit=PLACES_SHOWN)
        posts = self._posts(company)
        shown = {
            "company": company,
            "values": values,
            "mistakes": mistakes,
            "refusal": refusal,
            "token": token or pages.submissions()._new_token(),
            "offers": self._offers(places, posts),
            "leaders": self._leaders(company),
            "posts": posts,
            "no_place": NO_PLACE,
            "text_limit": public_form.TEXT,
        }
        return pages.page("public_reception", shown, status=pages.UNPROCESSABLE if mistakes or refusal else 200)

    @staticmethod
    def _offers(places, posts):
        """Places by leader and day, as the page shows them."""
        weekdays = dict(request.env["akimat.reception.schedule"]._fields["weekday"]._description_selection(request.env))
        offers = []
        for leader, of_leader in places.grouped("leader_id").items():
            days = [
                {
                    "date": day.strftime("%d.%m.%Y"),
                    "weekday": weekdays[str(day.weekday())],
                    "place": of_day[0].place,
                    "times": [(slot.id, slot._when().rpartition(" ")[2]) for slot in of_day],
                }
                for day, of_day in of_leader.grouped("day").items()
            ]
            offers.append({"name": leader.name, "post": posts.get(leader.id), "days": days})
        return offers

    @staticmethod
    def _leaders(company):
        return request.env["akimat.duty"]._running(LEADERS, company).user_id

    @staticmethod
    def _posts(company):
        """Leader → his position, in the visitor's language."""
        duties = request.env["akimat.duty"]._running(LEADERS, company)
        kinds = dict(duties._fields["kind"]._description_selection(request.env))
        return {duty.user_id.id: duty.title or kinds[duty.kind] for duty in reversed(duties)}

    def _accused(self, company, value):
        """The leader that the visitor complains of; nobody when the form names somebody else."""
        wanted = int(value) if (value or "").isdecimal() else 0
        return self._leaders(company).filtered(lambda user: user.id == wanted)

    @staticmethod
    def _values(values):
        kept = ("applicant_kind", "applicant_name", "iin", "organisation_name", "bin", "representation", "address")
        card = {name: values[name] or False for name in (*kept, "phone", "email")}
        return {**card, "question": values["text"], "language": language_of(request.env.lang)}
