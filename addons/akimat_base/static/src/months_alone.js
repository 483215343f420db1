/*
 * A month by itself stands in the nominative: "март", not "марта"; "Наурыз" at the head of a calendar.
 * For luxon `MMMM` is the month of a date and `LLLL` the month alone; the core asks for the first everywhere,
 * also where no day stands beside it (periods of a filter, heads of the calendar).
 */
import { patch } from "@web/core/utils/patch";
import { CalendarController } from "@web/views/calendar/calendar_controller";

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
