from . import test_access_matrix
from . import test_agenda
from . import test_body
from . import test_print_forms
from . import test_scenario_housing_commission
from . import test_scheduled
from . import test_session_flow
from . import test_vote
