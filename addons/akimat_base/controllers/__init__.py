from . import login_language
from . import programs
from . import reset_password
from . import second_factor
from . import table_export
from . import uploads
from . import verification
from . import rights
