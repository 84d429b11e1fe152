package dev.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.harness.Services;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Statements with named parameters and the rows that they find, asked of a real PostgreSQL. */
class SqlTest {

    private static EmbeddedPostgres postgres;
    private static Sql sql;

    @BeforeAll
    static void start() throws Exception {
        postgres = Services.postgres(null, Services.freePort());
        sql = new Sql(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void replacesParametersByName() {
        String text = sql.of("select :b || :a || :b as text")
                .with("a", "one")
                .with("b", "two")
                .one(row -> row.text("text"));
        assertThat(text).isEqualTo("twoonetwo");
    }

    @Test
    void leavesCastsAndLiteralsAsTheyAre() {
        String text =
                sql.of("select :n::text || ' :n it''s ::' as text").with("n", 7).one(row -> row.text("text"));
        assertThat(text).isEqualTo("7 :n it's ::");
    }

    @Test
    void storesAndReadsEachType() {
        Instant at = Instant.parse("2026-03-01T10:20:30.123456Z");
        UUID id = UUID.fromString("7f7f0000-0000-4000-8000-000000000001");
        sql.of("create table kinds (at timestamptz, id uuid, big bigint, small int, part float8, yes boolean)")
                .update();
        int inserted = sql.of("insert into kinds values (:at, :id, :big, :small, :part, :yes)")
                .with("at", at)
                .with("id", id)
                .with("big", 5_000_000_000L)
                .with("small", 3)
                .with("part", 0.5)
                .with("yes", true)
                .update();
        assertThat(inserted).isEqualTo(1);
        sql.of("select * from kinds").one(row -> {
            assertThat(row.instant("at")).isEqualTo(at);
            assertThat(row.uuid("id")).isEqualTo(id);
            assertThat(row.longValue("big")).isEqualTo(5_000_000_000L);
            assertThat(row.intValue("small")).isEqualTo(3);
            assertThat(row.doubleValue("part")).isEqualTo(0.5);
            return assertThat(row.booleanValue("yes")).isTrue();
        });
    }

    @Test
    void readsNullAsEmptyOnlyWhereItIsExpected() {
        Sql.Statement query = sql.of("select cast(:none as integer) as number").with("none", null);
        Optional<Integer> number = query.one(row -> row.optionalInt("number"));
        assertThat(number).isEmpty();
        assertThatThrownBy(() -> query.one(row -> row.intValue("number")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the column number is null");
    }

    @Test
    void refusesAParameterWithoutValue() {
        assertThatThrownBy(() -> sql.of("select :missing").exists()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreRowsThanOne() {
        assertThatThrownBy(() -> sql.of("select n from generate_series(1, 2) n").one(row -> row.intValue("n")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reportsAFailedStatementAsThePersistenceLayerDoes() {
        assertThatThrownBy(() -> sql.of("select nothing").exists()).isInstanceOf(PersistenceException.class);
    }
}
