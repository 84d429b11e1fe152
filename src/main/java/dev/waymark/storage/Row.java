package dev.waymark.storage;

import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row that a query found; its columns are read by name, as the type that the caller expects.
 *
 * <p>A column that may be null is read by one of the methods {@code optional…}; the others throw {@link IllegalStateException} for null.
 */
public final class Row {

    private final ResultSet columns;

    Row(ResultSet columns) {
        this.columns = columns;
    }

    public long longValue(String column) {
        return required(column, ResultSet::getLong);
    }

    public int intValue(String column) {
        return required(column, ResultSet::getInt);
    }

    public Optional<Long> optionalLong(String column) {
        return optional(column, ResultSet::getLong);
    }

    public Optional<Integer> optionalInt(String column) {
        return optional(column, ResultSet::getInt);
    }

    public double doubleValue(String column) {
        return required(column, ResultSet::getDouble);
    }

    public boolean booleanValue(String column) {
        return required(column, ResultSet::getBoolean);
    }

    /** Text, or JSON as text. */
    public String text(String column) {
        return required(column, ResultSet::getString);
    }

    public Optional<String> optionalText(String column) {
        return optional(column, ResultSet::getString);
    }

    public UUID uuid(String column) {
        return required(column, (rows, name) -> rows.getObject(name, UUID.class));
    }

    /** A {@code timestamptz}. */
    public Instant instant(String column) {
        return required(column, Row::instant);
    }

    public Optional<Instant> optionalInstant(String column) {
        return optional(column, Row::instant);
    }

    private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T required(String column, Getter<T> getter) {
        return optional(column, getter)
                .orElseThrow(() -> new IllegalStateException("the column " + column + " is null"));
    }

    private <T> Optional<T> optional(String column, Getter<T> getter) {
        try {
            @Nullable T value = getter.get(columns, column);
            return value == null || columns.wasNull() ? Optional.empty() : Optional.of(value);
        } catch (SQLException e) {
            throw new PersistenceException("the column " + column + " could not be read", e);
        }
    }

    private interface Getter<T> {
        @Nullable
        T get(ResultSet rows, String column) throws SQLException;
    }
}
