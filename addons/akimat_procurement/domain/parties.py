"""Who is kept apart from which step of planning, buying and supply: nobody gains by his own act.

Step → fields (words) of the record that name people who may not take it.
"""

from __future__ import annotations

# Who entered an estimate or a plan, or put it before others, neither agrees with it nor approves it.
ESTIMATE = {"approve": "create_uid submitted_by_id"}
PLAN = {
    "agree": "create_uid submitted_by_id",
    "approve": "create_uid submitted_by_id agreed_by_id",
}

# Nobody accepts his own need.
NEED = {"accept": "author_id create_uid submitted_by_id"}

# Who prepared or announced a purchase neither judges its bids nor decides on it; a supplier decides on nothing.
PROCEDURE = {
    "decide": "create_uid",
    "evaluate": "create_uid reg_user_id",
    "protocol": "create_uid reg_user_id",
    "cancel": "create_uid",
}

# Who prepared a contract neither visas nor signs it, who gave the visa does not sign, who signed does not put it in
# force, and a registration is not annulled by who made it. The supplier's own people take no step.
_SUPPLIER = "partner_id"
CONTRACT = {
    "submit": _SUPPLIER,
    "visa": f"create_uid prepared_by_id {_SUPPLIER}",
    "sign": f"create_uid prepared_by_id legal_by_id {_SUPPLIER}",
    "enforce": f"create_uid prepared_by_id signed_by_id {_SUPPLIER}",
    "close": f"create_uid prepared_by_id signed_by_id {_SUPPLIER}",
    "terminate": _SUPPLIER,
    "annul": f"signed_by_id reg_user_id {_SUPPLIER}",
}
AMENDMENT = {
    "visa": "create_uid prepared_by_id contract_id.partner_id",
    "sign": "create_uid prepared_by_id legal_by_id contract_id.partner_id",
}

# Who bought, signed or supplies does not pay; who entered a payment does not reverse it.
PAYMENT = {
    "pay": "contract_id.create_uid contract_id.prepared_by_id contract_id.signed_by_id contract_id.partner_id",
    "reverse": "create_uid",
}

# A power is given by neither of its two parties to himself.
POWER = {"give": "user_id", "revoke": "user_id"}

# Who receives and examines does not approve what he accepted, and who approved does not pay.
ACCEPTANCE = {
    "submit": "contract_id.partner_id",
    "approve": "create_uid submitted_by_id member_ids.user_id contract_id.partner_id",
    "pay": "create_uid submitted_by_id approved_by_id member_ids.user_id contract_id.signed_by_id"
    " contract_id.partner_id",
}

# Who asks neither agrees, approves nor issues; who agreed does not approve, who approved does not issue, and who
# issued does not confirm.
SUPPLY_REQUEST = {
    "agree": "requester_id create_uid",
    "approve": "requester_id create_uid agreed_by_id",
    "take": "requester_id create_uid agreed_by_id approved_by_id receiver_id",
    "issue": "requester_id create_uid agreed_by_id approved_by_id receiver_id",
    "confirm": "storekeeper_id issue_ids.storekeeper_id",
}
SUPPLY_ISSUE = {"receive": "storekeeper_id"}
