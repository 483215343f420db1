from . import test_supply_request
from . import test_supply_issue
from . import test_supply_access_matrix
from . import test_acceptance
from . import test_stock_card
from . import test_plan_models
