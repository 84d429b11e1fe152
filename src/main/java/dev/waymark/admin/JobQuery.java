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

/**
 * Which jobs the operator looks for; an empty text means all.
 *
 * @param client an address, or the hash of one
 * @param from the first day, in UTC
 * @param to the last day
 * @param text part of the address or of the reason of a failure, or the number of a job
 * @param before only jobs with smaller numbers: the next page; 0 for the first
 */
public record JobQuery(
        String state, String tier, String host, String client, String from, String to, String text, long before) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** The states that can be asked for. */
    static final List<String> STATES = names(Job.State.values());

    static final List<String> TIERS = names(Tier.values());

    private static final int LONGEST = 2048;

    /** What makes no sense is not asked for. */
    static JobQuery of(MultivaluedMap<String, String> query) {
        return new JobQuery(
                oneOf(STATES, text(query, "state")),
                oneOf(TIERS, text(query, "tier")),
                text(query, "host").toLowerCase(Locale.ROOT),
                text(query, "client"),
                day(text(query, "from")),
                day(text(query, "to")),
                text(query, "text"),
                number(text(query, "before")));
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
        return address(otherState, 0);
    }

    /** Its next page. */
    String after(long last) {
        return address(state, last);
    }

    /** Where this very list is. */
    public String self() {
        return address(state, before);
    }

    private String address(String inState, long fromNumber) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("state", inState);
        asked.put("tier", tier);
        asked.put("host", host);
        asked.put("client", client);
        asked.put("from", from);
        asked.put("to", to);
        asked.put("text", text);
        asked.put("before", fromNumber == 0 ? "" : String.valueOf(fromNumber));
        return asked.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/admin/jobs?", ""));
    }
}
