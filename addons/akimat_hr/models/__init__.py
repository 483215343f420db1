from . import akimat_duty
from . import akimat_workflow_mixin
from . import res_company
from . import res_config_settings
from . import akimat_staffing_table
from . import akimat_staffing_position
from . import hr_version
from . import hr_employee
