/*
 * Words of the calendar's library that its own Kazakh and Russian lack: "Week 12" over the days of a week, hints for readers.
 */

const WORDS = {
    kk: { weekText: "Ап", weekTextLong: "Апта", closeHint: "Жабу", timeHint: "Уақыты", eventHint: "Оқиға" },
    ru: { weekText: "Нед", weekTextLong: "Неделя", closeHint: "Закрыть", timeHint: "Время", eventHint: "Событие" },
};

for (const locale of FullCalendar.globalLocales) {
    Object.assign(locale, WORDS[locale.code]);
}
