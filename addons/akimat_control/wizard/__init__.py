from . import akimat_assignment_submit
from . import akimat_assignment_decide
from . import akimat_assignment_prolong
