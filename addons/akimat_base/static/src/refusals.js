/*
 * Our typed refusals are kinds of the core's UserError, whose dialog the client finds
 * by the exact name of the class; here they are shown as what they are kinds of.
 */
import { registry } from "@web/core/registry";
import { RPCError } from "@web/core/network/rpc";

const OURS = "odoo.addons.akimat_";

function nameRefusals(env, error, originalError) {
    const refusal = originalError?.cause ?? originalError;
    if (refusal instanceof RPCError && refusal.exceptionName?.startsWith(OURS)) {
        refusal.exceptionName = "odoo.exceptions.UserError";
    }
    return false; // the core's own handlers go on from here
}

registry.category("error_handlers").add("akimat_refusals", nameRefusals, { sequence: 1 });
