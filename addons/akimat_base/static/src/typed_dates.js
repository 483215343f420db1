/*
 * A typed date stays on the screen when the name of the record follows from it: the core empties the field
 * while the server still answers, then takes the value for shown and leaves it empty until the form is opened anew.
 */
import { useEffect } from "@odoo/owl";
import { areDatesEqual } from "@web/core/l10n/dates";
import { patch } from "@web/core/utils/patch";
import { DateTimeField } from "@web/views/fields/datetime/datetime_field";

patch(DateTimeField.prototype, {
    setup() {
        super.setup();
        useEffect(
            () => {
                const value = this.getRecordValue();
                if (!this.picker.activeInput && !areDatesEqual(this.state.value, value)) {
                    this.state.value = value;
                }
            },
            () => [JSON.stringify(this.getRecordValue())]
        );
    },
});
