package dev.waymark.account;

import dev.waymark.account.signin.Account;
import dev.waymark.account.signin.Accounts;
import dev.waymark.mail.AddressForgotten;
import dev.waymark.mail.MailAddress;
import dev.waymark.mail.Mails;
import dev.waymark.submission.Submissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.logging.Logger;

/**
 * Deletes an account at once: its sites, its sessions, mail that waits, and its address wherever it is stored. Payments have none and stay
 * as long as the law wants records of them; whether an address takes mail is kept as a keyed hash, which names nobody.
 */
@ApplicationScoped
class AccountDeletion {

    private static final Logger LOG = Logger.getLogger(AccountDeletion.class.getName());

    @Inject
    private KeptSites sites;

    @Inject
    private Accounts accounts;

    @Inject
    private Submissions submissions;

    @Inject
    private Mails mails;

    @Inject
    private Event<AddressForgotten> forgotten;

    @Transactional
    void delete(Account account) {
        int erased = sites.deleteAll(account);
        accounts.delete(account);
        submissions.forget(account.email());
        MailAddress.parse(account.email()).ifPresent(address -> {
            mails.forget(address);
            forgotten.fire(new AddressForgotten(address));
        });
        LOG.info(() -> "Deleted " + account + " and the " + erased + " sites that it kept.");
    }
}
