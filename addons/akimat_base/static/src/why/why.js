/*
 * «Why»: an entry of the cog menu of every list, board and form that serves clauses of the acts.
 * It shows the clauses and norms behind the screen; which ones is decided on the server by the map
 * of screens, so no view of ours says anything about it.
 */
import { Component, onWillStart, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { DropdownItem } from "@web/core/dropdown/dropdown_item";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { user } from "@web/core/user";
import { useService } from "@web/core/utils/hooks";
import { session } from "@web/session";

export class WhyDialog extends Component {
    static template = "akimat_base.WhyDialog";
    static components = { Dialog };
    static props = { resModel: String, actionId: { optional: true }, close: Function };

    setup() {
        this.action = useService("action");
        this.orm = useService("orm");
        this.title = _t("Why is it so?");
        this.state = useState({ all: false });
        onWillStart(async () => {
            const args = [this.props.resModel, this.props.actionId || false];
            this.behind = await this.orm.call("akimat.clause", "why", args, { context: user.context });
        });
    }

    get moreCount() {
        return this.behind.more.reduce((count, act) => count + act.clauses.length, 0);
    }

    open(resModel, resId) {
        this.props.close();
        this.action.doAction({ type: "ir.actions.act_window", res_model: resModel, res_id: resId, views: [[false, "form"]] });
    }

    openAll() {
        this.props.close();
        this.action.doAction("akimat_base.akimat_clause_action", { additionalContext: { search_default_by_act: 1 } });
    }
}

export class WhyMenu extends Component {
    static template = "akimat_base.WhyMenu";
    static components = { DropdownItem };
    static props = {};

    setup() {
        this.dialog = useService("dialog");
    }

    onSelected() {
        const { config, searchModel } = this.env;
        this.dialog.add(WhyDialog, { resModel: searchModel.resModel, actionId: config.actionId });
    }
}

registry.category("cogMenu").add(
    "akimat-why",
    {
        Component: WhyMenu,
        groupNumber: 100,
        isDisplayed: ({ config, searchModel }) =>
            config.actionType === "ir.actions.act_window" &&
            (session.akimat_why_models || []).includes(searchModel?.resModel),
    },
    { sequence: 100 }
);
