from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from odoo.addons.akimat_docflow.domain.roles import UNIT_HEADS

DEPUTIES = ("first_deputy", "deputy")
# How far back a missed daily run is made up for.
LOOK_BACK = timedelta(days=7)


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        groups = {kind: list(xml_ids) for kind, xml_ids in super()._kind_groups().items()}
        groups.setdefault("inspector", []).append("akimat_control.group_inspector")
        groups.setdefault("control_head", []).append("akimat_control.group_control_head")
        return groups

    # Who heads and who oversees a unit

    @api.model
    def _heads_of(self, units, company):
        """Users who head one of ``units`` today."""
        return self._overseers_of(units, company, UNIT_HEADS)

    @api.model
    def _head_of(self, unit):
        """The user who answers for ``unit``: its head by duty, else the manager on its card."""
        # A body's head is public inside the office; the employee card of the manager is not.
        return self._heads_of(unit, unit.company_id)[:1] or unit.sudo().manager_id.user_id.sudo(False)

    @api.model
    def _overseers_of(self, units, company, kinds):
        """Users whose duty of ``kinds`` covers one of ``units``, by the unit itself or by a field of oversight."""
        duties = self._running(kinds, company).filtered(
            lambda duty: any(duty._covers(unit) or unit in duty.field_ids.department_ids for unit in units)
        )
        # Duties were read with sudo; their people go back to the caller's own rights.
        return duties.user_id.sudo(False)

    @api.model
    def _supervisors_of(self, units, company):
        """Heads of ``units`` and the deputies who oversee them."""
        return self._heads_of(units, company) | self._overseers_of(units, company, DEPUTIES)

    # Participation follows duties

    @api.model_create_multi
    def create(self, vals_list):
        duties = super().create(vals_list)
        duties._refresh_cards()
        return duties

    def write(self, vals):
        before = self.department_ids
        result = super().write(vals)
        self._refresh_cards(before)
        return result

    def _refresh_cards(self, units=None):
        """Recompute who takes part in the open tasks of the units that these duties head or oversee."""
        units = (units or self.department_ids) | self.department_ids | self.field_ids.department_ids
        if units:
            self.env["akimat.assignment"]._refresh_participants_of_units(units)

    @api.model
    def _people_changing_about(self, today):
        """People whose duties or substitutions began or ended in the last days."""
        since = today - LOOK_BACK
        period = Domain("date_from", ">=", since) & Domain("date_from", "<=", today)
        period |= Domain("date_to", ">=", since) & Domain("date_to", "<=", today)
        # Read by the scheduled action for everybody, duties and substitutions alike.
        duties = self.sudo().search(period)
        # As above.
        substitutions = self.env["akimat.substitution"].sudo().search(period)
        return duties.user_id | substitutions.principal_id | substitutions.substitute_id


class AkimatSubstitution(models.Model):
    _inherit = "akimat.substitution"

    def _after_transition(self, transition):
        super()._after_transition(transition)
        self.env["akimat.assignment"]._refresh_participants(self.principal_id | self.substitute_id)
