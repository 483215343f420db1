from odoo import api, fields, models

from odoo.addons.akimat_base.domain.refusal import Refusal
from odoo.addons.akimat_base.messages import explain

from ..exceptions_staffing import SeatRefused
from ..messages_staffing import SENTENCES

# Where a person serves and since when: once an act has said it, it changes by the next act only.
SERVICE = frozenset(
    "staffing_position_id department_id job_id job_title date_version contract_date_start employee_id".split()
)
# How the service ends: entered by the personnel service, each change a line of the audit chain.
_END = frozenset("contract_date_end departure_date departure_reason_id".split())


class HrVersion(models.Model):
    """The post of an employee, with its history: each version of the card has its own.

    What an order says of the service of a person (of appointment, of demotion) is closed to everybody; before the
    first act the personnel service enters it by hand, each change with a line. The rest of the card is Odoo's.
    """

    _name = "hr.version"
    _inherit = ["akimat.guard.mixin", "hr.version"]
    _open = {"*": " ".join(sorted(SERVICE | _END))}
    _deletable = "*"

    staffing_position_id = fields.Many2one(
        "akimat.staffing.position",
        "Post of the staffing table",
        check_company=True,
        index="btree_not_null",
        ondelete="restrict",
        tracking=True,
        groups="hr.group_hr_user",
    )
    act_id = fields.Many2one(
        "akimat.document",
        "By what order",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        groups="hr.group_hr_user",
    )

    @api.constrains("staffing_position_id", "date_version", "employee_id", "departure_date")
    def _check_staffing_seat(self):
        for version in self:
            # How many people sit on a post does not depend on which of them the user may read.
            post = version.sudo().staffing_position_id
            if not post or not version.employee_id:
                continue
            if post.table_state not in ("in_force", "archived"):
                refusal = Refusal("seat_not_in_force", employee=version.employee_id.name)
                raise SeatRefused(post._refusal_message(refusal))
            post._check_seats(version.employee_id)

    # What an act has said

    @api.model
    def _guarded_names(self, names):
        return super()._guarded_names(names) & (SERVICE | _END | {"act_id"})

    def _is_held(self):
        """Whether an act has said where the employee serves."""
        # Of whom acts speak does not depend on who may read them.
        return bool(self.sudo().employee_id.version_ids.act_id)

    def _open_now(self):
        return super()._open_now() - SERVICE if self._is_held() else super()._open_now()

    def _refusal_of_closed(self, closed):
        return Refusal("service_by_act", fields=closed) if self else super()._refusal_of_closed(closed)

    def _refusal_to_delete(self):
        return Refusal("service_is_kept") if self._is_held() else None

    def _refusal_message(self, refusal):
        return explain(self.env, self, refusal, SENTENCES) or super()._refusal_message(refusal)

    def _refuse_birth(self, vals_list, granted):
        """A new version of a card that an act holds says of the service what the former one says."""
        for vals in vals_list:
            # As in `_is_held`.
            employee = self.env["hr.employee"].sudo().browse(vals.get("employee_id") or ())
            former = employee and employee.version_ids.act_id and employee._get_version(self._day_of(vals))
            names = SERVICE - {"date_version", "employee_id"} | {"act_id"}
            changed = {name for name in names & vals.keys() - granted if self._differs(former, name, vals[name])}
            if changed:
                refusal = Refusal("service_by_act", fields=changed)
                raise SeatRefused((former or self)._refusal_message(refusal))

    @staticmethod
    def _day_of(vals):
        return fields.Date.to_date(vals.get("date_version")) or fields.Date.today()

    def _differs(self, former, name, value):
        if not former:
            return name == "act_id" and bool(value)
        field = self._fields[name]
        given = field.convert_to_record(field.convert_to_cache(value, former), former)
        return given != former[name]
