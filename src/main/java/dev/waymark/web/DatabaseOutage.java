package dev.waymark.web;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.Set;

/** Recognises transient database failures: lost connection, timeout, deadlock. They are answered with 503. */
public final class DatabaseOutage {

    private static final int DEEPEST = 20;

    /** Statement timed out, serialisation failure, deadlock (PostgreSQL, appendix A). */
    private static final Set<String> PASSING = Set.of("57014", "40001", "40P01");

    private DatabaseOutage() {}

    /** Whether something failed only because the database could not be reached, was busy or ended the connection. */
    public static boolean isBehind(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            if (cause instanceof SQLException e && isAbsence(e)) {
                return true;
            }
            if (cause instanceof RollbackException && cause.getCause() == null) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /** Classes 08 connection, 53 resources, 57P operator intervention; what the pool throws has no state. */
    private static boolean isAbsence(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P")
                || PASSING.contains(state);
    }
}
