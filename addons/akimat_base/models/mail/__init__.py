from . import mail_thread
from . import mail_message
from . import mail_followers
from . import mail_notification
