"""How an opponent tries: every way of writing, with every key of a context, as the superuser too."""

from psycopg2 import IntegrityError

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import mute_logger

CONTEXTS = ({"install_mode": True}, {"akimat_step": True}, {"akimat_grant": True})


class OpponentMixin:
    """Attempts to change a record that has decided something."""

    def assertClosed(self, record, user, **vals):
        """``user`` and the superuser write none of ``vals``, by no way, whatever stands in the context."""
        seen = self.as_user(user, record)
        for name, value in vals.items():
            for asking in (seen, record.sudo()):
                with self.subTest(name, su=asking.env.su), self.assertRefused(".", UserError):
                    asking.write({name: value})
        # One field stands for the rest: what opens one opens all.
        for context in CONTEXTS:
            for asking in (seen, record.sudo()):
                with self.subTest(name, context=context, su=asking.env.su), self.assertRefused(".", UserError):
                    asking.with_context(**context).write({name: value})
        with self.subTest(f"web_save {name}"), self.assertRefused(".", UserError):
            seen.web_save({name: value}, {"display_name": {}})

    def assertNotImported(self, record, user, name, value):
        """The file of a spreadsheet changes ``name`` of ``record`` no more than the form does."""
        seen = self.as_user(user, record)
        before = record[name]
        done = seen.load([".id", name], [[str(record.id), value]])
        self.assertFalse(done["ids"])
        self.assertEqual(record[name], before)

    def assertNotCopied(self, record):
        """A copy would be born with nothing of what only steps write: there is none, for the superuser too."""
        for seen in (record, record.sudo()):
            with self.subTest(record._name, su=seen.env.su), mute_logger("odoo.sql_db"):
                try:
                    with self.env.cr.savepoint():
                        seen.copy()
                        self.env.flush_all()
                except (UserError, IntegrityError):
                    continue
                self.fail(f"{record} was copied")

    def assertKept(self, records, user):
        """Nobody deletes these records."""
        for record in records:
            for seen in (self.as_user(user, record), record.sudo()):
                with self.subTest(record._name, su=seen.env.su), self.assertRefused(".", UserError):
                    seen.unlink()

    def assertNoRows(self, card, user, **rows):
        """``user`` puts no row into the lists of ``card``, changes and deletes none."""
        for name, vals in rows.items():
            commands = [Command.create(vals)]
            if card[name]:
                commands += [Command.delete(card[name][0].id)]
            for command in commands:
                for seen in (self.as_user(user, card), card.sudo()):
                    with self.subTest(name, command=command[0], su=seen.env.su), self.assertRefused(".", UserError):
                        seen.write({name: [command]})
