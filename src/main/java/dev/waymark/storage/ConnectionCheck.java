package dev.waymark.storage;

import java.security.cert.CertificateException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells a database that waiting helps with, since it is not up yet, from one that may not be trusted, or does not trust us. */
final class ConnectionCheck {

    /** Class of PostgreSQL's states: the login is refused. */
    private static final String LOGIN = "28";

    /** The server speaks no TLS, which the address asks for. */
    private static final String REJECTED = "08004";

    /** A certificate that is not accepted, but also any connection that breaks. */
    private static final String BROKEN = "08006";

    private static final int MAX_CAUSES = 20;

    private ConnectionCheck() {}

    /** @throws IllegalStateException if the database answers and cannot be used; it says why */
    static void check(DatabaseUrl database) {
        try {
            DriverManager.getConnection(
                            database.getValue("waymark.database.migration"),
                            database.getValue("waymark.database.user"),
                            database.getValue("waymark.database.password"))
                    .close();
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(LOGIN)) {
                throw new IllegalStateException(
                        "PostgreSQL does not let us in. Check user and password in DATABASE_URL. It says: "
                                + e.getMessage(),
                        e);
            }
            if (state.equals(REJECTED) || (state.equals(BROKEN) && isDistrust(e))) {
                throw new IllegalStateException(
                        "The connection to PostgreSQL cannot be trusted. Check that its certificate is for the host in"
                                + " DATABASE_URL, and that sslrootcert there is the authority that signed it. The"
                                + " reason: " + e.getMessage(),
                        e);
            }
        }
    }

    /** A name that the certificate is not for has no cause; a connection that broke has one that is no matter of certificates. */
    private static boolean isDistrust(SQLException failure) {
        return failure.getCause() == null
                || Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
                        .limit(MAX_CAUSES)
                        .anyMatch(CertificateException.class::isInstance);
    }
}
