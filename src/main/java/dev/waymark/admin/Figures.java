package dev.waymark.admin;

import dev.waymark.message.Message;
import dev.waymark.payment.Refunds;
import dev.waymark.storage.Row;
import dev.waymark.storage.Sql;
import dev.waymark.submission.Offer;
import dev.waymark.web.UtcTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The figures of the last days, in UTC by the clock of the database. */
@ApplicationScoped
class Figures {

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z]");

    @Inject
    private Sql sql;

    @Inject
    private Refunds refunds;

    @Inject
    @ConfigProperty(name = "PAID_CURRENCY")
    String currency;

    /** The last days, today included. */
    @Transactional
    Period period(int days) {
        return Period.of(
                days, sql.of("select date_trunc('day', now(), 'UTC') as today").one(row -> row.instant("today")));
    }

    /** How many of the jobs that were asked for are in which state. */
    @Transactional
    BarChart states(Period period) {
        return BarChart.of(
                "states",
                sql.of("""
                        select lower(state) as state, count(*) as jobs from submission_jobs where created_at >= :from
                        group by 1 order by 2 desc
                        """)
                        .with("from", period.from())
                        .list(row -> bar(row, Message.of("state." + row.text("state")))));
    }

    /** How long the stages of jobs took. */
    @Transactional
    BarChart stages(Period period) {
        return BarChart.of(
                "stages",
                sql.of("""
                        select name,
                               cast(1000 * percentile_cont(0.5) within group (order by extract(epoch from ended_at - begun_at)) as bigint) as half,
                               cast(1000 * percentile_cont(0.95) within group (order by extract(epoch from ended_at - begun_at)) as bigint) as most
                        from job_stages where ended_at is not null and begun_at >= :from
                        group by name order by min(id)
                        """)
                        .with("from", period.from())
                        .list(row -> new BarChart.Value(
                                Message.of("stage." + row.text("name")),
                                Message.of("figures.time", length(row, "half"), length(row, "most")),
                                row.longValue("most"))));
    }

    /** Why jobs failed. */
    @Transactional
    BarChart failures(Period period) {
        return BarChart.of(
                "failures",
                sql.of("""
                        select problem, count(*) as jobs from submission_jobs
                        where state = 'FAILED' and finished_at >= :from
                        group by problem order by 2 desc, 1 limit 8
                        """).with("from", period.from()).list(row -> bar(row, Message.verbatim(row.text("problem")))));
    }

    /** What the language model cost. */
    @Transactional
    TimeChart cost(Period period) {
        return TimeChart.of(
                "cost",
                period,
                sums(
                        period,
                        "select %s as slot, sum(cost) as total from model_spending where created_at",
                        "created_at"),
                micros -> String.format(Locale.UK, "$%.2f", micros / 1e6));
    }

    /** What was paid and kept: refunds and disputes are not in it, and neither is what is owed because nothing was delivered for it. */
    @Transactional
    TimeChart revenue(Period period) {
        Map<Integer, Long> sums = sums(
                period,
                "select %s as slot, sum(amount) as total from submission_payments where state = 'PAID' and currency = '"
                        + NO_LETTER.matcher(currency).replaceAll("") + "' and paid_at",
                "paid_at");
        owed(period).forEach(due -> sums.merge(period.slotOf(due.paid()), (long) -due.amount(), Long::sum));
        return TimeChart.of("revenue", period, sums, pence -> Offer.written(pence, currency));
    }

    /** How much of what was paid bought nothing so far, in words. */
    @Transactional
    String owedText(Period period) {
        return Offer.written(
                owed(period).stream().mapToLong(Refunds.Due::amount).sum(), currency);
    }

    private List<Refunds.Due> owed(Period period) {
        return refunds.due().stream()
                .filter(due -> due.currency().equals(currency) && !due.paid().isBefore(period.from()))
                .toList();
    }

    private static BarChart.Value bar(Row row, Message label) {
        long jobs = row.longValue("jobs");
        return new BarChart.Value(label, Message.of("figures.jobs", jobs), jobs);
    }

    /** Sums by the number of the hour or day in the period. */
    private Map<Integer, Long> sums(Period period, String sums, String time) {
        String slot =
                "cast(floor(extract(epoch from " + time + " - cast(:from as timestamptz)) / :seconds) as integer)";
        Map<Integer, Long> found = new HashMap<>();
        sql.of(sums.formatted(slot) + " >= :from group by 1")
                .with("from", period.from())
                .with("seconds", period.slot().toSeconds())
                .list(row -> Map.entry(row.intValue("slot"), row.longValue("total")))
                .forEach(sum -> found.put(sum.getKey(), sum.getValue()));
        return found;
    }

    private static String length(Row row, String millis) {
        return UtcTime.length(Duration.ofMillis(row.longValue(millis)));
    }
}
