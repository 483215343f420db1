import base64
import re
import secrets

from psycopg2 import IntegrityError

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from ..domain import identifiers
from ..models.akimat_duty import HEADS
from ..models.res_company import TIMEZONE
from ..report.xlsx import Column, table
from ..tools import people_sheet

PASSWORD_BYTES = 9
SEVERAL = re.compile(r"[,;\n]")
LANGUAGES = {"kk": "kk_KZ", "қазақша": "kk_KZ", "kazakh": "kk_KZ", "казахский": "kk_KZ", "қазақ": "kk_KZ"}
LANGUAGES |= {"ru": "ru_RU", "русский": "ru_RU", "russian": "ru_RU", "орысша": "ru_RU", "орыс": "ru_RU"}
LANGUAGES |= {"kk_kz": "kk_KZ", "ru_ru": "ru_RU"}
LINE_BREAK = "\n"


class AkimatSetupPeople(models.TransientModel):
    """The page where employees come from a spreadsheet: all of them, or none and every bad row named."""

    _inherit = "akimat.setup"

    people_form = fields.Binary("Form to fill in", compute="_compute_people_form")
    people_form_name = fields.Char(compute="_compute_people_form")
    people_file = fields.Binary("Filled form")
    people_file_name = fields.Char()
    i_register = fields.Boolean("I register papers myself", help="You get the duty of the registrar.")
    passwords = fields.Binary("First passwords", readonly=True, attachment=False)
    passwords_name = fields.Char(compute="_compute_people_form")

    @api.depends("company_id", "step")
    @api.depends_context("lang")
    def _compute_people_form(self):
        headings = self._people_headings()
        for setup in self:
            known = {
                headings["unit"]: setup._units().mapped("name"),
                headings["post"]: sorted(set(setup._posts().mapped("name"))),
                headings["roles"]: sorted(setup._role_names(self.env.lang)),
                headings["language"]: [self.env._("Kazakh"), self.env._("Russian")],
            }
            content = people_sheet.form(
                list(headings.values()), known, self.env._("Employees"), self.env._("To choose from")
            )
            setup.people_form = base64.b64encode(content)
            setup.people_form_name = f"{self.env._('Employees')}.xlsx"
            setup.passwords_name = f"{self.env._('First passwords')}.xlsx"

    @api.model
    def _people_headings(self):
        return {
            "name": self.env._("Name"),
            "iin": self.env._("IIN"),
            "login": self.env._("Login or e-mail"),
            "unit": self.env._("Unit"),
            "post": self.env._("Post"),
            "roles": self.env._("Roles"),
            "language": self.env._("Language"),
        }

    def _in_languages(self):
        """This record in each language of the office: names in the file may be in any of them."""
        return [self.with_context(lang=code) for code, _name in self.env["res.lang"].get_installed()]

    # What the cells may name

    def _units(self):
        # The structure is known to whoever sets the office up.
        return self.env["hr.department"].sudo().search([("company_id", "=", self.company_id.id)])

    def _posts(self):
        # As above.
        return self.env["hr.job"].sudo().search([("company_id", "=", self.company_id.id)])

    def _named(self, records):
        """Name in small letters, in any language → record."""
        found = {}
        for setup in self._in_languages():
            for record in records.with_context(lang=setup.env.lang):
                found.setdefault(record.name.lower(), record.with_context(lang=self.env.lang))
        return found

    @api.model
    def _role_names(self, lang):
        """Name → duty kind or group: what the column of roles may say in ``lang``."""
        here = self.with_context(lang=lang)
        kinds = here.env["akimat.duty"]._fields["kind"]._description_selection(here.env)
        category = self.env.ref("akimat_base.module_category_akimat")
        # Names of roles only.
        groups = here.env["res.groups"].sudo().search([("privilege_id.category_id", "=", category.id)])
        return {**{group.name: group for group in groups}, **{name: kind for kind, name in kinds}}

    # Reading

    def _finish_people(self):
        """Enter everybody of the file; without a file nobody."""
        if self.people_file:
            self._import_people()
        if self.i_register and not self._holds_registrar(self.env.user):
            first = not self.env["akimat.duty"]._holders(("registrar", "general_head"), self.company_id)
            # Nobody gives himself a duty, except the first registrar of an office that has none.
            (self.sudo() if first else self)._give_duties(
                self.env.user, ["registrar"], self._units().filtered(lambda u: u.akimat_kind == "general")
            )

    def _holds_registrar(self, user):
        return bool(self.env["akimat.duty"]._holds(user, ("registrar", "general_head"), self.company_id))

    def _import_people(self):
        headings = {}
        for setup in self._in_languages():
            headings |= {text.lower(): name for name, text in setup._people_headings().items()}
        try:
            rows = people_sheet.read(base64.b64decode(self.people_file), headings)
        except people_sheet.NotASpreadsheet:
            raise UserError(
                self.env._(
                    "This is not the filled form of employees (XLSX). Download the form, fill it in and try again."
                )
            ) from None
        people, problems = self._understood(rows)
        with self.env.cr.savepoint():
            made = [] if problems else self._enter_all(people, problems)
            if problems:
                raise UserError(self._people_refused(problems))
        columns = [
            Column(self.env._("Name"), lambda person: person[0].name, 36),
            Column(self.env._("Login"), lambda person: person[0].login, 28),
            Column(self.env._("First password"), lambda person: person[1], 20),
        ]
        content = table(self.env._("First passwords"), columns, made)
        self.write({"passwords": base64.b64encode(content), "people_file": False})

    def _people_refused(self, problems):
        lines = [self.env._("Row %(number)s: %(what)s", number=number, what=what) for number, what in sorted(problems)]
        start = self.env._("Nobody was entered. Correct these rows and choose the file again:")
        return LINE_BREAK.join([start, *lines])

    def _understood(self, rows):
        """(number, values ready to be entered) of each row, and (number, sentence) of everything wrong."""
        known = {
            "unit": self._named(self._units()),
            "post": self._named(self._posts()),
            "roles": {
                name.lower(): role
                for setup in self._in_languages()
                for name, role in self._role_names(setup.env.lang).items()
            },
            "logins": set(self._taken_logins(rows)),
            "iins": set(),
        }
        people, problems = [], []
        if not rows:
            problems.append((1, self.env._("the form is empty.")))
        for number, cells in rows:
            person = {name: cells.get(name, "") for name in self._people_headings()}
            problems += [(number, what) for what in self._problems_of(person, known)]
            people.append((number, person))
        return people, problems

    def _taken_logins(self, rows):
        logins = [cells.get("login", "") for _number, cells in rows]
        # Whether a login is free, also in other akimats, archived ones included.
        users = self.env["res.users"].sudo().with_context(active_test=False)
        return [login.lower() for login in users.search([("login", "in", logins)]).mapped("login")]

    def _problems_of(self, person, known):
        """Sentences on what is wrong in a row; names become records on the way."""
        if not person["name"]:
            yield self.env._("the name is missing.")
        yield from self._problems_of_numbers(person, known)
        person["unit_text"], person["post_text"] = person["unit"], person["post"]
        for column in ("unit", "post"):
            person[column] = known[column].get(person[column].lower())
        if person["unit_text"] and not person["unit"]:
            yield self.env._("there is no unit «%s».", person["unit_text"])
        roles = [name.strip() for name in SEVERAL.split(person["roles"]) if name.strip()]
        person["roles"] = [known["roles"].get(name.lower()) for name in roles]
        for name, role in zip(roles, person["roles"], strict=True):
            if not role:
                yield self.env._("there is no role «%s».", name)
        language = person["language"].lower()
        person["language"] = LANGUAGES.get(language) if language else self.company_id.user_language
        if not person["language"]:
            yield self.env._("«%s» is not a language of the office: write Kazakh or Russian.", language)

    def _problems_of_numbers(self, person, known):
        login, iin = person["login"].lower(), person["iin"]
        if not login or re.search(r"\s", login):
            yield self.env._("the login or e-mail is missing or has a space.")
        elif login in known["logins"]:
            yield self.env._("the login «%s» is taken or stands twice.", login)
        known["logins"].add(login)
        if iin and not identifiers.is_valid_iin(iin):
            yield self.env._("«%s» is not an IIN: check the 12 digits.", iin)
        elif iin and iin in known["iins"]:
            yield self.env._("the IIN «%s» stands twice.", iin)
        known["iins"].add(iin)

    # Entering

    def _enter_all(self, people, problems):
        """Users with their first passwords; what the records refuse is added to ``problems``."""
        made = []
        for number, person in people:
            try:
                with self.env.cr.savepoint():
                    made.append(self._enter(person))
            except (UserError, IntegrityError) as error:
                problems.append((number, str(error).strip()))
        return made

    def _enter(self, person):
        groups = self.env["res.groups"].browse([role.id for role in person["roles"] if not isinstance(role, str)])
        kinds = [role for role in person["roles"] if isinstance(role, str)]
        post = person["post"]
        if not kinds and post and post.akimat_duty_kind:
            kinds = [post.akimat_duty_kind]
        password = secrets.token_urlsafe(PASSWORD_BYTES)
        # The administrator enters the employees of his own akimat; groups outside our own cannot be named.
        users = self.env["res.users"].sudo().with_context(no_reset_password=True)
        user = users.create(
            {
                "name": person["name"],
                "login": person["login"],
                "email": person["login"] if "@" in person["login"] else False,
                "password": password,
                "lang": person["language"],
                "tz": self.company_id.partner_id.tz or TIMEZONE,
                "company_id": self.company_id.id,
                "company_ids": [Command.set(self.company_id.ids)],
                "group_ids": [Command.set((self.env.ref("akimat_base.group_user") | groups).ids)],
            }
        )
        if person["iin"]:
            user.partner_id.iin = person["iin"]
        self._make_employee(user, person)
        self._give_duties(user, kinds, person["unit"], person["post_text"])
        # For the list of first passwords.
        return user.with_env(self.env).sudo(), password

    def _make_employee(self, user, person):
        # The card belongs to the account that was just entered.
        self.env["hr.employee"].sudo().create(
            {
                "name": person["name"],
                "user_id": user.id,
                "company_id": self.company_id.id,
                "department_id": person["unit"].id if person["unit"] else False,
                "job_id": person["post"].id if person["post"] else False,
                "job_title": person["post_text"],
            }
        )

    def _give_duties(self, user, kinds, unit, title=False):
        today = self.company_id._akimat_today()
        for kind in kinds:
            self.env["akimat.duty"].create(
                {
                    "kind": kind,
                    "user_id": user.id,
                    "title": title,
                    "department_ids": [Command.set(unit.ids)]
                    if unit and (kind in HEADS or kind == "registrar")
                    else False,
                    "company_id": self.company_id.id,
                    "date_from": today,
                }
            )
