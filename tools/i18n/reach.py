"""What the screens of the office can show: run inside a database by ./akimat i18n (see docs/admin/translations.md).

A *screen* is a menu that somebody of the office can see without developer mode. From its action the search goes to
views (combined, without what nobody sees), their sub-views, the dialogs that their buttons open, bound actions and
print forms, and one step to the records that a many2one field opens. Three screens belong to no menu: the web
client (script files), the pages before login, the messages of the server.
"""
import inspect
import re
from collections import defaultdict

from lxml import etree

WEB, PAGES, SERVER = "the web client", "the pages before login", "the server"
# Bundles of the client; what only tests and editors of other applications load is not among them.
BUNDLES = (
    "web.assets_web", "web.assets_backend", "web.assets_backend_lazy", "web.assets_frontend",
    "web.assets_frontend_lazy", "mail.assets_public", "web.report_assets_common", "html_editor.assets_editor",
    "portal.assets_chatter",
)
PAGE_MODULES = ("base", "web", "portal", "mail", "http_routing", "auth_", "calendar", "akimat_", "html_editor")
CONTROLLER_MODULES = (*PAGE_MODULES, "base_import", "web_", "phone_validation", "privacy_lookup", "bus")
# Always a dialog away: import, own profile, passwords, composing, access rights.
EVERYWHERE = (
    "res.users", "base_import.import", "mail.compose.message", "mail.activity", "mail.activity.schedule",
    "change.password.wizard", "change.password.own", "res.users.identitycheck", "res.users.apikeys.description",
    "auth_totp.wizard", "mail.message", "mail.wizard.invite", "ir.attachment", "base.language.install",
    "mail.followers.edit", "mail.activity.type", "mail.message.subtype", "ir.filters", "res.lang",
)
ACTION_NAMED = re.compile(
    r"""(?:_for_xml_id|\.ref)\(\s*["']([a-z]\w*\.\w+)["']|["']res_model["']:\s*["']([\w.]+)["']""")
VIEW_TYPES = ("form", "list", "kanban", "search", "calendar", "graph", "pivot", "activity", "hierarchy")
# Nobody reads these on a screen: the store of apps, names of time zones, scheduled actions, tours, codes of foreign
# registers, emoji.
OUTSIDE = re.compile(
    r"^ir\.module\.module,|_tz__|_eas__|__ubl_cii_tax_\w+__|^ir\.cron,|^web_tour\.|^onboarding\."
    r"|^payment\.(provider|method),|emoji_data\.js$")
# Messages of the accounting applications, which the office hides, and messages to who writes views and fields.
SILENT_MODULES = ("account", "payment", "spreadsheet", "snailmail", "iap", "google_", "microsoft_")
TO_DEVELOPERS = re.compile(r"/base/models/(ir_ui_view|ir_model|ir_qweb\w*|ir_actions\w*)\.py$")


class Reach:
    """`records[(model, id)]`, `files[path]`, `models[name]`: sets of names of screens."""

    def __init__(self, env):
        self.env = env
        self.records = defaultdict(set)
        self.files = defaultdict(set)
        self.models = defaultdict(set)
        self.arch_terms = defaultdict(set)
        self._done = set()
        self._groups = self._groups_of_the_office()
        self._arch = env["ir.ui.view"]._fields["arch_db"]

    def _groups_of_the_office(self):
        """Groups that the administrator or somebody with all duties has; never developer mode."""
        of_ours = self.env["ir.model.data"].search([("model", "=", "res.groups"), ("module", "=like", "akimat%")])
        ours = self.env["res.groups"].browse(of_ours.mapped("res_id"))
        groups = ours | ours.all_implied_ids | self.env.ref("base.user_admin").all_group_ids
        groups |= self.env.ref("base.group_portal") | self.env.ref("base.group_public")
        return groups - self.env.ref("base.group_no_one")

    # -- menus and actions

    def walk(self):
        shown = self.env["ir.ui.menu"].with_user(self.env.ref("base.user_admin"))._visible_menu_ids()
        for menu in self.env["ir.ui.menu"].search([]):
            if self._is_seen(menu, shown):
                self.records["ir.ui.menu", menu.id].add(menu.complete_name)
                if menu.action:
                    self.action(menu.action, menu.complete_name)
        for model in EVERYWHERE:
            if model in self.env:
                self.model(model, WEB)
        self._web_client()
        self._pages()
        self._data()
        return self

    def _is_seen(self, menu, shown):
        """Its groups and those above it are of the office, and the application is not hidden from the administrator."""
        chain = menu
        while menu.parent_id:
            menu = menu.parent_id
            chain |= menu
        is_ours = menu.get_external_id()[menu.id].startswith("akimat_")
        return (is_ours or menu.id in shown) and all(
            not one.group_ids or one.group_ids & self._groups for one in chain)

    def action(self, action, screen, depth=0):
        if depth > 2 or not self._is_new("action", action, screen):
            return
        self.records[action._name, action.id].add(screen)
        if action._name == "ir.actions.server" and action.model_name in self.env:
            self._source_actions(action.code or "", action.model_name, screen, depth)
            for method in re.findall(r"\.(\w+)\(", action.code or ""):
                self._method(action.model_name, method, screen, depth)
        if action._name != "ir.actions.act_window" or action.res_model not in self.env:
            return
        views = {kind: view_id for view_id, kind in action.views}
        if action.search_view_id:
            views["search"] = action.search_view_id.id
        self.model(action.res_model, screen, views, depth)
        if not depth:
            self._bindings(action.res_model, screen)

    def _is_new(self, *key):
        known = key in self._done
        self._done.add(key)
        return not known

    def _bindings(self, model, screen):
        for actions in self.env["ir.actions.actions"]._get_bindings(model).values():
            for values in actions:
                action = self.env["ir.actions.actions"].browse(values["id"])
                action = self.env[action.type].browse(action.id)
                if not action.group_ids or action.group_ids & self._groups:
                    self.action(action, screen, depth=1)
                    if action._name == "ir.actions.report":
                        self._template(action.report_name, screen)

    # -- models and views

    def model(self, name, screen, views=None, depth=0):
        """A model whose records are listed, searched, exported: all its fields are reached."""
        views = views or dict.fromkeys(("form", "list", "kanban", "search"), False)
        for kind in {*views, "search"}:
            self.view(name, views.get(kind) or self._default_view(name, kind), screen, depth)
        if self._is_new("model", name, screen):
            self.models[name].add(screen)
            for field in self.env[name]._fields.values():
                self._field(name, field.name, screen)
            self._code_of_model(name, screen)

    def _default_view(self, model, kind):
        return kind in VIEW_TYPES and self.env["ir.ui.view"].default_view(model, kind)

    def view(self, model, view_id, screen, depth):
        if not view_id or not self._is_new("view", view_id, screen):
            return
        view = self.env["ir.ui.view"].browse(view_id)
        self._with_extensions(view, screen)
        arch = view._get_combined_arch()
        self._nodes(arch, model, screen, depth)
        self.arch_terms[screen].update(self._arch.get_trans_terms(etree.tostring(arch, encoding="unicode")))

    def _with_extensions(self, view, screen):
        chain = view
        while chain.inherit_id:
            chain = chain.inherit_id
            view |= chain
        waiting = view
        while waiting:
            for one in waiting:
                self.records["ir.ui.view", one.id].add(screen)
            waiting = waiting.inherit_children_ids.filtered(lambda child: child.active and child.mode == "extension")

    def _nodes(self, node, model, screen, depth):
        for child in list(node):
            if not isinstance(child.tag, str) or self._is_hidden(child):
                child.getparent().remove(child)
                continue
            comodel = model
            if child.tag == "field" and model in self.env and child.get("name") in self.env[model]._fields:
                comodel = self._field_node(child, model, screen, depth)
            elif child.tag == "button":
                self._button(child, model, screen, depth)
            self._nodes(child, comodel, screen, depth)

    def _is_hidden(self, node):
        if node.get("invisible") in ("1", "True") or node.get("column_invisible") in ("1", "True"):
            return True
        names = (node.get("groups") or "").split(",")
        wanted = [name for name in map(str.strip, names) if name and not name.startswith("!")]
        return bool(wanted) and not any(
            group in self._groups for name in wanted if (group := self.env.ref(name, raise_if_not_found=False)))

    def _field_node(self, node, model, screen, depth):
        field = self.env[model]._fields[node.get("name")]
        self._shown_field(model, field.name, screen)
        if not field.relational:
            return model
        if field.comodel_name in self.env and depth < 1:
            if field.type == "many2one":
                self._one_step(field.comodel_name, screen)
            elif not len(node):
                self.model(field.comodel_name, screen, depth=depth + 1)
        return field.comodel_name

    def _one_step(self, model, screen):
        """What "create and edit" and the arrow of a many2one open: one form, nothing behind it."""
        self.view(model, self._default_view(model, "form"), screen, depth=2)

    def _field(self, model, name, screen):
        """The label: every field of a screen's model stands in the lists of export, filters and groups."""
        self.records["ir.model.fields", self.env["ir.model.fields"]._get(model, name).id].add(screen)

    def _shown_field(self, model, name, screen):
        """A field that stands in a view shows its help and its values too."""
        field = self.env["ir.model.fields"]._get(model, name)
        self.records["ir.model.fields", field.id].add(screen)
        self.records["help", field.id].add(screen)
        for selection in field.selection_ids:
            self.records["ir.model.fields.selection", selection.id].add(screen)

    # -- buttons

    def _button(self, node, model, screen, depth):
        name = node.get("name") or ""
        if depth > 1:
            return
        if node.get("type") == "action":
            action = self.env["ir.actions.actions"].browse(int(name)) if name.isdigit() else self.env.ref(name)
            if action.exists():
                self._behind_button(self.env[action.type].browse(action.id), model, screen, depth)
        elif node.get("type") == "object" and model in self.env:
            self._method(model, name, screen, depth)

    def _method(self, model, name, screen, depth):
        """What a method of the model opens, by its text in all extensions."""
        for cls in type(self.env[model]).__mro__:
            if name in vars(cls) and inspect.isfunction(vars(cls)[name]):
                self._source_actions(inspect.getsource(inspect.unwrap(vars(cls)[name])), model, screen, depth)

    def _source_actions(self, source, model, screen, depth):
        """Actions and models that the text of a method names: the dialog that it opens."""
        for xmlid, opened in ACTION_NAMED.findall(source):
            record = xmlid and self.env.ref(xmlid, raise_if_not_found=False)
            if record and record._name.startswith("ir.actions."):
                self._behind_button(record, model, screen, depth)
            elif opened in self.env and depth < 2 and (self._is_ours(model) or self.env[opened]._transient):
                self.model(opened, screen, depth=depth + 2)

    def _behind_button(self, action, model, screen, depth):
        """A form of ours leads anywhere, a form of the core to its dialogs: lists behind it have their own menus."""
        opened = self.env.get(action.res_model) if action._name == "ir.actions.act_window" else None
        if self._is_ours(model) or opened is None or opened._transient or action.target == "new":
            self.action(action, screen, depth + 1)

    def _is_ours(self, model):
        return model.startswith("akimat.")

    # -- files

    def _code_of_model(self, name, screen):
        for cls in type(self.env[name]).__mro__:
            parts = cls.__module__.split(".")
            if parts[:2] == ["odoo", "addons"]:
                self.files["addons/" + "/".join(parts[2:]) + ".py"].add(screen)

    def _web_client(self):
        assets = self.env["ir.asset"]
        for bundle in BUNDLES:
            try:
                paths = assets._get_asset_paths(bundle, {})
            except ValueError:
                continue
            for path, *_rest in paths:
                self.files["addons/" + path.lstrip("/")].add(WEB)

    def _pages(self):
        for data in self.env["ir.model.data"].search([("model", "=", "ir.ui.view")]):
            view = self.env["ir.ui.view"].browse(data.res_id)
            if data.module.startswith(PAGE_MODULES) and view.type == "qweb" and not self._is_report(view):
                self.records["ir.ui.view", view.id].add(PAGES)

    def _is_report(self, view):
        return "report" in (view.key or "") and not (view.key or "").startswith("akimat_")

    def _template(self, key, screen):
        view = self.env["ir.ui.view"].search([("key", "=", key)], limit=1)
        if not view or not self._is_new("template", view, screen):
            return
        self._with_extensions(view, screen)
        for called in re.findall(r't-call="([\w.]+)"', etree.tostring(view._get_combined_arch(), encoding="unicode")):
            self._template(called, screen)

    # -- rows of data

    def _data(self):
        """Mail templates of reached models, kinds of activities and subtypes, groups with their privileges."""
        for template in self.env["mail.template"].search([]):
            module = template.get_external_id()[template.id].partition(".")[0]
            screens = self.models.get(template.model, {WEB} if module.startswith(PAGE_MODULES) else set())
            self.records["mail.template", template.id] |= screens
        for group in self._groups.filtered("privilege_id"):
            for record in (group, group.privilege_id, group.privilege_id.category_id):
                self.records[record._name, record.id].add(SERVER)
        for name, screens in self.models.items():
            model = self.env["ir.model"]._get(name)
            self.records["ir.model", model.id] |= screens
            for constraint in self.env["ir.model.constraint"].search([("model", "=", model.id)]):
                self.records["ir.model.constraint", constraint.id] |= screens

    # -- the answer

    def screens_of(self, row, ids):
        """The screens that can show a term of the export; `ids` is {(model, xmlid): id}."""
        module, kind, name, place, source, _value, _comments = row
        if OUTSIDE.search(name) or OUTSIDE.search(str(place)):
            return set()
        if kind == "code":
            return self._screens_of_file(module, name)
        model = name.partition(",")[0]
        record_id = ids.get((model, place))
        screens = self.records.get(("help" if name == "ir.model.fields,help" else model, record_id), set())
        if model == "ir.ui.view" and screens and self.env[model].browse(record_id).type != "qweb":
            return {screen for screen in screens if source in self.arch_terms[screen]}
        if not screens and not model.startswith("ir.") and self._holds_words(model, record_id):
            return self.models.get(model, set())
        return screens

    def _holds_words(self, model, record_id):
        """Rows of data that the core ships for everybody or for Kazakhstan."""
        if model not in self.env or model in ("mail.template", "res.groups", "res.groups.privilege"):
            return False
        record = self.env[model].browse(record_id)
        return "country_id" not in record._fields or record.country_id.code in (False, "KZ")

    def _screens_of_file(self, module, path):
        if path.endswith(".py") and (TO_DEVELOPERS.search(path) or module.startswith(SILENT_MODULES)):
            return set()
        if path in self.files:
            return self.files[path]
        parts = path.split("/")
        if module == "base" and parts[1:2] != ["base"]:
            return {SERVER}
        if len(parts) > 2 and (parts[2] in ("controllers", "tools") or parts[2] == "http.py"):
            return {SERVER} if module.startswith(CONTROLLER_MODULES) else set()
        return set()


def reached(env, languages):
    """[[addon, kind, name, place, source, {language: value}, [screen]]]: every term that a screen can show."""
    from odoo.tools.translate import TranslationModuleReader

    reach = Reach(env).walk()
    ids = {}
    for data in env["ir.model.data"].search_fetch([], ["module", "name", "model", "res_id"]):
        ids[data.model, f"{data.module}.{data.name}"] = data.res_id
    found = {}
    for language in languages:
        for row in TranslationModuleReader(env.cr, None, language):
            module, kind, name, place, source, value, _comments = row
            key = (module, kind, name, str(place), source)
            if key not in found:
                found[key] = ({}, sorted(reach.screens_of(row, ids)))
            found[key][0][language] = value or ""
    return [[*key, values, screens] for key, (values, screens) in found.items() if screens]
