package dev.waymark.admin;

import dev.waymark.message.Message;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.submission.Offer;
import dev.waymark.web.UtcTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The day's figures, since midnight in UTC by the clock of the database. */
@ApplicationScoped
class Figures {

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

    private static final String TODAY = " >= date_trunc('day', now(), 'UTC')";

    @Inject
    private Sql sql;

    @Inject
    @ConfigProperty(name = "PAID_CURRENCY")
    String currency;

    /** How many of the jobs that were asked for today are in which state. */
    @Transactional
    BarChart states() {
        return BarChart.of(
                "states", sql.of("""
                        select lower(state) as state, count(*) as jobs from submission_jobs where created_at""" + TODAY + """
                         group by 1 order by 2 desc
                        """).list(row -> bar(row, Message.of("state." + row.text("state")))));
    }

    /** How long the stages of today's jobs took. */
    @Transactional
    BarChart stages() {
        return BarChart.of(
                "stages",
                sql.of("""
                        select name,
                               cast(1000 * percentile_cont(0.5) within group (order by extract(epoch from ended_at - begun_at)) as bigint) as half,
                               cast(1000 * percentile_cont(0.95) within group (order by extract(epoch from ended_at - begun_at)) as bigint) as most
                        from job_stages where ended_at is not null and begun_at""" + TODAY + """
                         group by name order by min(id)
                        """)
                        .list(row -> new BarChart.Value(
                                Message.of("stage." + row.text("name")),
                                Message.of("figures.time", length(row, "half"), length(row, "most")),
                                row.longValue("most"))));
    }

    /** Why jobs failed today. */
    @Transactional
    BarChart failures() {
        return BarChart.of(
                "failures", sql.of("""
                        select problem, count(*) as jobs from submission_jobs
                        where state = 'FAILED' and finished_at""" + TODAY + """
                         group by problem order by 2 desc, 1 limit 8
                        """).list(row -> bar(row, Message.verbatim(row.text("problem")))));
    }

    /** What the language model cost today. */
    @Transactional
    HourlyChart cost() {
        return HourlyChart.of(
                "cost",
                byHour("select %s as hour, sum(cost) as total from model_spending where created_at", "created_at"),
                micros -> String.format(Locale.UK, "$%.2f", micros / 1e6));
    }

    /** What was paid today, less what was given back of it. */
    @Transactional
    HourlyChart revenue() {
        return HourlyChart.of(
                "revenue",
                byHour(
                        "select %s as hour, sum(amount) as total from submission_payments where state = 'PAID' and currency = '"
                                + NO_LETTER.matcher(currency).replaceAll("") + "' and paid_at",
                        "paid_at"),
                pence -> Offer.written(pence, currency));
    }

    private static BarChart.Value bar(Row row, Message label) {
        long jobs = row.longValue("jobs");
        return new BarChart.Value(label, Message.of("figures.jobs", jobs), jobs);
    }

    private Map<Integer, Long> byHour(String sums, String time) {
        String hour = "cast(extract(hour from " + time + " at time zone 'UTC') as integer)";
        return sql
                .of(sums.formatted(hour) + TODAY + " group by 1")
                .list(row -> Map.entry(row.intValue("hour"), row.longValue("total")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String length(Row row, String millis) {
        return UtcTime.length(Duration.ofMillis(row.longValue(millis)));
    }
}
