"""Checks of the tables that hold who stands in limited circles; mixed into a test case of a model that has them."""

from odoo.tools import SQL


class CircleChecks:
    """The circle of a record is read from its table: what the field says may still be in memory."""

    def circle(self, record):
        """Ids of the people whom the table of circles holds for ``record``."""
        return {person for record_id, person in self.circles(record) if record_id == record.id}

    def circles(self, model):
        field = model._fields["circle_ids"]
        model.env.flush_all()
        columns = map(SQL.identifier, (field.column1, field.column2, field.relation))
        return set(self.env.execute_query(SQL("SELECT %s, %s FROM %s", *columns)))

    def assertCircleIs(self, record, people):
        self.assertEqual(self.circle(record), set(people.ids))

    def assertFilledByUpgrade(self, model):
        """A database from before there were circles has the same ones after the upgrade."""
        before = self.circles(model)
        self.assertTrue(before)
        self.env.cr.execute(SQL("DROP TABLE %s", SQL.identifier(model._fields["circle_ids"].relation)))
        self.registry.init_models(self.env.cr, [model._name], {"module": model._original_module}, install=False)
        self.assertEqual(self.circles(model), before)
