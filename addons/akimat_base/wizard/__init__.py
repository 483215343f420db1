from . import akimat_setup
from . import akimat_setup_people
from . import akimat_summary_line
from . import akimat_norm_case
from . import akimat_norm_follow
from . import akimat_norm_preview
from . import akimat_calendar_day_confirm
from . import akimat_deadline_review_decline
