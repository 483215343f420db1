from . import test_staffing_table
from . import test_disciplinary_case
