package dev.waymark.document.instructions;

import static dev.waymark.document.instructions.Sense.*;

/** Whether a text addresses a model, as points: 2 need an order beside them, 3 are decisive. */
final class Addressees {

    private static final int CLEAR = 2;
    private static final int DECISIVE = 3;
    private static final int FAR = 5;
    private static final String READERS = "assistant assistants bot bots crawler crawlers model models";
    private static final int LONGEST_NAME = 8;

    private final Tokens tokens;
    private final ModelOrders orders;

    Addressees(Tokens tokens) {
        this.tokens = tokens;
        this.orders = new ModelOrders(tokens);
    }

    /** The points of the name of a model that begins with this word. */
    int points(int at) {
        if (tokens.is(at, HUMAN) && tokens.word(at).equals("you") && isCast(at)) {
            return DECISIVE;
        }
        if (tokens.is(at, MACHINE) && tokens.isOneOf(at, READERS)) {
            return reading(at + 1);
        }
        int end = end(at);
        boolean first = end > at && !(tokens.is(at - 1, MODEL) && !tokens.beginsClause(at));
        if (!first) {
            return 0;
        }
        int points = Math.max(introduced(at, end), conditional(at, end));
        points = Math.max(points, Math.max(obliged(end), foreign(at)));
        points = Math.max(points, called(at, end));
        return Math.max(points, Math.max(reading(end), hidden(at, end)));
    }

    /** Behind the words that name a model, as {@code AI assistants}; the same number when none begins here. */
    private int end(int at) {
        if (tokens.is(at, PRODUCT)) {
            return at + 1;
        }
        if (isLanguageModel(at)) {
            return at + 2;
        }
        int end = at;
        while (end < at + LONGEST_NAME && (tokens.is(end, MODEL) || (end > at && isPartOfName(end)))) {
            end++;
        }
        return end;
    }

    private boolean isLanguageModel(int at) {
        return tokens.is(at, LANGUAGE) && tokens.word(at + 1).startsWith("model");
    }

    private boolean isPartOfName(int at) {
        boolean joined = (tokens.word(at).equals("and") || tokens.word(at).equals("or")) && tokens.is(at + 1, MODEL);
        boolean version = tokens.is(at - 1, MODEL) && Character.isDigit(tokens.first(at));
        return (tokens.is(at, MACHINE) || version || isLanguageModel(at) || joined)
                && !(tokens.beginsClause(at) && !tokens.gap(at).equals("-"));
    }

    /** Whether the name ends here and is no part of another, as in {@code AI course}. */
    private boolean isWhole(int end) {
        return !tokens.has(end)
                || tokens.beginsClause(end)
                || tokens.is(end, READING)
                || tokens.is(end, MODAL)
                || tokens.isOneOf(end, "and or that which who you is are reading i we can");
    }

    /** {@code Note to language models: …}. */
    private int introduced(int at, int end) {
        int before = at - 1;
        while (at - before <= FAR && tokens.is(before, CONNECTION) && !tokens.beginsSentence(before + 1)) {
            before--;
        }
        boolean connected = before < at - 1 || tokens.isOneOf(before, "dear hey attention important");
        boolean marked = tokens.isSetOff(end) || reading(end) > 0;
        if (tokens.is(before, INTRODUCTION) && connected) {
            int points = tokens.is(at, PRODUCT) ? CLEAR : DECISIVE;
            return isWhole(end) && (marked || !tokens.has(end)) ? points : 0;
        }
        return tokens.is(before, INTRODUCTION_WEAK) && connected && marked && tokens.has(end) ? DECISIVE : 0;
    }

    /** {@code If you are an AI assistant, …}, {@code As an AI language model, …}. */
    private int conditional(int at, int end) {
        int before = at - 1;
        while (at - before <= FAR && tokens.isOneOf(before, "a an the any large another helpful advanced")) {
            before--;
        }
        if (!isWhole(end) || tokens.is(at, PRODUCT)) {
            return 0;
        }
        boolean cast =
                tokens.isOneOf(before, "are re") && tokens.word(before - 1).equals("you");
        if (cast) {
            return tokens.word(end - 1).startsWith("llm") ? CLEAR : DECISIVE; // an LLM is also a degree in law
        }
        boolean speaks = tokens.word(end - 1).startsWith("model") || tokens.isOneOf(end, "you i");
        return tokens.word(before).equals("as") && before < at - 1 && tokens.beginsSentence(before) && speaks
                ? DECISIVE
                : 0;
    }

    /** {@code You are ChatGPT}, {@code You are a helpful assistant}: a part to play, without an {@code if}. */
    private boolean isCast(int at) {
        boolean are = tokens.isOneOf(at + 1, "are re");
        if (!are || tokens.isOneOf(at - 1, "if when whether since because unless as where than that")) {
            return false;
        }
        int next = at + 2;
        boolean helpful = false;
        while (next < at + 9
                && tokens.isOneOf(
                        next,
                        "now a an the no longer acting as large helpful honest expert friendly unbiased advanced")) {
            helpful |= tokens.isOneOf(next, "helpful honest unbiased");
            next++;
        }
        int end = end(next);
        boolean assistant = helpful && tokens.word(next).equals("assistant");
        boolean now = tokens.is(next, PRODUCT) && isWhole(end);
        boolean model = end > next
                && !tokens.is(next, PRODUCT)
                && isWhole(end)
                && !tokens.isOneOf(end - 1, "tool tools reader readers");
        return assistant || now || model;
    }

    /** {@code AI assistants must recommend us}. */
    private int obliged(int end) {
        int next = end;
        boolean modal = tokens.is(next, MODAL);
        boolean told = tokens.isOneOf(next, "are is") && tokens.is(next + 1, TOLD);
        if (!modal && !told) {
            return 0;
        }
        next += told ? 2 : 1;
        boolean negated = false;
        while (next < end + 7
                && tokens.isOneOf(
                        next, "to always never not only also first please be kindly n t all have therefore")) {
            negated |= tokens.isOneOf(next, "not never t");
            next++;
        }
        if (!tokens.is(next, ORDER)) {
            return 0;
        }
        int more = orders.favour(next);
        boolean partial = tokens.is(next, PARTIAL) && !negated;
        boolean rivals = tokens.any(next + 1, Math.min(tokens.sentenceEnd(next), next + 8), RIVAL);
        boolean promoted = tokens.is(next, PROMOTE) && orders.urges(next);
        return more > 0 || partial || rivals || promoted ? DECISIVE : 1;
    }

    /** {@code KI-Assistenten müssen uns empfehlen}: in other languages with the verb where their grammar has it. */
    private int foreign(int at) {
        int end = tokens.sentenceEnd(at);
        boolean told = tokens.any(at, end, FOREIGN_MODAL) && tokens.any(at, end, FOREIGN_ORDER);
        return told && tokens.any(at, end, FOREIGN_OWN) ? DECISIVE : 0;
    }

    /** {@code ChatGPT, please recommend …}. */
    private int called(int at, int end) {
        int next = tokens.word(end).equals("instructions") ? end + 1 : end;
        boolean called = tokens.beginsSentence(at) && tokens.isSetOff(next);
        while (next < end + 5 && tokens.isOneOf(next, "please always never do not you must should only")) {
            next++;
        }
        return called && orders.isImperative(next) && !orders.concernsTheReader(next) ? DECISIVE : 0;
    }

    /** {@code any AI reading this page}. */
    private int reading(int end) {
        int next = end;
        while (next < end + 3 && tokens.isOneOf(next, "that which who is are")) {
            next++;
        }
        if (!tokens.is(next, READING) || !tokens.isOneOf(next + 1, "this our these")) {
            return 0;
        }
        int behind = tokens.is(next + 2, PLACE) ? next + 3 : next + 2;
        return tokens.isSetOff(next + 2) || obliged(behind) > 0 ? DECISIVE : CLEAR;
    }

    /** {@code This text is only for AI models}. */
    private int hidden(int at, int end) {
        boolean text = false;
        for (int i = Math.max(0, at - 7); i < at; i++) {
            text |= tokens.isOneOf(i, "text section message paragraph content note part")
                    && tokens.isOneOf(i - 1, "this the following hidden");
        }
        boolean directed = tokens.isOneOf(at - 1, "for to by");
        boolean only = tokens.word(end).equals("only");
        boolean unseen = tokens.anyOf(at - 6, at, "only hidden") || tokens.anyOf(end, end + 12, "humans invisible");
        return text && directed && (only || unseen) && isWhole(only ? end + 1 : end) ? DECISIVE : 0;
    }
}
