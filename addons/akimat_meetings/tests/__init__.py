from . import test_body
from . import test_session_flow
from . import test_vote
