package dev.waymark.hosting.reads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Services;
import dev.waymark.hosting.reads.ReadCounts.Counted;
import dev.waymark.hosting.reads.Reads.DayCount;
import dev.waymark.message.Messages;
import dev.waymark.storage.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts in a real PostgreSQL. */
class ReadsTest {

    private static EmbeddedPostgres postgres;
    private static Sql sql;

    private final Reads reads = new Reads();

    @BeforeAll
    static void start() throws Exception {
        postgres = Services.postgres(null, Services.freePort());
        sql = new Sql(postgres.getPostgresDatabase());
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(Path.of("db/V029__hosted_reads.sql")));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        reads.sql = sql;
        sql.of("delete from hosted_reads").update();
    }

    @Test
    void addsToWhatIsStored() {
        reads.add(List.of(
                new Counted("a.example", "llms.txt", "gptbot", 2, 0),
                new Counted("a.example", "page", "gptbot", 1, 0),
                new Counted("b.example", "llms.txt", "people", 4, 0)));
        reads.add(List.of(new Counted("a.example", "llms.txt", "gptbot", 3, 1)));
        LocalDate today = reads.today();
        assertThat(reads.ofLastDays("a.example"))
                .containsExactly(
                        new DayCount(today, "gptbot", "llms.txt", 5), new DayCount(today, "gptbot", "page", 1));
        assertThat(reads.ofLastDays("c.example")).isEmpty();
    }

    @Test
    void putsWhatWaitedOnTheDayOnWhichItWasRead() {
        reads.add(List.of(
                new Counted("a.example", "llms.txt", "gptbot", 1, 0),
                new Counted("a.example", "llms.txt", "gptbot", 10, 86_400),
                new Counted("a.example", "llms.txt", "gptbot", 100, 0)));
        LocalDate today = reads.today();
        assertThat(reads.ofLastDays("a.example"))
                .containsExactly(
                        new DayCount(today.minusDays(1), "gptbot", "llms.txt", 10),
                        new DayCount(today, "gptbot", "llms.txt", 101));
    }

    @Test
    void storesAThousandAtOnceAndNothingForNone() {
        List<Counted> many = IntStream.range(0, ReadCounts.MAX_AT_ONCE)
                .mapToObj(i -> new Counted("host" + i, "llms.txt", "gptbot", 1, 0))
                .toList();
        reads.add(many);
        reads.add(List.of());
        long hosts = sql.of("select count(*) as hosts from hosted_reads").one(row -> row.longValue("hosts"));
        assertThat(hosts).isEqualTo(1_000);
    }

    @Test
    void showsNinetyDaysAndKeepsThirteenMonths() {
        LocalDate today = reads.today();
        for (LocalDate day : List.of(
                today,
                today.minusDays(89),
                today.minusDays(90),
                today.minusMonths(13).plusDays(1),
                today.minusMonths(13).minusDays(1))) {
            sql.of("insert into hosted_reads values ('a.example', cast(:day as date), 'gptbot', 'llms.txt', 1)")
                    .with("day", day.toString())
                    .update();
        }
        assertThat(reads.ofLastDays("a.example")).extracting(DayCount::day).containsExactly(today.minusDays(89), today);
        assertThat(reads.export("a.example")).hasSize(5);
        reads.deleteOld();
        assertThat(reads.export("a.example"))
                .extracting(Reads.Exported::day)
                .containsExactly(
                        today.minusMonths(13).plusDays(1).toString(),
                        today.minusDays(90).toString(),
                        today.minusDays(89).toString(),
                        today.toString());
        reads.delete("a.example");
        assertThat(reads.export("a.example")).isEmpty();
    }

    @Test
    void drawsADayForEachColumnAndSumsUp() {
        LocalDate today = LocalDate.of(2026, 11, 30);
        ReadsView view = ReadsView.of(
                "/reads.csv",
                today,
                List.of(
                        new DayCount(today.minusDays(89), "gptbot", "llms.txt", 10),
                        new DayCount(today, "gptbot", "llms-full.txt", 5),
                        new DayCount(today, "people", "llms.txt", 20),
                        new DayCount(today, "altavista", "llms.txt", 1)));
        assertThat(view.total()).isEqualTo(36);
        assertThat(view.most()).isEqualTo(26);
        assertThat(view.columns()).hasSize(90);
        assertThat(view.columns().get(0).at().height()).isEqualTo(23);
        assertThat(view.columns().get(89).at().height()).isEqualTo(60);
        assertThat(view.columns().get(1).at().height()).isZero();
        assertThat(view.columns().get(89).words())
                .satisfies(words -> assertThat(Messages.ENGLISH.text(words)).isEqualTo("30 November 2026: 26"));
        assertThat(view.scale())
                .extracting(Messages.ENGLISH::text)
                .containsExactly("2 September 2026", "17 October 2026", "30 November 2026");
        assertThat(view.read()).extracting(ReadsView.Day::reads).containsExactly(26L, 10L);
        assertThat(view.families())
                .extracting(family -> Messages.ENGLISH.text(family.name()) + " " + family.reads() + " "
                        + Messages.ENGLISH.text(family.purpose()) + " " + Messages.ENGLISH.text(family.last()))
                .containsExactly(
                        "Browsers 20 not known 30 November 2026",
                        "GPTBot 15 to train a model 30 November 2026",
                        "Others 1 not known 30 November 2026");
        assertThat(view.files())
                .extracting(file -> Messages.ENGLISH.text(file.name()) + " " + file.reads())
                .containsExactly("llms.txt 31", "llms-full.txt 5");
    }
}
