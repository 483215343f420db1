from odoo import api, fields, models
from odoo.fields import Domain

from ..domain import regulations

AREAS = [
    ("docflow", "Document flow"),
    ("control", "Control of execution"),
    ("meetings", "Sessions and meetings"),
    ("appeals", "Appeals"),
    ("hr", "Civil service"),
    ("procurement", "Procurement and supply"),
    ("finance", "Finance"),
    ("institutional", "Status and structure"),
    ("legal", "Legal work"),
    ("media", "Press and publicity"),
    ("events", "Events"),
    ("security", "Security and counter-terrorism"),
    ("emergency", "Emergencies"),
    ("services_quality", "Quality of state services"),
    ("it", "Information technology"),
    ("elections", "Elections"),
    ("other", "Other"),
]


class AkimatClause(models.Model):
    """A clause of a governing act in our own short words: what serves it and which tests prove it.

    ``state`` and ``tests`` are written from the marks of the tests when the addons are released.
    """

    _name = "akimat.clause"
    _description = "Clause of an act"
    _inherit = ["akimat.shipped.mixin"]
    _order = "regulation_id, sequence, id"
    _rec_names_search = ["code", "summary"]

    code = fields.Char(required=True, index=True)
    regulation_id = fields.Many2one("akimat.regulation", "Act", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer()
    place = fields.Char("Point", compute="_compute_place")
    area = fields.Selection(AREAS, required=True, default="other")
    summary = fields.Char("What it asks", required=True, translate=True, help="What the clause asks, in our own words.")
    addon = fields.Char("Addon", help="Technical name of the addon that serves the clause.")
    capability = fields.Char(index=True)
    priority = fields.Selection(
        [("1", "Core of the five areas"), ("2", "Supports them"), ("3", "Status or adjacent")],
        required=True,
        default="3",
    )
    state = fields.Selection(
        [
            ("served", "Served, proven by a test"),
            ("later", "Put off"),
            ("open", "Not proven yet"),
            ("none", "Not for software"),
        ],
        required=True,
        default="open",
        index=True,
    )
    tests = fields.Text(help="Tests that prove the clause, one on a line.")
    test_count = fields.Integer("Number of Tests", compute="_compute_test_count")
    menu_id = fields.Many2one("ir.ui.menu", "Screen", compute="_compute_menu", search="_search_menu_id")

    _code_unique = models.UniqueIndex("(code)", "There is already a clause with this code.")

    @api.depends("code", "summary")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for clause in self:
            clause.display_name = " ".join(filter(None, (clause.code, clause.summary)))

    @api.depends("code")
    @api.depends_context("lang")
    def _compute_place(self):
        for clause in self:
            part, number = regulations.place_of(clause.code or "")
            words = {
                regulations.POINT: self.env._("point %(number)s", number=number),
                regulations.DECREE_POINT: self.env._("point %(number)s of the decree", number=number),
                regulations.PREAMBLE: self.env._("preamble of the decree"),
                regulations.NOTE: self.env._("note to the decree"),
            }
            clause.place = words[part]

    @api.depends("tests")
    def _compute_test_count(self):
        for clause in self:
            clause.test_count = len(clause._test_lines())

    @api.depends("capability", "code")
    def _compute_menu(self):
        screens = self._screens()
        for clause in self:
            own = screens.filtered(lambda screen, code=clause.code: screen.capability == code)
            of_capability = screens.filtered(lambda screen, name=clause.capability: screen.capability == name)
            clause.menu_id = (own or of_capability)[:1].menu_id

    def _screens(self):
        keys = {*self.mapped("capability"), *self.mapped("code")} - {False}
        return self.env["akimat.clause.screen"].search([("capability", "in", list(keys))])

    def _search_menu_id(self, operator, value):
        if operator not in ("in", "any"):
            return NotImplemented
        screens = self.env["akimat.clause.screen"].search([("menu_id", operator, value)])
        found = self._domain_of(screens)
        if operator == "in" and False in value:
            mapped = self.env["akimat.clause.screen"].search([("menu_id", "!=", False)]).mapped("capability")
            found |= Domain("capability", "not in", mapped) & Domain("code", "not in", mapped)
        return found

    @api.model
    def _domain_of(self, screens):
        """Clauses that are worked with on ``screens``."""
        keys = screens.mapped("capability")
        return Domain("capability", "in", keys) | Domain("code", "in", keys)

    # Why

    @api.model
    def why(self, model, action_id=False):
        """The clauses and norms behind a screen.

        :param model: technical name of the model on the screen; :param action_id: the window action that opened it.
        :return: dict ``here`` (acts with the clauses of this very screen), ``more`` (those of its records elsewhere),
            ``norms`` (citation, name, period, verified) and ``domain`` (all clauses, proven or not, of these screens).
        """
        screens = self.env["akimat.clause.screen"]._of_model(model)
        here = screens._opened_by(action_id) or screens
        clauses = self._served_on(here)
        return {
            "here": clauses._by_act(),
            "more": (self._served_on(screens) - clauses)._by_act(),
            "norms": here._norms_in_words(),
            "domain": list(self._domain_of(screens)),
        }

    @api.model
    def _served_on(self, screens):
        return self.search(self._domain_of(screens) & Domain("state", "=", "served"))

    def _by_act(self):
        """[{id, name, status, clauses: [{id, code, place, summary}]}] of these clauses."""
        acts = self.env["akimat.regulation"]
        statuses = dict(acts._fields["status"]._description_selection(self.env))
        return [
            {
                "id": act.id,
                "name": act.display_name,
                "status": statuses[act.status],
                "clauses": [
                    {"id": clause.id, "code": clause.code, "place": clause.place, "summary": clause.summary}
                    for clause in clauses
                ],
            }
            for act, clauses in self.grouped("regulation_id").items()
        ]

    # Paper

    def _screen_name(self):
        """The path in the menu of the screen that serves the clause; empty while none does."""
        # Names of menus are no secret; whether a screen opens depends on the reader.
        menu = self.menu_id.sudo() if self.state == "served" else self.env["ir.ui.menu"]
        names = []
        while menu:
            names.insert(0, menu.name)
            menu = menu.parent_id
        return " / ".join(names)

    def _test_names(self, most=2):
        """Names of the tests as words, the first ``most``, and how many more there are."""
        names = [line.rpartition("::")[2].removeprefix("test_").replace("_", " ") for line in self._test_lines()]
        return names[:most] + ([f"+{len(names) - most}"] if len(names) > most else [])

    def _test_lines(self):
        return (self.tests or "").splitlines()

    def action_open_screen(self):
        """Open the screen where the clause is worked with."""
        self.ensure_one()
        action = self.menu_id.sudo().action  # what the action shows is up to the reader's own rights
        return self.env["ir.actions.actions"]._for_xml_id(action.xml_id) if action else False
