from . import passwords
from . import attempts
from . import second_factor
from . import reset_password
