/*
 * Dates in papers of an office are written in full: 22.11.2026, not "22 Nov".
 * The core leaves the year of the current year out unless a view asks for numbers
 * (option `numeric`); here numbers are what a view gets when it says nothing.
 */
import { registry } from "@web/core/registry";
import { patch } from "@web/core/utils/patch";

const OFFICIAL = (options) => ({ numeric: true, ...options });

for (const name of ["date", "datetime"]) {
    const formatter = registry.category("formatters").get(name);
    const { extractOptions } = formatter;
    formatter.extractOptions = (info) => extractOptions({ ...info, options: OFFICIAL(info.options) });
    const field = registry.category("fields").get(name);
    const { extractProps, listViewWidth } = field;
    patch(field, {
        extractProps: (info, dynamicInfo) => extractProps({ ...info, options: OFFICIAL(info.options) }, dynamicInfo),
        listViewWidth: listViewWidth && ((info) => listViewWidth({ ...info, options: OFFICIAL(info.options) })),
    });
}
