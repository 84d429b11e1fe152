package dev.waymark.storage;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with named parameters, in the caller's transaction where there is one:
 * {@code sql.of("select url from submissions where id = :id").with("id", id).first(row -> row.text("url"))}.
 *
 * <p>It is JDBC on the container's data source, which gives a transaction one connection, so that the entity manager and this class
 * use the same. Changed entities are flushed before a statement. An entity that is already loaded does not see what a statement
 * changes; refresh it. The native queries of JPA would take the same way, but they name neither parameters nor columns, and which type
 * a value has depends on the driver.
 */
@ApplicationScoped
public class Sql {

    /** A literal and a cast are matched so that their colons are not taken for a parameter's. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*+'|::|:([A-Za-z]\\w*+)");

    /** By the text with names: as many as the program has statements. */
    private static final ConcurrentMap<String, Positional> POSITIONAL = new ConcurrentHashMap<>();

    @Resource(lookup = "java:global/jdbc/waymark")
    private DataSource dataSource;

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transactions;

    /** For the container. */
    protected Sql() {}

    /** Without entities, for tests. */
    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Begins a statement.
     *
     * @param text each {@code :name} in it is a parameter
     */
    public Statement of(String text) {
        return new Statement(text);
    }

    /** Waits until no other transaction holds the lock of this name, and holds it until the caller's transaction ends. */
    public void lock(String name) {
        of("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .with("name", name)
                .exists();
    }

    /** A statement and its parameters. */
    public final class Statement {

        private final String text;
        private final Map<String, @Nullable Object> parameters = new HashMap<>();

        private Statement(String text) {
            this.text = text;
        }

        /**
         * Gives a parameter its value.
         *
         * @param value text, an array of text, a number, a boolean, bytes, a UUID, an {@link Instant}, or null
         */
        public Statement with(String name, @Nullable Object value) {
            parameters.put(name, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            return this;
        }

        public <T> List<T> list(Function<Row, T> mapper) {
            return run(statement -> {
                List<T> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    Row row = new Row(rows);
                    while (rows.next()) {
                        found.add(mapper.apply(row));
                    }
                }
                return found;
            });
        }

        public <T> Optional<T> first(Function<Row, T> mapper) {
            return list(mapper).stream().findFirst();
        }

        /**
         * The only row.
         *
         * @throws IllegalStateException if the query does not find exactly one row
         */
        public <T> T one(Function<Row, T> mapper) {
            List<T> found = list(mapper);
            if (found.size() != 1) {
                throw new IllegalStateException("a query for one row found " + found.size());
            }
            return found.get(0);
        }

        /** Whether the query finds any row. */
        public boolean exists() {
            return first(row -> row).isPresent();
        }

        /** How many rows were inserted, updated or deleted. */
        public int update() {
            return run(PreparedStatement::executeUpdate);
        }

        private <T> T run(Work<T> work) {
            if (isInTransaction() && entities.isJoinedToTransaction()) {
                entities.flush();
            }
            Positional positional = POSITIONAL.computeIfAbsent(text, Sql::positional);
            List<@Nullable Object> values = values(positional.names());
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(positional.text())) {
                for (int i = 0; i < values.size(); i++) {
                    statement.setObject(i + 1, values.get(i));
                }
                return work.on(statement);
            } catch (SQLException e) {
                throw new PersistenceException("an SQL statement failed: " + e.getMessage(), e);
            }
        }

        private List<@Nullable Object> values(List<String> names) {
            List<@Nullable Object> values = new ArrayList<>(names.size());
            for (String name : names) {
                if (!parameters.containsKey(name)) {
                    throw new IllegalArgumentException("the parameter " + name + " has no value");
                }
                values.add(parameters.get(name));
            }
            return values;
        }
    }

    private static Positional positional(String text) {
        List<String> names = new ArrayList<>();
        String positional = PARAMETER.matcher(text).replaceAll(found -> {
            if (found.group(1) == null) {
                return Matcher.quoteReplacement(found.group());
            }
            names.add(found.group(1));
            return "?";
        });
        return new Positional(positional, List.copyOf(names));
    }

    /** A statement as JDBC takes it, and the name of each of its parameters. */
    private record Positional(String text, List<String> names) {}

    /** Outside of one there is nothing to flush, and to ask for the entity manager would make one. */
    private boolean isInTransaction() {
        return transactions != null && transactions.getTransactionStatus() != Status.STATUS_NO_TRANSACTION;
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
