package dev.waymark.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the list of jobs can be sorted by. Nothing that is asked for gets into the query itself. */
enum JobSort {
    SITE("lower(j.url)", true),
    STATE("j.state", true),
    PAGES("j.pages_read", false),
    SUBMITTED("j.job_id", false),
    TOOK("j.finished_at - j.started_at", false),
    COST("j.model_cost", false);

    private final String expression;
    private final boolean ascendsFirst;

    JobSort(String expression, boolean ascendsFirst) {
        this.expression = expression;
        this.ascendsFirst = ascendsFirst;
    }

    /** The column that is asked for, by its id or by that with a minus before it, which turns the order round. */
    static Optional<JobSort> of(String asked) {
        return Arrays.stream(values())
                .filter(sort -> asked.equals(sort.id()) || asked.equals("-" + sort.id()))
                .findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What to ask for, to have it as it is wanted first: words by the alphabet, numbers from the greatest on. */
    String first() {
        return ascendsFirst ? id() : "-" + id();
    }

    /** What to ask for, to have it the other way round. */
    String second() {
        return ascendsFirst ? "-" + id() : id();
    }

    String order(boolean descends) {
        return " order by " + expression + (descends ? " desc" : " asc") + " nulls last, j.job_id desc ";
    }
}
