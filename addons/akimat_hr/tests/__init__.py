from . import test_staffing_table
from . import test_competition
from . import test_competition_application
from . import test_competition_score
from . import test_appointment
