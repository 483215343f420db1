"""The web client in the hands of a person: fields by their names, buttons by their words."""

from labels import label
from playwright.sync_api import TimeoutError


class Client:
    """One person's page of the web client in one language.

    :param page: a logged-in Playwright page; :param lang: his language code.
    :param shot: callable(page, name) that takes a picture, or None.
    """

    def __init__(self, page, lang, shot=None):
        self.page = page
        self.lang = lang
        self._shot = shot

    def shot(self, name):
        if self._shot:
            self.settle()
            self._shot(self.page, name)

    def settle(self):
        """Wait until nothing loads any more."""
        self.page.wait_for_timeout(250)
        self.page.wait_for_function("() => !document.querySelector('.o_loading_indicator, .o_blockUI')")
        self.page.wait_for_timeout(100)

    def open(self, path):
        self.page.goto(f"/odoo/{path}")
        self.page.wait_for_selector(".o_action_manager .o_view_controller")
        self.settle()

    def field(self, name, inside=""):
        return self.page.locator(f"{inside} .o_field_widget[name={name}]").first

    def type(self, name, text, inside=""):
        """Type into a field and leave it, as the Tab key does; waits for what the client makes of it."""
        box = self.field(name, inside).locator("input, textarea, .odoo-editor-editable").first
        box.click()
        box.fill(text)
        box.press("Tab")
        # A pointer left on the field calls its tooltip, which may lie over the next one.
        self.page.mouse.move(0, 0)
        self.settle()

    def choose(self, name, text, inside=""):
        """Pick the record whose name has ``text`` in a many2one field: from its list, on a phone from its dialog."""
        box = self.field(name, inside).locator("input").first
        box.click()
        if box.get_attribute("readonly") is None:
            box.fill(text)
            found = self.page.locator(".o-autocomplete--dropdown-item").filter(has_text=text).first
            found.wait_for()
            self.settle()
            # The list moves with the row it belongs to: the event goes to the item, wherever it stands.
            found.locator("a").dispatch_event("click")
        else:
            self._choose_in_dialog(text)
        self.settle()

    def _choose_in_dialog(self, text):
        dialog = self.page.locator(".modal").last
        dialog.locator(".o_data_row, .o_kanban_record:not(.o_kanban_ghost)").filter(has_text=text).first.click()

    def press(self, source, inside=""):
        """Click the button with these words; on a phone it may be in the menu of the status bar."""
        words = label(self.lang, source)
        scope = self.page.locator(inside or ".o_action_manager").last
        button = scope.get_by_role("button", name=words)
        more = self.page.locator(".o_statusbar_buttons .dropdown-toggle, .o_statusbar_buttons button.o-dropdown")
        if not button.count() and more.count():
            more.first.click()
            self.settle()
            item = self.page.locator(".o-dropdown--menu [role=menuitem]").filter(has_text=words).first
            # A sheet that slides in from below: the event goes to the button, wherever it stands by now.
            item.evaluate("item => (item.querySelector('button') || item).click()")
        else:
            button.first.click()
        self.settle()

    def refused(self):
        """The sentence of the refusal on the screen, closed after reading; empty when there is none."""
        dialog = self.page.locator(".o_error_dialog, .modal:has(.o_dialog_warning), .modal:has(.text-prewrap)")
        if not dialog.count():
            return ""
        sentence = dialog.first.inner_text()
        dialog.first.locator("footer button, .btn-close").first.click()
        self.settle()
        return sentence

    def new(self):
        self.page.locator(".o_list_button_add, .o-kanban-button-new, .o_form_button_create").locator("visible=true").first.click()
        self.page.wait_for_selector(".o_form_view")
        self.settle()

    def save(self):
        """Save the form, as Alt+S does."""
        self.page.locator(".o_form_button_save").locator("visible=true").first.click()
        self.settle()

    def pick(self, text):
        """Open the row or card that shows ``text``."""
        self.page.locator(".o_data_row, .o_kanban_record").filter(has_text=text).first.click()
        self.page.wait_for_selector(".o_form_view")
        self.settle()

    def text(self):
        return self.page.locator(".o_action_manager").inner_text()

    def says_state(self, source):
        """Whether the status bar stands on the state with these words."""
        words = label(self.lang, source)
        bar = self.page.locator(".o_action_manager .o_statusbar_status, .o_action_manager .o_field_statusbar").first
        current = bar.locator(".o_arrow_button_current, .dropdown-toggle").locator("visible=true")
        try:
            current.filter(has_text=words).first.wait_for(timeout=8000)
        except TimeoutError:
            said = current.first.inner_text() if current.count() else "nothing"
            raise AssertionError(f"the state is «{said}», not {words.pattern}; {self.refused()}") from None
        return True

    def add_line(self, name, column, text, inside=""):
        """Add a row to a list inside the form and choose the record in ``column``."""
        rows = self.field(name, inside)
        rows.locator(".o_field_x2many_list_row_add a, .o-kanban-button-new").first.click()
        self.settle()
        if rows.locator(".o_selected_row").count():
            self.choose(column, text, inside=f"{inside} .o_selected_row")
            return
        row = self.page.locator(".modal").last  # on a phone a row is a card of its own
        self.choose(column, text, inside=".modal:last-child")
        row.locator(".o_form_button_save").first.click()
        self.settle()

    def tick(self, name, inside=""):
        self.field(name, inside).locator("input").check(force=True)

    def choose_first(self, name):
        """Pick the first record that a many2one field offers."""
        box = self.field(name).locator("input").first
        box.click()
        self.settle()
        if box.get_attribute("readonly") is None:
            self.page.locator(".o-autocomplete--dropdown-item a").first.dispatch_event("click")
        else:
            self._choose_in_dialog("")
        self.settle()

    def mark(self, name, source, inside=""):
        """Choose one of the round buttons of a field by its words."""
        self.field(name, inside).locator(".o_radio_item").filter(has_text=label(self.lang, source)).locator("input").check()

    def find(self, text):
        """Search for ``text`` in the list."""
        box = self.page.locator(".o_searchview_input").first
        if not box.is_visible():
            self.page.locator(".o_control_panel button:has(.fa-search, .oi-search)").first.click()
        box.fill(text)
        box.press("Enter")
        # The list of proposals opens with a delay and would lie over the rows.
        self.settle()
        proposals = self.page.locator(".o_searchview_autocomplete")
        if proposals.count():
            box.press("Escape")
            proposals.wait_for(state="detached")
        self.settle()

    def print_form(self, source):
        """Choose the form with these words in the menu of the record, under the printer."""
        self.page.locator(".o_cp_action_menus .fa-cog, .o_control_panel .fa-cog").first.click()
        self.settle()
        self.page.locator(".o-dropdown--menu .dropdown-toggle:has(.fa-print)").first.hover()
        self.settle()
        self.page.locator(".o-dropdown--menu .o-dropdown-item").filter(has_text=label(self.lang, source)).first.click()
