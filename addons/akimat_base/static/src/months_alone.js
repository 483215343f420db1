/*
 * A month by itself stands in the nominative: "март", not "марта"; "Наурыз" at the head of a calendar.
 * For luxon `MMMM` is the month of a date and `LLLL` the month alone; the core asks for the first everywhere,
 * also where no day stands beside it (periods of a filter, heads of the calendar).
 */
import { patch } from "@web/core/utils/patch";
import { CalendarCommonRenderer } from "@web/views/calendar/calendar_common/calendar_common_renderer";
import { CalendarController } from "@web/views/calendar/calendar_controller";
import { CalendarYearRenderer } from "@web/views/calendar/calendar_year/calendar_year_renderer";

const { DateTime } = luxon;

patch(DateTime.prototype, {
    toFormat(format, options) {
        return super.toFormat(format === "MMMM" ? "LLLL" : format, options);
    },
});

patch(CalendarController.prototype, {
    get dayHeader() {
        return this.date.toLocaleString(DateTime.DATE_FULL);
    },
});

// The calendar's library heads the numbers of weeks in Kazakh with a Russian "Не".
for (const { prototype } of [CalendarCommonRenderer, CalendarYearRenderer]) {
    patch(prototype, {
        get options() {
            const isKazakh = luxon.Settings.defaultLocale.startsWith("kk");
            return { ...super.options, ...(isKazakh && { weekText: "Ап" }) };
        },
    });
}
