from . import akimat_session_reason
from . import akimat_session_outside_vote
