from . import test_access
from . import test_audit
from . import test_calendar_and_norms
from . import test_duties
from . import test_journal
from . import test_organisation
from . import test_substitution
