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

    @Inject
    @ConfigProperty(name = "LANGUAGES")
    String tags;

    @Inject
    @ConfigProperty(name = "TIME_ZONE")
    ZoneId zone;

    private List<Messages> spoken = List.of();

    /** @throws IllegalArgumentException when a language has no texts */
    @PostConstruct
    void load() {
        spoken = Stream.of(tags.split(","))
                .map(tag -> messages(Locale.forLanguageTag(tag.strip())))
                .toList();
    }

    private Messages messages(Locale language) {
        if (!Messages.speak(language)) {
            throw new IllegalArgumentException("LANGUAGES names " + language.toLanguageTag()
                    + ", which has no texts: there is no messages_" + language.getLanguage() + ".properties.");
        }
        return new Messages(language, Clock.system(zone));
    }

    /** The texts for people of whom no language is known, such as those we write mail to. */
    public Messages first() {
        return spoken.get(0);
    }

    /** The texts in the language that the client prefers among those that are there. */
    public Messages of(HttpServletRequest request) {
        return preferred(request.getHeader("Accept-Language"));
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
