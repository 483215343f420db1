"""People, goods and norms of a test office for the tests of supply."""

from datetime import date

from odoo.addons.akimat_base.tests.common import AkimatCase

# A Monday in the second quarter with no holiday near it in the calendar that is shipped.
MONDAY = date(2026, 6, 1)
NOW = "2026-06-01 05:00:00"


class SupplyCase(AkimatCase):
    """A housing unit asks, the affairs directorate serves it, a storekeeper issues; everybody is named by his part."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.affairs_unit = cls.make_department("Affairs directorate", "subordinate")
        cls.housing = cls.make_department("Housing", "executive_body", servicing_department_id=cls.affairs_unit.id)
        cls.education = cls.make_department("Education", "executive_body")
        cls.akim = cls.make_user("akim", "akim")
        cls.head = cls.make_user("head", "head_of_office")
        cls.unit_head = cls.make_user("unit head", "body_head", department=cls.housing)
        cls.affairs_head = cls.make_user("affairs head", "unit_head", department=cls.affairs_unit)
        cls.storekeeper = cls.make_user("storekeeper", department=cls.affairs_unit)
        cls.make_duty(cls.storekeeper, "storekeeper")
        cls.second_storekeeper = cls.make_user("second storekeeper", "storekeeper", department=cls.affairs_unit)
        cls.requester = cls.make_user("requester", department=cls.housing)
        cls.neighbour = cls.make_user("neighbour", department=cls.housing)
        cls.colleague = cls.make_user("colleague", department=cls.education)
        cls.other_head = cls.make_user("other head", "body_head", department=cls.education)
        cls.finance = cls.make_user("finance", "finance")
        cls.procurer = cls.make_user("procurer", "procurer")
        cls.auditor = cls.make_user("auditor", "auditor")
        cls.stranger = cls.make_user("stranger", "akim", "storekeeper", company=cls.other_akimat)
        cls.category = cls.env["product.category"].create({"name": "Stationery"})
        cls.paper = cls.make_product("Paper A4")
        cls.pens = cls.make_product("Pens")
        cls.stock(cls.paper, 10)

    @classmethod
    def make_product(cls, name, **vals):
        return cls.env["product.product"].create(
            {"name": name, "type": "consu", "is_storable": True, "categ_id": cls.category.id, **vals}
        )

    @classmethod
    def stock(cls, product, quantity):
        """So much of ``product`` comes into the store."""
        cls.env["stock.quant"]._update_available_quantity(product, cls.akimat._supply_store(), quantity)

    def in_store(self, product):
        return self.akimat._supply_available(product)[product]

    @classmethod
    def make_norm(cls, quantity, product=None, **vals):
        subject = {"product_id": product.id} if product else {"categ_id": cls.category.id}
        return cls.env["akimat.supply.norm"].create(
            {
                **subject,
                "quantity": quantity,
                "uom_id": cls.paper.uom_id.id,
                "citation": "Order of the head No. 5",
                **vals,
            }
        )

    def as_user(self, user, record):
        """``record`` as ``user`` sees it, with nothing left in the cache of the others."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user)

    def draft(self, *goods, user=None, **vals):
        """A draft of the requester: pairs of product and quantity."""
        user = user or self.requester
        return (
            self.env["akimat.supply.request"]
            .with_user(user)
            .create(
                {
                    "purpose": "For the work of the unit",
                    "line_ids": [(0, 0, {"product_id": product.id, "quantity": count}) for product, count in goods],
                    **vals,
                }
            )
        )

    def sent(self, *goods, **vals):
        request = self.draft(*goods, **vals)
        request.action_submit()
        return request

    def agreed(self, *goods, **vals):
        request = self.sent(*goods, **vals)
        self.as_user(self.unit_head, request).action_agree()
        return request

    def approved(self, *goods, **vals):
        request = self.agreed(*goods, **vals)
        self.as_user(self.affairs_head, request).action_approve()
        return request

    def in_work(self, *goods, **vals):
        request = self.approved(*goods, **vals)
        self.as_user(self.storekeeper, request).action_take()
        return request

    def received(self, request, *quantities, **how):
        """The goods are handed over, and the requester confirms them."""
        act = self.issue(request, *quantities, **how)
        self.as_user(self.requester, request).action_confirm()
        return act

    def issue(self, request, *quantities, user=None, **how):
        """The storekeeper hands over so much of each line, in their order; all of it when nothing is said."""
        request = self.as_user(user or self.storekeeper, request)
        lines = request.line_ids
        wanted = quantities or lines.mapped("remaining_quantity")
        return request.action_issue(dict(zip(lines.ids, wanted, strict=True)), **how)
