"""What uninstalling does besides data files."""


def uninstall(env):
    """Empty the tables of appeals and receptions before the norms and kinds of tasks they point at are removed.

    Letters and assignments stay with the addons they belong to. Applicants leave the directory that everybody reads:
    the rule that hid them goes with this addon.
    """
    env.cr.execute("DELETE FROM mail_activity WHERE res_model IN ('akimat.appeal', 'akimat.reception.card')")
    env.cr.execute("UPDATE akimat_assignment SET reception_card_id = NULL WHERE reception_card_id IS NOT NULL")
    env.cr.execute("DELETE FROM akimat_reception_card")
    env.cr.execute("DELETE FROM akimat_reception_slot")
    env.cr.execute("DELETE FROM akimat_reception_schedule")
    env.cr.execute("UPDATE akimat_document SET appeal_id = NULL WHERE appeal_id IS NOT NULL")
    env.cr.execute("UPDATE akimat_assignment SET appeal_id = NULL WHERE appeal_id IS NOT NULL")
    env.cr.execute("UPDATE akimat_appeal SET previous_id = NULL")
    env.cr.execute("DELETE FROM akimat_appeal")
    env.cr.execute("UPDATE res_partner SET active = false WHERE is_applicant")
