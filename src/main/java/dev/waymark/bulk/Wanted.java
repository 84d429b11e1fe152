package dev.waymark.bulk;

import dev.waymark.message.Message;
import dev.waymark.submission.Order;
import dev.waymark.web.ProblemDetails;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an account sends as a list.
 *
 * @param name what it calls the list; may be empty
 */
record Wanted(String name, List<Order.Draft> websites) {

    /** Most websites of one list. */
    static final int MAX_WEBSITES = 500;

    static final int MAX_BODY_BYTES = 1_100_000;
    static final int MAX_NAME = 100;
    static final String TOO_LARGE = "lists.too-large";

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** @throws jakarta.ws.rs.WebApplicationException 422 for none or too many websites, or a long name */
    Wanted {
        name = UNSEEN.matcher(whole(name)).replaceAll(" ").strip();
        if (name.length() > MAX_NAME) {
            throw ProblemDetails.invalid("name", Message.of("lists.name.long", MAX_NAME))
                    .asException();
        }
        if (websites.isEmpty()) {
            throw ProblemDetails.invalid("urls", Message.of("lists.none", MAX_WEBSITES))
                    .asException();
        }
        if (websites.size() > MAX_WEBSITES) {
            throw ProblemDetails.invalid("urls", Message.of("lists.too-many", MAX_WEBSITES))
                    .asException();
        }
    }

    /** Of addresses alone. */
    static Wanted ofAddresses(String name, List<String> addresses) {
        return new Wanted(
                name,
                addresses.stream()
                        .map(address -> new Order.Draft(address, null, null, null, null))
                        .toList());
    }

    /**
     * Of values of JSON: texts, or objects with the fields of a single submission.
     *
     * @param otherwise what holds for a website that does not say it
     */
    static Wanted ofValues(String name, List<JsonValue> values, Order.Draft otherwise) {
        return new Wanted(
                name,
                values.stream()
                        .limit(MAX_WEBSITES + 1L)
                        .map(value -> draft(value, otherwise))
                        .toList());
    }

    private static Order.Draft draft(JsonValue value, Order.Draft otherwise) {
        if (value instanceof JsonString address) {
            return new Order.Draft(
                    address.getString(),
                    otherwise.template(),
                    otherwise.sector(),
                    otherwise.goal(),
                    otherwise.includeNoindex());
        }
        if (value instanceof JsonObject fields) {
            return new Order.Draft(
                    text(fields, "url", null),
                    text(fields, "template", otherwise.template()),
                    text(fields, "sector", otherwise.sector()),
                    text(fields, "goal", otherwise.goal()),
                    Boolean.valueOf(
                            fields.getBoolean("include_noindex", Boolean.TRUE.equals(otherwise.includeNoindex()))));
        }
        throw ProblemDetails.invalid("urls", Message.of("lists.value")).asException();
    }

    private static @Nullable String text(JsonObject fields, String name, @Nullable String otherwise) {
        return fields.get(name) instanceof JsonString text ? text.getString() : otherwise;
    }

    /** Text that can be stored: without halves of characters. */
    static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
