from . import test_scenario_incoming_letter
from . import test_attachment_text
from . import test_intake
from . import test_intake_folder
