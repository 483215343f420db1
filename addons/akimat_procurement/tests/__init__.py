from . import test_supply_request
from . import test_supply_issue
