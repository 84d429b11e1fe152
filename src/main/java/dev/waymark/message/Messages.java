package dev.waymark.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The texts of the product in one language, from {@code messages.properties} beside this class and its translations.
 *
 * <p>A text with arguments is a pattern of {@link java.text.MessageFormat}; its choice format makes plurals. A text whose key ends in
 * {@code .html} is HTML: what is put into it is escaped, and a moment becomes a {@code time} element.
 *
 * @param clock tells today from tomorrow, in the time zone that times are written in
 */
public record Messages(Locale language, Clock clock) {

    /** For what has no reader with a language of their own: logs and the command line. */
    public static final Messages ENGLISH = new Messages(Locale.UK, Clock.system(ZoneId.of("UTC")));

    private static final String HTML = ".html";

    /** Whether there is a text of this name. */
    public static boolean hasKey(String key) {
        return Bundle.of(Locale.UK).has(key);
    }

    /** Whether there is a translation to this language, or it is English. */
    public static boolean speak(Locale language) {
        return language.getLanguage().equals("en") || Bundle.of(language).isTranslated();
    }

    public String text(Message message) {
        return text(message.key(), message.arguments().toArray());
    }

    /**
     * The text of a key.
     *
     * @throws java.util.MissingResourceException when there is no such key
     */
    public String text(String key, Object... arguments) {
        Bundle bundle = Bundle.of(language);
        if (arguments.length == 0) {
            return bundle.text(key);
        }
        Object[] written = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            written[i] = key.endsWith(HTML) ? html(arguments[i]) : plain(arguments[i]);
        }
        return bundle.format(key).format(written);
    }

    private Object plain(Object argument) {
        if (argument instanceof Message message) {
            return text(message);
        }
        if (argument instanceof Instant moment) {
            return near(moment);
        }
        if (argument instanceof Duration wait) {
            return near(clock.instant().plus(wait).plus(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MINUTES));
        }
        return argument instanceof LocalDate day ? day(day) : argument;
    }

    private Object html(Object argument) {
        if (argument instanceof Message message && message.key().endsWith(HTML)) {
            return text(message);
        }
        Object plain = plain(argument);
        String escaped = plain instanceof Number ? "" : escaped(String.valueOf(plain));
        if (argument instanceof Instant moment) {
            return "<time datetime=\"" + moment.truncatedTo(ChronoUnit.SECONDS) + "\">" + escaped + "</time>";
        }
        return plain instanceof Number ? plain : escaped;
    }

    /** A text as it is written inside an element or an attribute of HTML. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A moment as a table has it: {@code 29 November 2026, 18:12 GMT}. */
    public String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(clock.getZone());
        return text("time.moment", day(local.toLocalDate()), time(local));
    }

    /** A moment as a sentence has it: {@code 18:12 GMT tomorrow}. */
    private String near(Instant moment) {
        ZonedDateTime local = moment.atZone(clock.getZone());
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), local.toLocalDate());
        if (days == 0 || days == 1) {
            return text(days == 0 ? "time.today" : "time.tomorrow", time(local));
        }
        return text("time.day", time(local), day(local.toLocalDate()));
    }

    private String time(ZonedDateTime local) {
        return DateTimeFormatter.ofPattern("HH:mm z", language).format(local);
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("time.pattern"), language).format(day);
    }
}
