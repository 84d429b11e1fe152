package dev.waymark.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page, or the part of it that htmx asked for: one template serves both.
 *
 * @param template path below {@code WEB-INF/templates}, without its ending
 * @param fragment the fragment alone; empty for the whole page
 */
public record View(String template, String fragment, Map<String, @Nullable Object> model) {

    public View {
        model = Collections.unmodifiableMap(new LinkedHashMap<>(model));
    }

    public static View of(String template) {
        return new View(template, "", Map.of());
    }

    /** The same view with one more value for the template. */
    public View with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(model);
        more.put(name, value);
        return new View(template, fragment, more);
    }

    /** Only the named fragment of the template. */
    public View only(String part) {
        return new View(template, part, model);
    }

    /** Only a fragment of another template, with the same values. */
    public View part(String otherTemplate, String part) {
        return new View(otherTemplate, part, model);
    }
}
