"""A walk through everything that a person of the office can open, which keeps the strings that were on the screen."""

from collections import defaultdict
from contextlib import contextmanager

from playwright.sync_api import Error

COLLECT = """() => {
    const found = new Set();
    const add = (text) => {
        const line = (text || "").replace(/\\s+/g, " ").trim();
        if (/\\p{L}{2}/u.test(line)) { found.add(line); }
    };
    const seen = (element) => element.checkVisibility({ visibilityProperty: true });
    // Scripts, what people wrote to each other, samples of rows behind an empty list.
    const passed = "script, style, noscript, template, .o-mail-Message-body, .o_view_sample_data .o_data_row"
        + ", .o_view_sample_data .o_kanban_record";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (element.closest(passed) || !seen(element)) {
            continue;
        }
        if (element !== node) {
            add(node.data);
        } else {
            for (const name of ["title", "placeholder", "aria-label", "data-tooltip", "alt"]) {
                add(node.getAttribute(name));
            }
            if (node.matches("input[type=submit], input[type=button]")) { add(node.value); }
        }
    }
    return [...found];
}"""
DO_ACTION = """async (action) => {
    const { services } = odoo.__WOWL_DEBUG__.root.env;
    await services.action.doAction(action, { clearBreadcrumbs: true });
}"""
# The model and the form of the screen: opened once, whichever menus lead there.
FORM = """() => {
    const action = odoo.__WOWL_DEBUG__.root.env.services.action.currentController?.action;
    const form = (action?.views || []).find((view) => view[1] === "form");
    return action?.res_model ? `${action.res_model} ${form?.[0] || ""}` : "";
}"""
READY = "() => !document.querySelector('.o_loading_indicator, .o_blockUI')"
# Clicked one after the other on each screen; each opens something, Escape closes it.
OPENERS = (".o_searchview_dropdown_toggler", ".o_cp_action_menus .dropdown-toggle", ".o_control_panel .fa-cog")
DIALOG = ".modal .btn-close, .o_error_dialog .btn-close"


class Crawler:
    """`strings`: text → the first place where it stood."""

    def __init__(self, page, client):
        self.page = page
        self.client = client
        self.strings = {}
        self.forms = set()
        self.opened = set()
        self.failed = defaultdict(list)

    def menus(self):
        """(place, action, xmlid of the app) of each menu with an action, each action once."""
        menus = self.client.http.get(f"{self.client.url}/web/webclient/load_menus", timeout=60).json()
        done = set()

        def below(number, path, app):
            menu = menus[str(number)]
            place = f"{path} / {menu['name']}" if path else menu["name"]
            if menu["actionID"] and menu["actionID"] not in done:
                done.add(menu["actionID"])
                yield place, menu["actionID"], app
            for child in menu["children"]:
                yield from below(child, place, app)

        for root in menus["root"]["children"]:
            yield from below(root, "", menus[str(root)]["xmlid"])

    def unopened(self):
        """Places of which nothing came to the screen, with the reason."""
        return {place: reasons for place, reasons in self.failed.items() if place not in self.opened}

    def keep(self, place):
        self.opened.add(place)
        for text in self.page.evaluate(COLLECT):
            self.strings.setdefault(text, place)

    def settle(self):
        self.page.wait_for_timeout(120)
        self.page.wait_for_function(READY)

    def click(self, selector, place):
        """Click what is there and visible, keep what came; False when nothing was."""
        target = self.page.locator(selector).locator("visible=true")
        if not target.count():
            return False
        try:
            target.first.click(timeout=3000)
        except Error as error:
            self._note(place, error)
            return False
        self.settle()
        self.keep(place)
        return True

    def close(self):
        """Close menus and dialogs, one over the other."""
        self.page.keyboard.press("Escape")
        for _dialog in range(4):
            self.settle()
            button = self.page.locator(DIALOG).locator("visible=true")
            if not button.count():
                return
            # It may be closing by itself.
            button.last.dispatch_event("click", timeout=3000)

    def _has_dialog(self):
        return bool(self.page.locator(DIALOG).locator("visible=true").count())

    @contextmanager
    def _at(self, place):
        """What does not open is noted; whatever opened is closed."""
        try:
            yield
        except Error as error:
            self._note(place, error)
        try:
            self.close()
        except Error as error:
            self._note(place, error)

    def _note(self, place, error):
        self.failed[place].append(str(error).splitlines()[0])

    def visit(self, place, action):
        """One action: its views, menus, dialogs, a record with its tabs, a new record."""
        with self._at(place):
            self.page.evaluate(DO_ACTION, action)
            self.settle()
            self.keep(place)
            self._tabs(place)
            if self._has_dialog():
                return
            for number in range(self.page.locator(".o_switch_view").count()):
                self.page.locator(".o_switch_view").nth(number).dispatch_event("click")
                self.settle()
                self.keep(place)
            self._menus(place)
            form = self.page.evaluate(FORM)
            if form and form not in self.forms:
                self.forms.add(form)
                self._export(place)
                self._record(place)
                self._new(place, action)

    def dialog(self, place, action):
        """A wizard by itself, with its tabs."""
        with self._at(place):
            self.page.evaluate(DO_ACTION, action)
            self.settle()
            self.keep(place)
            self._tabs(place)

    def top_bar(self):
        """Messages, activities, the menu of the user, the shortcuts, his preferences."""
        for opener in (".o_menu_systray .fa-comments", ".o_menu_systray .fa-clock-o", ".o_user_menu button"):
            with self._at("the top bar"):
                self.click(opener, "the top bar")
        for item in ("shortcuts", "preferences"):
            with self._at(f"the user's {item}"):
                self.page.locator(".o_user_menu button").first.dispatch_event("click")
                self.page.locator(f"[data-menu={item}]").first.dispatch_event("click")
                self.settle()
                self.keep(f"the user's {item}")
                self._tabs(f"the user's {item}")

    def public_page(self, path):
        with self._at(path):
            self.page.goto(path)
            self.keep(path)

    def _menus(self, place):
        for opener in OPENERS:
            if self.click(opener, place):
                self.page.keyboard.press("Escape")

    def _tabs(self, place):
        """Tabs of a form, sections of the settings; those of the dialog when one lies over the screen."""
        over = ".modal " if self._has_dialog() else ""
        for selector in (".o_notebook_headers .nav-link:not(.active)", ".settings_tab .tab"):
            tabs = self.page.locator(over + selector)
            for number in range(min(tabs.count(), 20)):
                tab = tabs.nth(number)
                if tab.count() and tab.is_visible():
                    tab.click(timeout=3000)
                    self.settle()
                    self.keep(place)

    def _export(self, place):
        """Mark a row: what can be done with it, and the dialog of the export."""
        box = self.page.locator(".o_list_renderer .o_list_record_selector input:enabled").locator("visible=true")
        if box.count() > 1:
            box.first.click()
            self.settle()
            self.keep(place)
            if self.click(".o_cp_action_menus .dropdown-toggle", place) and self.click(
                    ".o-dropdown--menu .o-dropdown-item:has(.fa-upload)", place):
                self.close()
            self.page.keyboard.press("Escape")

    def _record(self, place):
        row = self.page.locator(".o_data_row .o_data_cell, .o_kanban_record:not(.o_kanban_ghost)").locator("visible=true")
        if row.count() and not self.page.locator(".o_view_sample_data").count():
            row.first.click(timeout=3000)
            self.settle()
            self.keep(place)
            self._tabs(place)
            self.click(".o_control_panel .fa-cog", place)
            self.close()

    def _new(self, place, action):
        self.page.evaluate(DO_ACTION, action)
        self.settle()
        button = ".o_list_button_add, .o-kanban-button-new"
        if self.click(button, place):
            self._tabs(place)
            self.close()
        if self.page.locator(".o_form_button_cancel").locator("visible=true").count():
            self.page.locator(".o_form_button_cancel").locator("visible=true").first.click()
            self.settle()
