package dev.waymark.storage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;

/** Tells a database that waiting helps with, since it is not up yet, from one that may not be trusted, or does not trust us. */
final class ConnectionCheck {

    /** Class of PostgreSQL's states: the login is refused. */
    private static final String LOGIN = "28";

    /** What the driver says when no connection with TLS comes about as the address asks for it. */
    private static final Set<String> TLS = Set.of("08004", "08006");

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
            if (TLS.contains(state)) {
                throw new IllegalStateException(
                        "The connection to PostgreSQL cannot be trusted. Check that its certificate is for the host in"
                                + " DATABASE_URL, and that sslrootcert there is the authority that signed it. The"
                                + " reason: " + e.getMessage(),
                        e);
            }
        }
    }
}
