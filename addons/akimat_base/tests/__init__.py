from . import test_i18n_overlay
from . import test_kazakh_dates
from . import test_kazakh_order
from . import test_login_language
