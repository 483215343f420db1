from . import test_print_forms
from . import test_scenario_incoming_letter
