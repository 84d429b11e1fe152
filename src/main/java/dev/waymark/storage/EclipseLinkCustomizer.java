package dev.waymark.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * What EclipseLink does while the database is away. At the start it waits, because a server that came up without its application would
 * stay like that. Later it does not try a query again: it would wait five seconds twice before the client gets its answer,
 * and the pool hands out no dead connection anyway.
 */
public class EclipseLinkCustomizer implements SessionCustomizer {

    private static final Logger LOG = Logger.getLogger(EclipseLinkCustomizer.class.getName());
    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public void customize(Session session) throws InterruptedException {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setConnectionHealthValidatedOnError(false);
        login.setQueryRetryAttemptCount(0);
        login.setDelayBetweenConnectionAttempts(0);
        Instant end = Instant.now().plus(LONGEST);
        while (!answers(login, session) && Instant.now().isBefore(end)) {
            ConnectionCheck.check(new DatabaseUrl());
            LOG.warning("The database does not answer; the start waits for it.");
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean answers(DatabaseLogin login, Session session) {
        try (Connection connection = login.getConnector().connect(new Properties(), session)) {
            return connection.isValid(2);
        } catch (DatabaseException | SQLException e) {
            return false;
        }
    }
}
