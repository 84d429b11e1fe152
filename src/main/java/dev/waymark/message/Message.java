package dev.waymark.message;

import java.util.List;

/**
 * A text for a person, not yet in a language: what cannot know who will read it returns one of these.
 *
 * @param key names the text in the bundle
 * @param arguments numbers, texts, an {@link java.time.Instant}, a {@link java.time.LocalDate}, a {@link java.time.Duration} from now, or
 *     another message
 */
public record Message(String key, List<Object> arguments) {

    private static final String VERBATIM = "verbatim";

    /** Nothing to say. */
    public static final Message NONE = verbatim("");

    /** @throws IllegalArgumentException if the bundle has no such key */
    public Message {
        if (!Messages.hasKey(key)) {
            throw new IllegalArgumentException("There is no message " + key);
        }
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }

    /** A text that is the same in every language: what was stored, or what somebody else wrote. */
    public static Message verbatim(String text) {
        return of(VERBATIM, text);
    }

    /** Whether it is the same in every language. */
    public boolean isVerbatim() {
        return key.equals(VERBATIM);
    }

    /** The messages in one line, with commas between them. */
    public static Message listed(List<Message> messages) {
        return messages.stream()
                .reduce((before, next) -> of("listed", before, next))
                .orElse(NONE);
    }

    /** In English, for logs and the command line. */
    @Override
    public String toString() {
        return Messages.ENGLISH.text(this);
    }
}
