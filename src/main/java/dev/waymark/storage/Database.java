package dev.waymark.storage;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * The pool, and the schema brought up to date before anything else touches it. How large the pool may grow stands in web.xml, where a setting
 * can be used. Each connection that is borrowed is checked, at the cost of a round trip: with a check once a second, requests failed after
 * connections had broken. Nothing needs the container's wrappers of statements and rows, which cost time.
 */
@DataSourceDefinition(
        name = "java:global/jdbc/waymark",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=waymark.database.jdbc}",
        user = "${MPCONFIG=waymark.database.user}",
        password = "${MPCONFIG=waymark.database.password}",
        minPoolSize = Database.MIN_CONNECTIONS,
        initialPoolSize = Database.MIN_CONNECTIONS,
        maxIdleTime = 300,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.wrap-jdbc-objects=false",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
            "fish.payara.max-wait-time-in-millis=2000"
        })
@ApplicationScoped
public class Database {

    static final int MIN_CONNECTIONS = 2;

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @Inject
    @ConfigProperty(name = "waymark.database.migration")
    String url;

    @Inject
    @ConfigProperty(name = "waymark.database.user")
    String user;

    @Inject
    @ConfigProperty(name = "waymark.database.password")
    String password;

    @Inject
    @ConfigProperty(name = "DATABASE_CONNECTIONS")
    int mostConnections;

    /** On connections of its own: a migration may take longer than any statement of a request, and the database may be up a little later than we are. */
    void migrate(@Observes @Priority(0) Startup event) {
        if (mostConnections < MIN_CONNECTIONS) {
            throw new IllegalStateException(
                    "DATABASE_CONNECTIONS is %d. Set %d or more.".formatted(mostConnections, MIN_CONNECTIONS));
        }
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(url, user, password)
                .connectRetries(30)
                .connectRetriesInterval(2)
                .locations("classpath:db")
                .load()
                .migrate();
    }

    /**
     * Counts the connections.
     *
     * @throws IllegalStateException if the database does not answer
     */
    public Connections connections() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("""
                        select count(*) filter (where state <> 'idle'), count(*) filter (where state = 'idle')
                        from pg_stat_activity where application_name = 'waymark' and datname = current_database()
                        """)) {
            counts.next();
            return new Connections(counts.getLong(1), counts.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException("the connections could not be counted", e);
        }
    }
}
