from . import test_reception_access
from . import test_public_pages
from . import test_reception_forms
from . import test_reception_card
from . import test_reception_schedule
from . import test_registration
from . import test_statistics
