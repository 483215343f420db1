/*
 * Kazakh dates, numbers and relative times for browsers without Kazakh data.
 *
 * Chromium accepts the locale "kk" but ships only the language-neutral data:
 * the month is "M03", the weekday "Sun", the number "1,234.5". Where that is so,
 * the formatters are asked for Russian, whose patterns differ least, and the words
 * and the place of the year are replaced. A browser with Kazakh data is left alone.
 */

const MONTHS = [
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
    "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
];
const WEEKDAYS = {
    Sun: ["жексенбі", "жс"],
    Mon: ["дүйсенбі", "дс"],
    Tue: ["сейсенбі", "сс"],
    Wed: ["сәрсенбі", "ср"],
    Thu: ["бейсенбі", "бс"],
    Fri: ["жұма", "жм"],
    Sat: ["сенбі", "сб"],
};
// word, with the ending of "from" (ablative), this one, the next one, the last one
const UNITS = {
    year: ["жыл", "жылдан", "биыл", "келесі жылы", "былтыр"],
    quarter: ["тоқсан", "тоқсаннан", "осы тоқсанда", "келесі тоқсанда", "өткен тоқсанда"],
    month: ["ай", "айдан", "осы айда", "келесі айда", "өткен айда"],
    week: ["апта", "аптадан", "осы аптада", "келесі аптада", "өткен аптада"],
    day: ["күн", "күннен", "бүгін", "ертең", "кеше"],
    hour: ["сағат", "сағаттан", "осы сағатта"],
    minute: ["минут", "минуттан", "осы минутта"],
    second: ["секунд", "секундтан", "қазір"],
    millisecond: ["мс"],
};

const isKazakh = (formatter) => formatter.resolvedOptions().locale.startsWith("kk");
const capitalised = (word) => word[0].toUpperCase() + word.slice(1);
const joined = (parts) => parts.map((part) => part.value).join("");
const literal = (value) => ({ type: "literal", value });

/** A formatter of another locale with the options of this one, or those chosen from them; made once. */
function twin(Formatter, locale, choose = (options) => options) {
    const made = new WeakMap();
    return (formatter) => {
        if (!made.has(formatter)) {
            made.set(formatter, new Formatter(locale, choose(formatter.resolvedOptions())));
        }
        return made.get(formatter);
    };
}

/** Let `wordIn(part)` put the word for a part, and the year stand first: "2026 ж. 22 наурыз". */
function rearranged(parts, wordIn) {
    const words = parts.map((part) => ({ ...part, value: wordIn(part) }));
    const year = words.findIndex((part) => part.type === "year");
    const hasNamedMonth = words.some((part) => part.type === "month" && /\p{L}/u.test(part.value));
    if (year < 1 || !hasNamedMonth) {
        return words;
    }
    const [moved] = words.splice(year, 1);
    if (words[year - 1]?.type === "literal" && !words[year - 1].value.trim()) {
        words.splice(year - 1, 1);
    }
    const start = words.findIndex((part) => part.type === "day" || part.type === "month");
    words.splice(start, 0, moved, literal(" ж. "));
    return words;
}

function extendDateTimeFormat() {
    const { prototype } = Intl.DateTimeFormat;
    const nativeParts = prototype.formatToParts;
    const nativeFormat = Object.getOwnPropertyDescriptor(prototype, "format").get;
    const russian = twin(Intl.DateTimeFormat, "ru-RU");
    const month = twin(Intl.DateTimeFormat, "en-US", ({ timeZone }) => ({ timeZone, month: "numeric" }));
    const weekday = twin(Intl.DateTimeFormat, "en-US", ({ timeZone }) => ({ timeZone, weekday: "short" }));

    const kazakhParts = (formatter, date) => {
        const parts = nativeParts.call(russian(formatter), date);
        const alone = !parts.some((part) => ["day", "year", "weekday"].includes(part.type));
        const options = formatter.resolvedOptions();
        const named = options.dateStyle === "medium" ? "short" : "long";
        const wordIn = (part) => {
            if (part.type === "month" && /\p{L}/u.test(part.value)) {
                return monthWord(nativeFormat.call(month(formatter))(date) - 1, options.month || named, alone);
            }
            if (part.type === "weekday") {
                return weekdayWord(nativeFormat.call(weekday(formatter))(date), options.weekday || named);
            }
            // Russian puts "г." after the year and "в" before the time
            return part.type === "literal" && /\sв\s/.test(part.value)
                ? ", "
                : part.value.replace(/\s?г\./, "");
        };
        return rearranged(parts, wordIn);
    };

    prototype.formatToParts = function (date) {
        return isKazakh(this) ? kazakhParts(this, date) : nativeParts.call(this, date);
    };
    Object.defineProperty(prototype, "format", {
        configurable: true,
        get() {
            return isKazakh(this)
                ? (date) => joined(kazakhParts(this, date))
                : nativeFormat.call(this);
        },
    });
}

function monthWord(index, style, alone) {
    const word = MONTHS[index];
    if (style === "narrow") {
        return word[0].toUpperCase();
    }
    const shown = style === "short" ? `${word.slice(0, 3)}.` : word;
    return alone ? capitalised(shown) : shown;
}

function weekdayWord(english, style) {
    const [long, short] = WEEKDAYS[english];
    // one letter would be the same for three days, so the narrow name has two
    return style === "long" ? long : short;
}

function extendNumberFormat() {
    const { prototype } = Intl.NumberFormat;
    const nativeParts = prototype.formatToParts;
    const nativeFormat = Object.getOwnPropertyDescriptor(prototype, "format").get;
    const russian = twin(Intl.NumberFormat, "ru-RU");

    const kazakhParts = (formatter, number) => {
        const { unit } = formatter.resolvedOptions();
        const word = UNITS[unit]?.[0];
        return nativeParts
            .call(russian(formatter), number)
            .map((part) => (part.type === "unit" && word ? { ...part, value: word } : part))
            .map((part) => (part.value === "KZT" ? { ...part, value: "₸" } : part));
    };

    prototype.formatToParts = function (number) {
        return isKazakh(this) ? kazakhParts(this, number) : nativeParts.call(this, number);
    };
    Object.defineProperty(prototype, "format", {
        configurable: true,
        get() {
            return isKazakh(this)
                ? (number) => joined(kazakhParts(this, number))
                : nativeFormat.call(this);
        },
    });
}

function relativeWords(value, unit, numeric) {
    const [word, ablative, current, next, last] = UNITS[unit.replace(/s$/, "")];
    const named = { 0: current, 1: next, "-1": last }[value];
    if (numeric === "auto" && named) {
        return named;
    }
    const isPast = value < 0 || Object.is(value, -0);
    const count = new Intl.NumberFormat("kk").format(Math.abs(value));
    return isPast ? `${count} ${word} бұрын` : `${count} ${ablative} кейін`;
}

function extendRelativeTimeFormat() {
    const { prototype } = Intl.RelativeTimeFormat;
    const nativeFormat = prototype.format;
    prototype.format = function (value, unit) {
        return isKazakh(this)
            ? relativeWords(Number(value), unit, this.resolvedOptions().numeric)
            : nativeFormat.call(this, value, unit);
    };
}

function extendListFormat() {
    const { prototype } = Intl.ListFormat;
    const nativeFormat = prototype.format;
    const words = { conjunction: " және ", disjunction: " немесе ", unit: ", " };
    prototype.format = function (list) {
        if (!isKazakh(this)) {
            return nativeFormat.call(this, list);
        }
        const items = [...list];
        const last = items.splice(-1);
        return [items.join(", "), ...last].filter(Boolean).join(words[this.resolvedOptions().type]);
    };
}

const speaksKazakh = /наурыз/i.test(
    new Intl.DateTimeFormat("kk", { month: "long", timeZone: "UTC" }).format(new Date("2026-03-22"))
);
if (!speaksKazakh) {
    extendDateTimeFormat();
    extendNumberFormat();
    extendRelativeTimeFormat();
    extendListFormat();
}
