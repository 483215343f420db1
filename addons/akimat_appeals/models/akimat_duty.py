from odoo import api, models


class AkimatDuty(models.Model):
    _inherit = "akimat.duty"

    @api.model
    def _kind_groups(self):
        brought = super()._kind_groups()
        ours = {
            "registrar": ["akimat_appeals.group_appeal_clerk", "akimat_appeals.group_reception"],
            "general_head": ["akimat_appeals.group_appeal_clerk", "akimat_appeals.group_reception"],
            "reception_officer": ["akimat_appeals.group_reception"],
        }
        return {kind: [*brought.get(kind, []), *ours.get(kind, [])] for kind in {**brought, **ours}}

    # Whom an appeal must not reach follows from duties and substitutions as well.

    @api.model_create_multi
    def create(self, vals_list):
        duties = super().create(vals_list)
        self.env["akimat.appeal"]._refresh_barred(duties.user_id, duties.department_ids)
        return duties

    def write(self, vals):
        people, units = self.user_id, self.department_ids
        result = super().write(vals)
        self.env["akimat.appeal"]._refresh_barred(people | self.user_id, units | self.department_ids)
        return result

    def unlink(self):
        people, units = self.user_id, self.department_ids
        result = super().unlink()
        self.env["akimat.appeal"]._refresh_barred(people, units)
        return result


class AkimatSubstitution(models.Model):
    _inherit = "akimat.substitution"

    def _after_transition(self, transition):
        super()._after_transition(transition)
        people = self.principal_id | self.substitute_id
        self.env["akimat.appeal"]._refresh_barred(people, self.env["hr.department"])
        self.env["akimat.reception.card"]._refresh_participants(people)
