"""What all public pages share: the akimat of the address, the limits, the form's token, the headers."""

from urllib.parse import quote

from odoo.http import request

from odoo.addons.akimat_base.report.words import language_of
from odoo.addons.akimat_base.tools import held_files, rate_limit

from ..domain import public_form
from ..public_headers import HEADERS

ROOT = "/appeals"
TOO_MANY, UNPROCESSABLE, NOT_FOUND = 429, 422, 404
# A field that people do not see; programs fill it in.
TRAP = "website"
OPENED, RECEIPTS, REMEMBERED = "akimat_opened", "akimat_receipts", 5


def page(template, values=None, status=200, headers=None):
    """A page of the public part, with its headers."""
    company, language = (values or {}).get("company"), language_of(request.env.lang)
    shown = {
        "company": company,
        "akimat_slug": company.public_slug if company else "",
        "language": language,
        "root": ROOT,
        "here": back_address(),
        "quote": quote,
        "company_name": company and (company[f"name_{language}"] or company.name),
        "company_address": company and company[f"address_{language}"],
        **(values or {}),
    }
    return request.render(f"akimat_appeals.{template}", shown, status=status, headers={**HEADERS, **(headers or {})})


def back_address():
    """Where the choice of a language leads back: a page that can be asked for again."""
    if request.httprequest.method == "GET":
        return request.httprequest.full_path.rstrip("?")
    return request.httprequest.path


def redirect(path):
    """See other: reloading the page that follows sends nothing again."""
    response = request.redirect(path, code=303)
    response.headers.update(HEADERS)
    return response


def company_of(slug):
    """The akimat of a public address, or an empty recordset."""
    # Visitors have no account; of an akimat they see what stands on its letters.
    companies = request.env["res.company"].sudo()
    return companies.search([("public_slug", "=", slug), ("is_akimat", "=", True)], limit=1) if slug else companies


def no_such_page():
    return page("public_message", {"heading": request.env._("There is no such page.")}, status=NOT_FOUND)


def too_many(seconds, company=None):
    """The page of a visitor who asks too often."""
    minutes = max(1, -(-seconds // 60))
    text = request.env._("Too many requests. Try again in %(minutes)s min.", minutes=minutes)
    return page(
        "public_message",
        {"company": company, "heading": text},
        status=TOO_MANY,
        headers={"Retry-After": str(seconds)},
    )


def refused_for(scope, who=None, count=True):
    """Seconds that the visitor (or whoever asks about the number) has to wait; 0: he may go on.

    :param scope: pages, filing, lookup or number: the last word of the system parameter of the limit.
    """
    return rate_limit.seconds_to_wait(f"akimat_appeals.limit_{scope}", who, count)


def count(scope, who=None):
    """Count what was filed, or a wrong code."""
    refused_for(scope, who)


def public_route(scope=None):
    """Decorate a page of an akimat: ``slug`` becomes its company, the limits of ``scope`` and of pages hold.

    A question of ``scope`` is only looked at here: a mistake on a form costs nothing, see :func:`count`.
    """

    def decorate(method):
        def limited(self, slug, **given):
            for name, value in given.items():
                given[name] = value.replace("\0", "") if isinstance(value, str) else value
            company = company_of(slug.replace("\0", ""))
            if wait := refused_for("pages"):
                return too_many(wait, company)
            if not company:
                return no_such_page()
            if scope and request.httprequest.method == "POST" and (wait := refused_for(scope, count=False)):
                return too_many(wait, company)
            return method(self, company, **given)

        limited.__name__ = method.__name__
        limited.__doc__ = method.__doc__
        return limited

    return decorate


def parameter(name, default):
    """A whole number of the settings of the public pages."""
    # Settings hold for visitors without an account.
    value = request.env["ir.config_parameter"].sudo().get_param(f"akimat_appeals.{name}")
    return int(value) if str(value or "").isdecimal() else default


def submissions():
    return request.env["akimat.public.submission"]


def refusal_of_form(given):
    """Why a sent form is not taken at all (a program, an old page): a sentence, or None."""
    age = submissions()._age(given.get("token"))
    if age is None:
        return request.env._("The page has stood open too long. Check the form and send it again.")
    if given.get(TRAP) or age < parameter("form_seconds", 3):
        return request.env._("The form was sent too quickly. Wait a few seconds and send it again.")
    return None


def mistakes_in_words(mistakes):
    """Field → sentence for the codes of :func:`public_form.clean`."""
    env = request.env
    wrong = {
        "iin": env._("Check the 12 digits of the IIN."),
        "bin": env._("Check the 12 digits of the BIN."),
        "email": env._("Check the e-mail address."),
    }
    sentences = {}
    for name, code in mistakes.items():
        if code == public_form.TOO_LONG:
            limit = next(field.limit for field in (*public_form.APPEAL, *public_form.RECEPTION) if field.name == name)
            sentences[name] = env._("Too long: at most %(limit)s characters.", limit=limit)
        elif code == public_form.WRONG:
            sentences[name] = wrong.get(name, env._("Choose one of the options."))
        else:
            sentences[name] = env._("Fill this in.")
    return sentences


def remember(key, value):
    """Keep ``value`` for this browser: the last few, in the order of their coming."""
    known = [item for item in request.session.get(key, []) if item != value]
    request.session[key] = [*known, value][-REMEMBERED:]


def remembers(key, value):
    return value in request.session.get(key, [])


def uploaded_files(token):
    """Files of the form: those that waited for it and those that came with it.

    :return: (field, name, content) of each that can be taken; those of them that had waited; the sentence that refuses
        another one, or None.
    """
    limit, megabytes = parameter("public_file_count", 5), parameter("public_file_megabytes", 5)
    waiting = held_files.of_request(token)
    files, refusal = list(waiting), None
    for upload in request.httprequest.files.getlist("files"):
        if not upload.filename:
            continue
        content = upload.stream.read(megabytes * 1024 * 1024 + 1)
        name = upload.filename.replace("\\", "/").rpartition("/")[2].replace("\0", "")[: public_form.LINE]
        if code := public_form.refuse_file(name, content, megabytes):
            refusal = refusal or _file_sentence(code, name, megabytes)
        elif len(files) < limit:
            files.append(("", name, content))
        else:
            refusal = refusal or request.env._("Attach at most %(count)s files.", count=limit)
    return files, waiting, refusal


def _file_sentence(code, name, megabytes):
    env = request.env
    kinds = ", ".join(sorted(public_form.FILE_TYPES))
    return {
        "kind": env._("«%(name)s»: only these kinds of files are taken: %(kinds)s.", name=name, kinds=kinds),
        "content": env._("«%(name)s» is not what its name says. Save the file anew and attach it again.", name=name),
        "size": env._("«%(name)s» is larger than %(limit)s MB.", name=name, limit=megabytes),
        "empty": env._("«%(name)s» is empty.", name=name),
        "macros": env._("«%(name)s» has macros. Save it without them, or as PDF.", name=name),
    }[code]
