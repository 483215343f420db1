"""What uninstalling does besides data files."""


def uninstall(env):
    """Empty the tables whose rows hold each other (parts, memos, extensions) before their records are removed.

    Tasks of people point at the kinds of task of this addon and go first.
    """
    for models in ("akimat.assignment%", "akimat.discipline%"):
        env.cr.execute("DELETE FROM mail_activity WHERE res_model LIKE %s", [models])
    env.cr.execute("DELETE FROM akimat_assignment_extension")
    env.cr.execute("DELETE FROM akimat_assignment_memo")
    env.cr.execute("UPDATE akimat_assignment SET parent_id = NULL")
    env.cr.execute("DELETE FROM akimat_assignment")
