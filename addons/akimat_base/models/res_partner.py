from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, ValidationError

from ..domain import identifiers


class ResPartner(models.Model):
    _inherit = "res.partner"

    iin = fields.Char(
        "IIN", index="btree_not_null", copy=False, groups="base.group_user", help="Individual's number: 12 digits."
    )
    bin = fields.Char("BIN", index="btree_not_null", copy=False, help="Organisation's number: 12 digits.")

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su and self.env.user._is_internal():
            # The directory of one akimat is not changed by another: a new card is that of the office that makes it.
            vals_list = [{"company_id": self.env.company.id, **vals} for vals in vals_list]
            self.browse(vals["parent_id"] for vals in vals_list if vals.get("parent_id"))._check_not_of_others()
        return super().create(vals_list)

    def write(self, vals):
        self._check_own_card()
        result = super().write(vals)
        # The time zones of akimats are cached, whoever may see these.
        offices = self.env["res.company"].sudo().with_context(active_test=False)
        if "tz" in vals and offices.search_count([("partner_id", "in", self.ids)], limit=1):
            self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_own_cards(self):
        self._check_own_card()

    def _check_not_of_others(self):
        """Refuse to add something to the card of another akimat, or of a colleague.

        :raise AccessError: as :meth:`_check_own_card`, which knows shared correspondents besides.
        """
        mine = self.env.user.company_ids
        # As there.
        cards = self.sudo()
        others = cards.filtered(
            lambda card: card.ref_company_ids - mine or (card.company_id and card.company_id not in mine)
        )
        colleagues = cards.filtered(lambda card: card.user_ids.filtered(lambda account: not account.share))
        (others | colleagues).with_env(self.env)._check_own_card()

    def _check_own_card(self):
        """Refuse to change the card of an office, of a colleague, and one that other akimats share.

        :raise AccessError: the card is changed by the administrator whose it is.
        """
        user = self.env.user
        if self.env.su or user._is_system():
            return
        manages = user.has_group("akimat_base.group_akimat_admin")
        keeps_people = manages or user.has_group("akimat_base.group_personnel")
        # Whose the card is does not depend on what he may read.
        for card in self.sudo():
            offices, accounts = card.ref_company_ids, card.user_ids.filtered(lambda account: not account.share) - user
            shared = not card.company_id and not accounts and card != user.partner_id
            wrong = (
                (card.company_id and card.company_id not in user.company_ids)
                or (offices and not (manages and offices <= user.company_ids))
                or (accounts and not (keeps_people and accounts.company_id <= user.company_ids))
                or (shared and not offices and not card.create_uid.company_id <= user.company_ids)
                or (shared and not offices and card.create_uid.id == SUPERUSER_ID)
            )
            if wrong:
                raise AccessError(
                    self.env._(
                        "The card «%(card)s» is not your akimat's alone: ask its administrator to change it.",
                        card=card.display_name,
                    )
                )

    @api.constrains("iin", "bin")
    def _check_iin_bin(self):
        for partner in self:
            # The number must be checked also when the person who saves may not read it.
            iin = partner.sudo().iin
            if iin and not identifiers.is_valid_iin(iin):
                raise ValidationError(
                    self.env._(
                        "%(number)s is not an IIN (%(name)s): check the 12 digits.",
                        number=iin,
                        name=partner.display_name,
                    )
                )
            if partner.bin and not identifiers.is_valid_bin(partner.bin):
                raise ValidationError(
                    self.env._(
                        "%(number)s is not a BIN (%(name)s): check the 12 digits.",
                        number=partner.bin,
                        name=partner.display_name,
                    )
                )
