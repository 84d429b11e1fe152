package dev.waymark.admin;

import dev.waymark.submission.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
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

    @PersistenceContext(unitName = "waymark")
    private EntityManager entities;

    @Inject
    @ConfigProperty(name = "PAID_CURRENCY")
    String currency;

    /** How many of the jobs that were asked for today are in which state. */
    @Transactional
    BarChart states() {
        return BarChart.of(
                "Jobs by state",
                "No job was asked for today.",
                rows("""
                        select lower(state), count(*) from jobs where created_at""" + TODAY + """
                         group by state order by 2 desc
                        """).stream()
                        .map(row -> new BarChart.Value((String) row[0], String.valueOf(row[1]), number(row[1])))
                        .toList());
    }

    /** How long the stages of today's jobs took. */
    @Transactional
    BarChart stages() {
        return BarChart.of(
                "Time per stage",
                "No stage was finished today.",
                rows("""
                        select stepname, count(*),
                               cast(1000 * percentile_cont(0.5) within group (order by extract(epoch from endtime - starttime)) as bigint),
                               cast(1000 * percentile_cont(0.95) within group (order by extract(epoch from endtime - starttime)) as bigint)
                        from batch_step_execution where endtime is not null and starttime""" + TODAY + """
                         group by stepname order by min(stepexecutionid)
                        """).stream()
                        .map(row -> new BarChart.Value(
                                (String) row[0],
                                "half of them within %s, 95 %% within %s".formatted(length(row[2]), length(row[3])),
                                number(row[3])))
                        .toList());
    }

    /** Why jobs failed today. */
    @Transactional
    BarChart failures() {
        return BarChart.of(
                "Failures by reason",
                "No job failed today.",
                rows("""
                        select problem, count(*) from jobs
                        where state = 'FAILED' and finished_at""" + TODAY + """
                         group by problem order by 2 desc, 1 limit 8
                        """).stream()
                        .map(row -> new BarChart.Value((String) row[0], String.valueOf(row[1]), number(row[1])))
                        .toList());
    }

    /** What the language model cost today. */
    @Transactional
    HourlyChart cost() {
        return HourlyChart.of(
                "Cost of the language model",
                byHour("select %s, sum(cost) from model_calls where created_at", "created_at"),
                micros -> String.format(Locale.UK, "$%.2f", micros / 1e6));
    }

    /** What was paid today, less what was given back of it. */
    @Transactional
    HourlyChart revenue() {
        return HourlyChart.of(
                "Revenue",
                byHour(
                        "select %s, sum(amount) from payments where state = 'PAID' and currency = '"
                                + NO_LETTER.matcher(currency).replaceAll("") + "' and paid_at",
                        "paid_at"),
                pence -> Offer.written(pence, currency));
    }

    private Map<Integer, Long> byHour(String sums, String time) {
        String hour = "cast(extract(hour from " + time + " at time zone 'UTC') as integer)";
        return rows(sums.formatted(hour) + TODAY + " group by 1").stream()
                .collect(Collectors.toMap(row -> (int) number(row[0]), row -> number(row[1])));
    }

    private List<Object[]> rows(String sql) {
        List<?> rows = entities.createNativeQuery(sql).getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static String length(Object millis) {
        return UtcTime.length(Duration.ofMillis(number(millis)));
    }
}
