from . import test_scenario_incoming_letter
