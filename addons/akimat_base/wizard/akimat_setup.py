import tomllib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..domain import identifiers
from ..models.akimat_pack import ADMINISTRATORS

STEPS = [
    ("pack", "Settings"),
    ("office", "Office"),
    ("journals", "Journals"),
    ("people", "Employees"),
    ("done", "Result"),
]
ORDER = [step for step, _name in STEPS]
OFFICE = ("bin", "name_kk", "name_ru", "address_kk", "address_ru", "phone", "email", "logo")


class AkimatSetup(models.TransientModel):
    """First-run assistant: from an empty database to the first registered paper, one page for each step."""

    _name = "akimat.setup"
    _description = "First-run assistant"

    step = fields.Selection(STEPS, required=True, default="pack", readonly=True)
    company_id = fields.Many2one("res.company", "Akimat", required=True, default=lambda self: self.env.company)
    pack_code = fields.Selection("_selection_pack", "Akimat")
    pack_file = fields.Binary("Your own file")
    pack_file_name = fields.Char()
    pack_act = fields.Char("By what act", compute="_compute_pack_act")
    loaded_pack_id = fields.Many2one("akimat.pack", compute="_compute_loaded_pack_id", string="Loaded settings")
    later = fields.Char(related="loaded_pack_id.later")

    bin = fields.Char("BIN")
    name_kk = fields.Char("Full name in Kazakh")
    name_ru = fields.Char("Full name in Russian")
    address_kk = fields.Char("Address in Kazakh")
    address_ru = fields.Char("Address in Russian")
    phone = fields.Char()
    email = fields.Char("E-mail")
    logo = fields.Binary("Emblem on the blank")

    journal_ids = fields.Many2many("akimat.journal", string="Journals")

    unit_count = fields.Integer("Units", compute="_compute_counts")
    journal_count = fields.Integer("Registration journals", compute="_compute_counts")
    people_count = fields.Integer("Officials", compute="_compute_counts")

    @api.model
    def _selection_pack(self):
        short = "ru" if (self.env.lang or "").startswith("ru") else "kk"
        shipped = self.env["akimat.pack"]._shipped()
        return [(code, tomllib.loads(text)["pack"][f"name_{short}"]) for code, text in shipped.items()]

    @api.depends("pack_code")
    def _compute_pack_act(self):
        short = "ru" if (self.env.lang or "").startswith("ru") else "kk"
        shipped = self.env["akimat.pack"]._shipped()
        for setup in self:
            text = shipped.get(setup.pack_code)
            setup.pack_act = tomllib.loads(text)["pack"][f"act_{short}"] if text else False

    @api.depends("company_id", "step")
    def _compute_loaded_pack_id(self):
        for setup in self:
            setup.loaded_pack_id = self.env["akimat.pack"].search([("company_id", "=", setup.company_id.id)])

    @api.depends("company_id", "step")
    def _compute_counts(self):
        for setup in self:
            here = [("company_id", "=", setup.company_id.id)]
            # Only how many there are is told.
            setup.unit_count = self.env["hr.department"].sudo().search_count(here)
            setup.journal_count = self.env["akimat.journal"].search_count(here)
            setup.people_count = len(self.env["akimat.duty"].search(here).user_id)

    @api.depends("step")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for setup in self:
            setup.display_name = self.env._("First-run assistant")

    @api.model_create_multi
    def create(self, vals_list):
        self._check_administrator()
        return super().create(vals_list)

    @api.model
    def _check_administrator(self):
        if not (self.env.su or self.env.user.has_group(ADMINISTRATORS)):
            raise AccessError(self.env._("The assistant is for the administrator of the akimat."))

    @api.constrains("company_id")
    def _check_own_akimat(self):
        if not self.env.user._is_superuser() and self.company_id - self.env.user.company_ids:
            raise AccessError(self.env._("The assistant is for the administrator of the akimat."))

    # Steps

    def action_next(self):
        """Finish this page and show the next one.

        :raise UserError: what is missing or wrong on the page; nothing of it is kept.
        """
        self.ensure_one()
        self._check_administrator()
        finish = {"pack": self._finish_pack, "office": self._finish_office, "people": self._finish_people}
        if self.step in finish:
            finish[self.step]()
        return self._go(ORDER[ORDER.index(self.step) + 1])

    def action_back(self):
        """Show the page before."""
        return self._go(ORDER[max(ORDER.index(self.step) - 1, 0)])

    def _go(self, step):
        self.step = step
        if step == "office":
            self.update({name: self.company_id[name] for name in OFFICE})
            if self.company_id.uses_default_logo:
                self.logo = False
        elif step == "journals":
            self.journal_ids = [Command.set(self._journals().ids)]
        return self._reopen()

    def _journals(self):
        return self.env["akimat.journal"].search([("company_id", "=", self.company_id.id)])

    @api.model
    def action_open(self):
        """Begin: the first page for the akimat in which the administrator works."""
        return self.create({})._reopen()

    def _reopen(self):
        action = self.env["ir.actions.actions"]._for_xml_id("akimat_base.akimat_setup_action")
        return {**action, "res_id": self.id, "target": "main"}

    def _finish_pack(self):
        packs = self.env["akimat.pack"]
        if self.pack_file:
            packs._load(self.company_id, packs._decoded(self.pack_file))
        elif self.pack_code:
            packs._load(self.company_id, packs._shipped()[self.pack_code])
        elif not self.loaded_pack_id:
            raise UserError(self.env._("Choose the akimat whose settings come nearest, or your own file."))

    def _finish_office(self):
        if not identifiers.is_valid_bin(self.bin or ""):
            raise UserError(
                self.env._("«%(number)s» is not a BIN: check the 12 digits of the office.", number=self.bin or "")
            )
        if not (self.name_kk and self.name_ru):
            raise UserError(self.env._("Enter the full name of the office in Kazakh and in Russian."))
        vals = {name: self[name] for name in OFFICE if self[name]}
        # The card of his own office is the administrator's to fill in.
        self.company_id.sudo().write({**vals, "name": self.name_kk, "is_akimat": True})

    def action_open_units(self):
        """The structure that the settings have made."""
        action = self.env["ir.actions.actions"]._for_xml_id("hr.hr_department_tree_action")
        return {**action, "domain": [("company_id", "=", self.company_id.id)]}

    def action_open_duties(self):
        """Who holds which duty."""
        return self.env["ir.actions.actions"]._for_xml_id("akimat_base.akimat_duty_action")

    def action_finish(self):
        """Leave the assistant: it is not offered at login any more, and the first passwords are forgotten."""
        self.ensure_one()
        self._stop_offering()
        self.write({"people_file": False, "passwords": False})
        return self._first_paper_action() or {"type": "ir.actions.client", "tag": "reload"}

    def action_later(self):
        """Not now: the assistant stays in the menu."""
        self._stop_offering()
        return {"type": "ir.actions.client", "tag": "reload"}

    def _first_paper_action(self):
        """Where the first paper is registered; the addon that registers papers says it."""
        return False

    def _stop_offering(self):
        # His own first page only.
        self.env.user.sudo().action_id = False

    @api.model
    def _offer(self):
        """At installation: in a database without an akimat the administrator begins with the assistant."""
        if not self.env["res.company"].search_count([("is_akimat", "=", True)], limit=1):
            self.env.ref("base.user_admin").action_id = self.env.ref("akimat_base.akimat_setup_open").id
