from . import test_contract
from . import test_estimate
from . import test_needs
from . import test_plan
from . import test_plan_access_matrix
from . import test_plan_forms
from . import test_plan_models
from . import test_procedure
