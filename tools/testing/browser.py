"""Pages of a real Chromium, logged in, that keep what went wrong in them."""
from tools import packages

VIEWPORTS = {"desktop": (1280, 800), "phone": (390, 844), "wide": (1600, 1000)}
LOCALES = {"kk_KZ": "kk-KZ", "ru_RU": "ru-RU", "en_US": "en-US"}
# Works as root and in containers with little shared memory too.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
# Said by the browser itself about certificates, push and the like, not by a page.
NOISE = ("favicon", "service worker", "ServiceWorker")


def settle(page):
    """Wait until the screen is there and nothing is being loaded."""
    page.wait_for_selector(".o_action_manager > *", state="attached")
    page.wait_for_function("!document.querySelector('.o_loading_indicator, .o_blockUI')")
    page.wait_for_function("document.querySelector('.o_action_manager').innerText.trim().length > 0")


class Browser:
    """One Chromium for the session; each page has its own cookies."""

    def __init__(self, playwright):
        path = packages.executable("the Chromium browser")
        self.chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        self.contexts = []
        self.errors = []

    def page(self, base_url, session_id=None, lang="kk_KZ", viewport="desktop"):
        width, height = VIEWPORTS.get(viewport, viewport)
        is_phone = width < 768
        context = self.chromium.new_context(
            viewport={"width": width, "height": height}, locale=LOCALES.get(lang, lang), timezone_id="Asia/Almaty",
            has_touch=is_phone, is_mobile=is_phone, accept_downloads=True, base_url=base_url,
        )
        self.contexts.append(context)
        if session_id:
            context.add_cookies([{"name": "session_id", "value": session_id, "url": base_url}])
        page = context.new_page()
        page.set_default_timeout(20000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        return page

    def _heard(self, message):
        if message.type == "error" and not any(noise in message.text for noise in NOISE):
            place = (message.location or {}).get("url", "")
            self.errors.append(f"{place}: {message.text}")

    def forget_pages(self):
        """Close the pages of a test; returns the errors that they showed."""
        for context in self.contexts:
            context.close()
        errors, self.contexts, self.errors = self.errors, [], []
        return errors

    def close(self):
        self.forget_pages()
        self.chromium.close()
