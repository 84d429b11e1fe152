package dev.waymark.admin;

import dev.waymark.job.Job;
import dev.waymark.submission.Tier;
import dev.waymark.web.Ids;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs the operator looks for; an empty text means all.
 *
 * @param client an address, or the hash of one
 * @param from the first day, in UTC
 * @param to the last day
 * @param text part of the address or of the reason of a failure, or the number of a job
 * @param sort by what, as {@link JobSort} knows it; empty for the newest first
 * @param before only jobs with smaller numbers: the next page; 0 for the first, and where something else is sorted by
 * @param skip how many come on the pages before; 0 where {@code before} says it
 */
public record JobQuery(
        String state,
        String tier,
        String host,
        String client,
        String from,
        String to,
        String text,
        String sort,
        long before,
        long skip) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** The states that can be asked for. */
    static final List<String> STATES = names(Job.State.values());

    static final List<String> TIERS = names(Tier.values());

    private static final int LONGEST = 2048;
    private static final long MAX_SKIP = 1_000_000;

    /** What makes no sense is not asked for. */
    static JobQuery of(MultivaluedMap<String, String> query) {
        String sort = sort(text(query, "sort"));
        return new JobQuery(
                oneOf(STATES, text(query, "state")),
                oneOf(TIERS, text(query, "tier")),
                text(query, "host").toLowerCase(Locale.ROOT),
                text(query, "client"),
                day(text(query, "from")),
                day(text(query, "to")),
                text(query, "text"),
                sort,
                sort.isEmpty() ? number(text(query, "before")) : 0,
                sort.isEmpty() ? 0 : Math.min(MAX_SKIP, number(text(query, "skip"))));
    }

    private static String sort(String asked) {
        return JobSort.of(asked).isEmpty() || asked.equals(JobSort.SUBMITTED.first()) ? "" : asked;
    }

    private static String text(MultivaluedMap<String, String> query, String name) {
        String given = query.getFirst(name);
        String text = given == null ? "" : given.strip().replace("\0", "");
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static String oneOf(List<String> names, String text) {
        return names.contains(text) ? text : "";
    }

    private static String day(String text) {
        try {
            return text.isEmpty() ? "" : LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            return "";
        }
    }

    private static long number(String text) {
        return NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Ids::of).toList();
    }

    /** Whether anything but the state narrows it. */
    public boolean isNarrowed() {
        return !(tier + host + client + from + to + text).isEmpty();
    }

    /** The same from its first page on, for another state. */
    public String inState(String otherState) {
        return address("/admin/jobs", otherState, sort, 0, 0);
    }

    /** The same from its first page on, sorted by a column; by the one that it is sorted by, the other way round. */
    public String sortedBy(String column) {
        JobSort by = JobSort.valueOf(column.toUpperCase(Locale.ROOT));
        String now = sort.isEmpty() ? JobSort.SUBMITTED.first() : sort;
        return address("/admin/jobs", state, now.equals(by.first()) ? by.second() : by.first(), 0, 0);
    }

    /** How a column is sorted, as {@code aria-sort} knows it; null when it is not. */
    public @Nullable String direction(String column) {
        String now = sort.isEmpty() ? JobSort.SUBMITTED.first() : sort;
        if (now.equals(column)) {
            return "ascending";
        }
        return now.equals("-" + column) ? "descending" : null;
    }

    /** What the query for its lines ends with. */
    String order() {
        return JobSort.of(sort).orElse(JobSort.SUBMITTED).order(sort.isEmpty() || sort.startsWith("-"));
    }

    /** Its next page. */
    String after(long last, int size) {
        return sort.isEmpty()
                ? address("/admin/jobs", state, sort, last, 0)
                : address("/admin/jobs", state, sort, 0, skip + size);
    }

    /** Where this very list is. */
    public String self() {
        return address("/admin/jobs", state, sort, before, skip);
    }

    /** Where the whole of it is as a table. */
    public String table() {
        return address("/admin/jobs.csv", state, sort, 0, 0);
    }

    /** Whether this is its first page. */
    public boolean isFirst() {
        return before == 0 && skip == 0;
    }

    private String address(String path, String inState, String sortedBy, long fromNumber, long from) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("state", inState);
        asked.put("tier", tier);
        asked.put("host", host);
        asked.put("client", client);
        asked.put("from", this.from);
        asked.put("to", to);
        asked.put("text", text);
        asked.put("sort", sortedBy);
        asked.put("before", fromNumber == 0 ? "" : String.valueOf(fromNumber));
        asked.put("skip", from == 0 ? "" : String.valueOf(from));
        return asked.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
