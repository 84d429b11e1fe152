package dev.waymark.mail;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.waymark.storage.Sql;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where features leave mails. A mail is stored in the transaction of what it is about, and sent by the queue after that has been
 * committed; there is one of a kind about one thing, however often it is asked for.
 */
@ApplicationScoped
public class Outbox {

    /** The name that db-scheduler knows the sending of a mail by. */
    public static final String TASK = "mail";

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Inject
    private Sql sql;

    @Inject
    private Mails mails;

    @Inject
    private MailSettings settings;

    private SchedulerClient tasks;

    @PostConstruct
    void create() {
        tasks = SchedulerClient.Builder.create(dataSource).build();
    }

    /** Whether mail can be sent from here. */
    public boolean isOpen() {
        return settings.transport().isPresent();
    }

    /** Leaves a mail to be sent; nothing happens when none can be sent from here or to there. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void send(MailKind kind, long about, String recipient) {
        address(recipient)
                .flatMap(to -> mails.add(new MailRequest(kind, about, Optional.empty()), to, MailState.WAITING))
                .ifPresent(this::schedule);
    }

    /** Leaves a mail that is sent when it is released, with a secret that is encrypted until then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(MailKind kind, long about, String recipient, String secret) {
        address(recipient)
                .ifPresent(to -> mails.add(new MailRequest(kind, about, Optional.of(secret)), to, MailState.HELD));
    }

    private Optional<MailAddress> address(String recipient) {
        return isOpen() ? MailAddress.parse(recipient).filter(to -> !mails.isSuppressed(to)) : Optional.empty();
    }

    /** Sends the mail that is held, if there is one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(MailKind kind, long about) {
        if (isOpen()) {
            mails.release(kind, about).ifPresent(this::schedule);
        }
    }

    /** What a mail is about is deleted, and so is the address. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(MailKind kind, long about) {
        mails.forget(kind, about);
    }

    private void schedule(long mail) {
        tasks.scheduleIfNotExists(
                new TaskInstance<Void>(TASK, String.valueOf(mail)),
                sql.of("select now() as now").one(row -> row.instant("now")));
    }
}
