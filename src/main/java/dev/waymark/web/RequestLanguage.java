package dev.waymark.web;

import dev.waymark.message.Messages;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The languages that pages and problems are written in, and which of them a request asks for. */
@ApplicationScoped
public class RequestLanguage {

    /** Of an Accept-Language field; browsers send fewer than a hundred characters. */
    private static final int MAX_CHARACTERS = 500;

    /** Of the query field by which a reader chooses a language, and of the cookie that remembers it. */
    public static final String NAME = "lang";

    @Inject
    @ConfigProperty(name = "LANGUAGES")
    String tags;

    @Inject
    @ConfigProperty(name = "WELSH_REVIEWED")
    boolean welshReviewed;

    @Inject
    @ConfigProperty(name = "TIME_ZONE")
    ZoneId zone;

    private List<Messages> spoken = List.of();

    /** @throws IllegalArgumentException when a language has no texts, or none is left */
    @PostConstruct
    void load() {
        spoken = Stream.of(tags.split(","))
                .map(tag -> Locale.forLanguageTag(tag.strip()))
                .filter(language -> welshReviewed || !language.getLanguage().equals("cy"))
                .map(this::messages)
                .toList();
        if (spoken.isEmpty()) {
            throw new IllegalArgumentException("LANGUAGES names Welsh alone, and WELSH_REVIEWED is not true.");
        }
    }

    private Messages messages(Locale language) {
        if (!Messages.speak(language)) {
            throw new IllegalArgumentException("LANGUAGES names " + language.toLanguageTag()
                    + ", which has no texts: there is no messages_" + language.getLanguage() + ".properties.");
        }
        return new Messages(language, Clock.system(zone));
    }

    /** The field Vary of whatever is in the language of the request. */
    public String vary() {
        return spoken.size() == 1 ? "Accept-Language" : "Accept-Language, Cookie";
    }

    /** The texts for people of whom no language is known, such as those we write mail to. */
    public Messages first() {
        return spoken.get(0);
    }

    /** The languages that there are, the default first; each as it calls itself. */
    public List<Locale> all() {
        return spoken.stream().map(Messages::language).toList();
    }

    /** The texts in the language that the reader chose, now or before; else in that which the client prefers among those that are there. */
    public Messages of(HttpServletRequest request) {
        if (spoken.size() == 1) {
            return spoken.get(0);
        }
        return chosen(request)
                .or(() -> Cookies.named(request, NAME)
                        .flatMap(tag -> inLanguage(tag).stream())
                        .findFirst())
                .orElseGet(() -> preferred(request.getHeader("Accept-Language")));
    }

    /** The language that the address of the request names; the form of a request is not read. */
    public Optional<Messages> chosen(HttpServletRequest request) {
        String query = request.getQueryString();
        if (spoken.size() == 1 || query == null) {
            return Optional.empty();
        }
        return Stream.of(query.split("&"))
                .filter(field -> field.startsWith(NAME + "="))
                .flatMap(field -> inLanguage(field.substring(NAME.length() + 1)).stream())
                .findFirst();
    }

    /** @param accepted an Accept-Language field (RFC 9110, section 12.5.4); the first language when it names none that is there */
    Messages preferred(@Nullable String accepted) {
        if (spoken.size() == 1 || accepted == null || accepted.length() > MAX_CHARACTERS) {
            return spoken.get(0);
        }
        return ranges(accepted)
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> inLanguage(range.getRange()).stream())
                .findFirst()
                .orElse(spoken.get(0));
    }

    private static Stream<LanguageRange> ranges(String accepted) {
        try {
            return LanguageRange.parse(accepted).stream();
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // not the syntax of the field: as if it were not there
        }
    }

    private Optional<Messages> inLanguage(String range) {
        String wanted = Locale.forLanguageTag(range).getLanguage();
        return spoken.stream()
                .filter(messages -> messages.language().getLanguage().equals(wanted))
                .findFirst();
    }
}
