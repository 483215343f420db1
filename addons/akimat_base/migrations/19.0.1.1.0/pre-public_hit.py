"""Counted requests of public pages belong to this addon now, no longer to the one of appeals."""


def migrate(cr, version):
    """Move the names of the model and its parts, so that nothing is made twice; a second run finds nothing."""
    cr.execute(
        r"""
        UPDATE ir_model_data SET module = 'akimat_base'
         WHERE module = 'akimat_appeals'
           AND name SIMILAR TO '(model|field|constraint|access|cron)\_(akimat\_)?public\_(hit|forget)%'
        """
    )
    cr.execute(
        """
        UPDATE ir_model_constraint SET module = base.id
          FROM ir_module_module base, ir_module_module appeals, ir_model model
         WHERE base.name = 'akimat_base' AND appeals.name = 'akimat_appeals' AND model.model = 'akimat.public.hit'
           AND ir_model_constraint.model = model.id AND ir_model_constraint.module = appeals.id
        """
    )
