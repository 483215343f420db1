"""Questions whose vote was open or closed before rules were copied get those of their session."""


def migrate(cr, version):
    cr.execute(
        """
        UPDATE akimat_session_item item
           SET voting_rule = session.voting_rule,
               is_secret_vote = session.is_secret_ballot,
               has_casting_vote = session.chair_casting_vote AND session.is_secret_ballot IS NOT TRUE
          FROM akimat_session session
         WHERE session.id = item.session_id AND item.state IN ('voting', 'decided') AND item.voting_rule IS NULL
        """
    )
