package dev.waymark.enrich;

import dev.waymark.assess.Severity;
import dev.waymark.message.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What registers say of an organisation.
 *
 * @param facts what may be in its file
 * @param findings where a register and the site do not agree
 * @param missing which register gave nothing, and why
 * @param income of the latest year, in whole pounds; null when no register states it, which is not zero
 */
public record Enrichment(
        List<Fact> facts,
        List<Finding> findings,
        List<Missing> missing,
        @Nullable Long income) {

    public static final Enrichment NONE = new Enrichment(List.of(), List.of(), List.of(), null);

    public Enrichment {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }

    /**
     * A fact.
     *
     * @param label what it is about
     * @param source the register
     * @param date when the register said so
     */
    public record Fact(String label, String text, String source, LocalDate date) {}

    /**
     * A disagreement.
     *
     * @param code stable, for programs
     * @param message what is wrong, and what to do
     */
    public record Finding(String code, Severity severity, Message message, String source) {}

    /** A register that gave nothing. */
    public record Missing(String source, Message why) {}

    Enrichment withIncome(@Nullable Long pounds) {
        return new Enrichment(facts, findings, missing, pounds);
    }

    static Enrichment facts(List<Fact> facts) {
        return new Enrichment(facts, List.of(), List.of(), null);
    }

    static Enrichment missing(String source, Message why) {
        return new Enrichment(List.of(), List.of(), List.of(new Missing(source, why)), null);
    }

    Enrichment and(Enrichment more) {
        return new Enrichment(
                both(facts, more.facts),
                both(findings, more.findings),
                both(missing, more.missing),
                income == null ? more.income : income);
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
