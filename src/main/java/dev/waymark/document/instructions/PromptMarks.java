package dev.waymark.document.instructions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks that imitate the frame of a prompt: who speaks in a chat, tokens of models, the end of quoted material. */
final class PromptMarks {

    private static final int MOST = 50;
    private static final int LONGEST_TURN = 60;
    private static final Pattern TOKEN = Pattern.compile(
            "<\\|[a-z0-9_ \u2581-]{1,32}\\|>|\\[/?inst\\]|<</?sys>>|<(?:start|end)_of_turn>"
                    + "|</(?:page|pages|document|documents|system|instructions?|context|user|human|assistant|prompt|input|website"
                    + "|content|data|untrusted[a-z0-9_-]{0,30}|tool_result|search_results)>",
            Pattern.CASE_INSENSITIVE);

    private final Tokens tokens;
    private final ModelOrders orders;

    private PromptMarks(Tokens tokens, ModelOrders orders) {
        this.tokens = tokens;
        this.orders = orders;
    }

    /** The word at the first mark of a text, or -1. */
    static int first(Tokens tokens, ModelOrders orders) {
        PromptMarks marks = new PromptMarks(tokens, orders);
        for (int i = 0; tokens.anywhere(Sense.ROLE) && i < tokens.size(); i++) {
            if (tokens.is(i, Sense.ROLE) && tokens.beginsSentence(i) && marks.isTurn(i)) {
                return i;
            }
        }
        return marks.token();
    }

    /** {@code System: you must …}: a speaker and an order to be followed, or two speakers. */
    private boolean isTurn(int at) {
        if (!marksSpeaker(at + 1)) {
            return false;
        }
        int next = at + 1;
        while (next < at + 6 && tokens.isOneOf(next, "please you must should will always never do not now can could")) {
            next++;
        }
        boolean ordered = orders.isImperative(next) || (next > at + 1 && tokens.is(next, Sense.ORDER));
        boolean cast = tokens.isOneOf(at + 1, "you") && tokens.isOneOf(at + 2, "are") && !tokens.is(at, Sense.ASKER);
        boolean agrees = tokens.is(at, Sense.ANSWERER)
                && (tokens.is(at + 1, Sense.AGREEING) || tokens.word(at + 1).equals("i"));
        return (ordered && !orders.concernsTheReader(next)) || cast || agrees || isAnswered(at);
    }

    private boolean marksSpeaker(int next) {
        String gap = tokens.gap(next);
        return gap.startsWith(":")
                || gap.startsWith("]")
                || gap.startsWith(">")
                || gap.startsWith("**:")
                || gap.startsWith(":**");
    }

    private boolean isAnswered(int at) {
        for (int i = at + 2; i < Math.min(tokens.size(), at + LONGEST_TURN); i++) {
            boolean other = tokens.is(at, Sense.ASKER) ? tokens.is(i, Sense.ANSWERER) : tokens.is(i, Sense.ASKER);
            if (other && tokens.gap(i + 1).startsWith(":") && tokens.isCapital(i)) {
                return true;
            }
        }
        return false;
    }

    private int token() {
        String text = tokens.text();
        if (!mayHold(text)) {
            return -1;
        }
        Matcher mark = TOKEN.matcher(text);
        for (int tries = 0; tries < MOST && mark.find(); tries++) {
            int next = tokens.at(mark.end());
            boolean closes = mark.group().startsWith("</");
            boolean opened = closes && opens(mark.group(), mark.start());
            boolean spokenOf = isSpokenOf(tokens.at(mark.start()) - 1, mark.start()) || opened;
            if (!spokenOf || isFollowedByOrder(next)) {
                return Math.max(0, Math.min(next, tokens.size() - 1));
            }
        }
        return -1;
    }

    /** Whether something in a text begins like a token; far from every link does. */
    private static boolean mayHold(String text) {
        if (text.indexOf('<') < 0 && text.indexOf('[') < 0) {
            return false;
        }
        for (int i = 0; i < text.length() - 2; i++) {
            char c = text.charAt(i);
            if ((c == '<' && "|/<se".indexOf(text.charAt(i + 1)) >= 0)
                    || (c == '[' && "iI/".indexOf(text.charAt(i + 1)) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text has a pair of tags, as in a text about markup. */
    private boolean opens(String closing, int before) {
        String opening = closing.substring(0, 1) + closing.substring(2, closing.length() - 1);
        int at = tokens.text().lastIndexOf(opening, before - 1);
        return at >= 0;
    }

    /** Whether the word before a token leads to it: {@code use the <|im_start|> token}. */
    private boolean isSpokenOf(int word, int start) {
        return tokens.is(word, Sense.SPOKEN_OF) && tokens.leadsTo(word, start);
    }

    private boolean isFollowedByOrder(int next) {
        boolean role = tokens.is(next, Sense.ROLE) && tokens.gap(next + 1).startsWith(":");
        boolean cast = tokens.isOneOf(next + 1, "you") && tokens.isOneOf(next + 2, "are");
        return role || cast || (orders.isImperative(next) && orders.favour(next) > 0) || orders.points(next) >= 3;
    }
}
