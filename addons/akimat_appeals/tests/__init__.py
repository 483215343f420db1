from . import test_registration
from . import test_routing
from . import test_endings
from . import test_terms
from . import test_answer
from . import test_closing
from . import test_access_matrix
from . import test_forms
