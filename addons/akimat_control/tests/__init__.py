from . import test_access_matrix
from . import test_assignment_card
from . import test_assignment_flow
from . import test_assignment_term
from . import test_control_of_documents
from . import test_extension
from . import test_reminders
from . import test_scenario_night_light
