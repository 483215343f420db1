from . import test_staffing_table
from . import test_disciplinary_case
from . import test_disciplinary_sanction
from . import test_discipline_access
from . import test_hr_print_forms
