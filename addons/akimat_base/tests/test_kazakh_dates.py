from odoo.tests import HttpCase, new_test_user, tagged

EXPECTED = {
    "months": "Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан Қараша Желтоқсан",
    "weekdays": "дс сс ср бс жм сб жс",
    "date": "2026 ж. 22 наурыз",
    "moment": "жексенбі, 2026 ж. 22 наурыз, 15:05",
    "ago": "3 күн бұрын",
    "ahead": "2 сағаттан кейін",
    "number": "1 234 567,89",
    "list": "Анна, Әлия және Яна",
    "russian": "22 марта 2026 г.",
    "russianMonth": "март",
    "russianDay": "22 марта 2026",
}
CHECK = """
    const { DateTime, Info } = luxon;
    const day = DateTime.fromISO("2026-03-22T15:05", { zone: "utc" });
    const found = {
        months: Info.months("long").join(" "),
        weekdays: Info.weekdays("short").join(" "),
        date: day.toLocaleString(DateTime.DATE_FULL),
        moment: new Intl.DateTimeFormat("kk-KZ", {
            dateStyle: "full", timeStyle: "short", timeZone: "UTC",
        }).format(day.toJSDate()),
        ago: DateTime.now().minus({ days: 3 }).toRelative(),
        ahead: DateTime.now().plus({ hours: 2, minutes: 1 }).toRelative(),
        number: new Intl.NumberFormat("kk").format(1234567.89).replace(/\\s/g, " "),
        list: new Intl.ListFormat("kk").format(["Анна", "Әлия", "Яна"]),
        russian: day.setLocale("ru").toLocaleString(DateTime.DATE_FULL),
        russianMonth: day.setLocale("ru").toFormat("MMMM"),
        russianDay: day.setLocale("ru").toFormat("d MMMM yyyy"),
    };
    const expected = %s;
    const wrong = Object.keys(expected).filter((key) => found[key] !== expected[key]);
    console.log(wrong.length ? "wrong: " + wrong.map((key) => key + " = " + found[key]) : "test successful");
"""


@tagged("post_install", "-at_install")
class TestKazakhDates(HttpCase):
    def test_browser_speaks_kazakh_dates(self):
        new_test_user(self.env, login="reader", lang="kk_KZ", groups="base.group_user")
        self.browser_js("/odoo", CHECK % EXPECTED, "document.querySelector('.o_navbar') !== null", login="reader")

    def test_date_picker_shows_kazakh_months_and_weekdays(self):
        new_test_user(self.env, login="manager", lang="kk_KZ", groups="base.group_system")
        self.browser_js(
            f"/odoo/action-base.ir_cron_act/{self.env.ref('base.autovacuum_job').id}",
            """
                const field = document.querySelector(".o_field_widget[name=nextcall]");
                field.querySelector("button, input").click();
                setTimeout(() => {
                    const shown = document.querySelector(".o_datetime_picker").innerText.toLowerCase();
                    const month = luxon.Info.months("long", { locale: "kk" })[luxon.DateTime.now().month - 1];
                    const isKazakh = shown.includes(month.toLowerCase()) && shown.includes("сс");
                    console.log(isKazakh ? "test successful" : "wrong: " + shown);
                }, 1000);
            """,
            "document.querySelector('.o_field_widget[name=nextcall]') !== null",
            login="manager",
        )
