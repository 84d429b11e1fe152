package dev.waymark.hosting.reads;

import dev.waymark.agent.AgentFamilies;
import dev.waymark.agent.AgentFamily;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.web.CsvTable;
import dev.waymark.web.Ids;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The stored counts: how often hosted files were asked for, by host, day in UTC, family of agents and file. */
@ApplicationScoped
public class Reads {

    /** Days that a page and a table show, today included. */
    static final int DAYS = 90;

    private static final int MONTHS_KEPT = 13;

    @Inject
    Sql sql;

    /** How often a kind of file was read on a day by programs of a family. */
    record DayCount(LocalDate day, String family, String file, long reads) {

        static DayCount of(Row row) {
            return new DayCount(
                    LocalDate.parse(row.text("day")), row.text("family"), row.text("file"), row.longValue("reads"));
        }
    }

    /** A line of what an account takes along. */
    public record Exported(String host, String day, String family, String file, long reads) {}

    /** Adds counts to those that are stored. */
    @Transactional
    void add(List<ReadCounts.Counted> counted) {
        sql.of("""
                        insert into hosted_reads (host, day, family, file, reads)
                        select host, cast((now() - make_interval(secs => age)) at time zone 'UTC' as date), family, file, sum(reads)
                        from unnest(cast(:hosts as text[]), cast(:files as text[]), cast(:families as text[]),
                                    cast(:reads as bigint[]), cast(:ages as double precision[]))
                             as counted (host, file, family, reads, age)
                        group by 1, 2, 3, 4 order by 1, 2, 3, 4
                        on conflict (host, day, family, file) do update set reads = hosted_reads.reads + excluded.reads
                        """)
                .with("hosts", texts(counted, ReadCounts.Counted::host))
                .with("files", texts(counted, ReadCounts.Counted::file))
                .with("families", texts(counted, ReadCounts.Counted::family))
                .with("reads", texts(counted, one -> String.valueOf(one.reads())))
                .with("ages", texts(counted, one -> String.valueOf(one.ageSeconds())))
                .update();
    }

    private static String[] texts(List<ReadCounts.Counted> counted, Function<ReadCounts.Counted, String> of) {
        return counted.stream().map(of).toArray(String[]::new);
    }

    /** Today, in UTC, by the clock of the database. */
    @Transactional
    LocalDate today() {
        return sql.of("select cast(cast(now() at time zone 'UTC' as date) as text) as today")
                .one(row -> LocalDate.parse(row.text("today")));
    }

    /** What was read of a host on the last days, the earliest first. */
    @Transactional
    List<DayCount> ofLastDays(String host) {
        return sql.of("""
                        select cast(day as text) as day, family, file, reads from hosted_reads
                        where host = :host and day > cast(now() at time zone 'UTC' as date) - cast(:days as integer)
                        order by 1, 2, 3
                        """).with("host", host).with("days", DAYS).list(DayCount::of);
    }

    /**
     * What a page shows.
     *
     * @param site the token of the kept site whose page it is
     */
    public ReadsView view(Token site, String host) {
        return ReadsView.of("/my-sites/" + site.text() + "/hosting/reads.csv", today(), ofLastDays(host));
    }

    /** What was read of a host on the last days, as a file for spreadsheets. */
    public Response table(String host) {
        CsvTable table = new CsvTable("day", "agents", "run_by", "purpose", "file", "reads");
        for (DayCount count : ofLastDays(host)) {
            AgentFamily family = AgentFamilies.of(count.family());
            table.add(
                    count.day(),
                    family.properName().orElse(family.id()),
                    family.by(),
                    Ids.of(family.purpose()),
                    count.file(),
                    count.reads());
        }
        return table.asFile("reads.csv");
    }

    /** All that is stored of a host, for the account that keeps its site. */
    @Transactional
    public List<Exported> export(String host) {
        return sql.of("""
                        select host, cast(day as text) as day, family, file, reads from hosted_reads where host = :host
                        order by 2, 3, 4
                        """)
                .with("host", host)
                .list(row -> new Exported(
                        row.text("host"),
                        row.text("day"),
                        row.text("family"),
                        row.text("file"),
                        row.longValue("reads")));
    }

    /** Deletes all that is stored of a host. */
    @Transactional
    public void delete(String host) {
        sql.of("delete from hosted_reads where host = :host").with("host", host).update();
    }

    /** Deletes what is older than a year and a month. */
    @Transactional
    public void deleteOld() {
        sql.of(
                        "delete from hosted_reads where day < cast(now() at time zone 'UTC' as date) - make_interval(months => cast(:months as integer))")
                .with("months", MONTHS_KEPT)
                .update();
    }
}
