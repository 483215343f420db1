from . import akimat_assignment_submit
from . import akimat_assignment_decide
from . import akimat_assignment_prolong
from . import akimat_assignment_give_part
from . import akimat_assignment_interim_submit
from . import akimat_assignment_memo_decide
from . import akimat_summary_line
