package dev.waymark.document.instructions;

import java.util.Optional;

/**
 * Recognises text that speaks to a language model instead of to people: orders to it, and marks that imitate the frame of a
 * prompt. Such text is data of a website and is never published as if it described the site.
 *
 * <p>One weak sign never decides: the signs of a sentence are added up, as whom it addresses, what it orders, and in whose favour.
 * The time is in proportion to the text, whatever the text.
 */
public final class ModelInstructions {

    private static final int ENOUGH = 3;
    private static final int LONGEST_SPEAKER = 20;

    /** Without a word of one of these senses no text is one. */
    private static final Sense[] DECIDING = {
        Sense.OVERRIDE,
        Sense.FOLLOW,
        Sense.SCRIPT,
        Sense.MODEL,
        Sense.LANGUAGE,
        Sense.PRODUCT,
        Sense.MACHINE,
        Sense.ROLE,
        Sense.ORDER,
        Sense.REVEAL
    };

    private final Tokens tokens;
    private final Addressees addressees;
    private final ModelOrders orders;

    private ModelInstructions(Tokens tokens) {
        this.tokens = tokens;
        this.addressees = new Addressees(tokens);
        this.orders = new ModelOrders(tokens);
    }

    public static boolean in(String text) {
        return find(text).isPresent();
    }

    /** The first passage of a text that speaks to a model. */
    public static Optional<String> find(String text) {
        return text.indexOf('\n') < 0
                ? first(text)
                : text.lines().flatMap(line -> first(line).stream()).findFirst();
    }

    private static Optional<String> first(String line) {
        Tokens tokens = new Tokens(line);
        int at = tokens.size() == 0 ? -1 : new ModelInstructions(tokens).first();
        return at < 0 ? Optional.empty() : Optional.of(tokens.passage(at));
    }

    /** Whether a sentence that is behind an order to a model is one too, though it names nobody. */
    public static boolean continues(String sentence) {
        Tokens tokens = new Tokens(sentence);
        return new ModelOrders(tokens).isImperative(0)
                || tokens.is(0, Sense.URGENT)
                || tokens.word(0).equals("do");
    }

    /** Who speaks in a line that begins like a line of a chat, as {@code Human:}; empty when it does not. */
    public static Optional<Speaker> speaker(String line) {
        String start = line.substring(0, Math.min(line.length(), LONGEST_SPEAKER));
        if (start.indexOf(':') < 0) {
            return Optional.empty();
        }
        Tokens tokens = new Tokens(start);
        if (!tokens.gap(1).startsWith(":")) {
            return Optional.empty();
        }
        if (tokens.is(0, Sense.ASKER)) {
            return Optional.of(Speaker.ASKER);
        }
        return tokens.is(0, Sense.ANSWERER) ? Optional.of(Speaker.ANSWERER) : Optional.empty();
    }

    /** A part in a chat with a model. */
    public enum Speaker {
        ASKER,
        ANSWERER
    }

    /** The first word of the passage, or -1. */
    private int first() {
        int mark = PromptMarks.first(tokens, orders);
        if (mark >= 0) {
            return mark;
        }
        if (!tokens.anywhere(DECIDING)) {
            return -1;
        }
        int sentence = 0;
        int addressed = 0;
        int ordered = 0;
        int task = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i == 0 || tokens.beginsSentence(i)) {
                sentence = i;
                ordered = 0;
                task = 0;
            }
            if (!tokens.hasSense(i)) {
                continue;
            }
            addressed = Math.max(addressed, addressees.points(i));
            ordered = Math.max(ordered, orders.points(i));
            task = Math.max(task, orders.taskPoints(i));
            if (addressed + ordered + task >= ENOUGH && (ordered > 0 || addressed >= ENOUGH)) {
                return sentence;
            }
        }
        return -1;
    }
}
