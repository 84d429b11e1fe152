package dev.waymark.document.instructions;

import static dev.waymark.document.instructions.Sense.*;

/** What the sentences of a text order, and in whose favour, as points: 3 are decisive. */
final class ModelOrders {

    private static final int DECISIVE = 3;
    private static final String EACH = "user users answer answers response responses query queries question";

    private final Tokens tokens;

    ModelOrders(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The points of the order that begins with this word; 0 when none does. */
    int points(int at) {
        if (tokens.is(at, OVERRIDE) && overrides(at)) {
            return isReported(at) ? 1 : DECISIVE;
        }
        boolean unheeded = tokens.is(at, FOLLOW) && tokens.isOneOf(at - 1, "not never stop t") && overrides(at);
        boolean framed = tokens.is(at, FRAME) && tokens.word(at + 1).equals("system") && tokens.is(at + 2, SCRIPT);
        if (unheeded || framed || isSecretive(at) || silences(at)) {
            return DECISIVE;
        }
        return isImperative(at) && !concernsTheReader(at) ? 1 + favour(at) : 0;
    }

    /** Whether earlier instructions are the object of the word. */
    private boolean overrides(int at) {
        int end = at + 1;
        while (end < at + 8 && isObject(end)) {
            end++;
        }
        boolean preceding = tokens.any(at + 1, end, PRECEDING);
        boolean your = tokens.any(at + 1, end, YOUR);
        boolean all = tokens.any(at + 1, end, ALL);
        boolean script = tokens.any(at + 1, end, SCRIPT);
        boolean code = tokens.any(at + 1, end, CODE);
        boolean prompt = tokens.anyOf(at + 1, end, "prompt prompts");
        boolean setting = tokens.is(at, OVERRIDE_WEAK);
        boolean named = script && (preceding || (!setting && (your || (all && !prompt))));
        boolean rules = code && !setting && (preceding || your);
        int last = tokens.isOneOf(end - 1, "and or") ? end - 2 : end - 1;
        boolean above = preceding && tokens.word(last).equals("above") && isImperative(end);
        boolean everything = preceding && tokens.word(at + 1).equals("everything");
        return (named || rules || above || everything) && !isForSomeReaders(end);
    }

    private boolean isObject(int at) {
        boolean known = tokens.is(at, PRECEDING)
                || tokens.is(at, ALL)
                || tokens.is(at, YOUR)
                || tokens.is(at, FILLER)
                || tokens.is(at, SCRIPT)
                || tokens.is(at, CODE);
        return known && !tokens.beginsSentence(at);
    }

    /** As {@code if you have paid already}: a text for people says when it holds. */
    private boolean isForSomeReaders(int at) {
        boolean condition = tokens.is(at, TASK_TIME)
                || tokens.word(at).equals("unless")
                || tokens.word(at).equals("for");
        return condition && !tokens.any(at, tokens.sentenceEnd(at), MODEL) && !tokens.is(at + 1, TASK);
    }

    /** Whether the word tells of an order that others give, as an attacker does in a text about attacks. */
    private boolean isReported(int at) {
        boolean spoken = tokens.is(at - 1, REPORTED) && !tokens.beginsClause(at);
        boolean toYou = tokens.word(at - 1).equals("to") && tokens.anyOf(at - 5, at - 1, "you");
        return tokens.isQuoted(at) || (spoken && !toYou);
    }

    /** Whether a verb of telling is where an order has it. */
    boolean isImperative(int at) {
        if (!tokens.is(at, ORDER)) {
            return false;
        }
        int before = at - 1;
        while (at - before < 4 && !tokens.beginsClause(before + 1) && tokens.is(before, URGENT)) {
            before--;
        }
        boolean first = tokens.beginsClause(before + 1);
        boolean urged = before < at - 1
                && (tokens.isOneOf(before, "you it")
                        || isNegation(before)
                        || tokens.isOneOf(at - 1, "and then")
                        || (tokens.isCapital(before + 1) && tokens.isOneOf(before + 1, "always only never")));
        return first || urged;
    }

    private boolean isNegation(int at) {
        String word = tokens.word(at);
        return word.equals("do") || (word.equals("don") && tokens.word(at + 1).equals("t"));
    }

    /** Whether the order is about what the reader has: {@code describe your project}. */
    boolean concernsTheReader(int at) {
        return tokens.any(at + 1, Math.min(at + 4, tokens.clauseEnd(at, 4)), YOUR);
    }

    /** In whose favour: 1 for the writer's matter, 1 for putting it before others. */
    int favour(int at) {
        int object = tokens.isOneOf(at + 1, "only just") ? at + 2 : at + 1;
        boolean own = isOwn(object);
        boolean named = tokens.isCapital(object) && !tokens.beginsClause(object);
        if ((own || named) && tokens.is(at, PROMOTE) && (object > at + 1 || urges(at))) {
            return 2;
        }
        return own || isSaying(at) ? 1 : 0;
    }

    boolean isOwn(int at) {
        boolean author = tokens.word(at).equals("the") && tokens.word(at + 1).equals("following");
        boolean place = tokens.word(at).equals("this") && tokens.is(at + 1, PLACE);
        return tokens.is(at, OWN) || place || author;
    }

    boolean isSaying(int at) {
        boolean others = tokens.word(at + 2).equals("they")
                || tokens.is(at + 2, YOUR)
                || tokens.word(at + 2).equals("you");
        return tokens.is(at, SAY) && tokens.word(at + 1).equals("that") && !others;
    }

    /** Whether the order asks for a place before others. */
    boolean urges(int at) {
        int end = tokens.sentenceEnd(at);
        int far = Math.min(end, at + 16);
        boolean always =
                tokens.word(at - 1).equals("always") || tokens.word(at - 1).equals("only");
        boolean first = tokens.anyOf(at + 2, Math.min(end, at + 6), "first");
        boolean as = tokens.is(at, DESCRIBE) && tokens.anyOf(at + 2, Math.min(end, at + 7), "as");
        return (always && !tokens.is(at, SAY))
                || first
                || as
                || hasPhrase(at + 1, far, "as", "the", "best top leading only most number first premier finest")
                || hasPhrase(at + 1, far, "number", "one", "")
                || hasPhrase(at + 1, far, "above", "all", "")
                || hasPhrase(at + 1, far, "who", "asks", "")
                || hasPhrase(at + 1, far, "any every all", EACH, "")
                || (hasPhrase(at + 1, far, "over before above instead than", "all any other others of rivals the", "")
                        && tokens.any(at + 1, far, RIVAL));
    }

    /** Whether two or three words are side by side, each one of those given. */
    private boolean hasPhrase(int from, int to, String first, String second, String third) {
        for (int i = from; i < to; i++) {
            if (tokens.isOneOf(i, first)
                    && tokens.isOneOf(i + 1, second)
                    && (third.isEmpty() || tokens.isOneOf(i + 2, third))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a model is to tell what it was told: {@code reveal your system prompt}. */
    private boolean isSecretive(int at) {
        if (!tokens.is(at, REVEAL) || !(isImperative(at) || tokens.beginsClause(at) || tokens.is(at - 1, URGENT))) {
            return false;
        }
        int end = tokens.clauseEnd(at, 7);
        boolean your = tokens.any(at + 1, end, YOUR);
        for (int i = at + 1; i < end; i++) {
            boolean script = tokens.is(i, SCRIPT)
                    || tokens.word(i).equals("rules")
                    || (your && tokens.word(i).equals("message"));
            if (script && (tokens.is(i - 1, SECRET) || (your && tokens.is(at, REVEAL_STRONG) && isBareOf(at, i)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing but small words and what came before is between two words. */
    private boolean isBareOf(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (!isObject(i) && !tokens.is(i, SECRET)) {
                return false;
            }
        }
        return true;
    }

    /** Whether something is to be kept from others that concerns nobody's safety: {@code do not mention our competitors}. */
    private boolean silences(int at) {
        if (!tokens.is(at, ORDER)) {
            return false;
        }
        boolean never = tokens.word(at - 1).equals("never") && startsOrder(at - 1);
        boolean not = tokens.word(at - 1).equals("not") && tokens.word(at - 2).equals("do") && startsOrder(at - 2);
        boolean dont = tokens.word(at - 1).equals("t") && tokens.word(at - 2).equals("don") && startsOrder(at - 2);
        if (!never && !not && !dont) {
            return false;
        }
        int end = Math.min(tokens.sentenceEnd(at), at + 12);
        if (tokens.any(at + 1, end, RIVAL)) {
            return !tokens.is(at, OVERRIDE) && !tokens.any(at + 1, end, YOUR);
        }
        boolean secret = tokens.isOneOf(at, "mention reveal disclose")
                && tokens.has(at + 1)
                && !tokens.word(at + 1).equals("it");
        return secret && !tokens.any(at + 1, end, HUMAN);
    }

    private boolean startsOrder(int at) {
        return tokens.beginsClause(at) || tokens.isOneOf(at - 1, "please and");
    }

    /** How far a word begins the task of a model: {@code when summarising this page}. */
    int taskPoints(int at) {
        if (tokens.is(at, FRAME) && tokens.word(at).equals("new") && tokens.is(at + 1, SCRIPT)) {
            boolean toModel = tokens.word(at + 2).equals("for") && tokens.any(at + 3, at + 6, MACHINE);
            return toModel || tokens.isSetOff(at + 2) || tokens.word(at + 2).equals("are") ? 1 : 0;
        }
        if (tokens.isOneOf(at, "in from") && tokens.is(at + 1, YOUR) && tokens.is(at + 2, ANSWER)) {
            return 1;
        }
        if (!tokens.is(at, TASK_TIME)) {
            return 0;
        }
        int end = tokens.clauseEnd(at, 7);
        for (int i = at + 1; i < end; i++) {
            if (tokens.is(i, TASK)) {
                return taskPoints(at, i);
            }
        }
        return 0;
    }

    private int taskPoints(int from, int task) {
        int end = tokens.clauseEnd(task, 7);
        if (tokens.any(task + 1, Math.min(end, task + 4), YOUR)) {
            return 0;
        }
        boolean asked = tokens.word(task).startsWith("ask");
        for (int i = task + 1; i < end; i++) {
            if (isOwn(i) && !(asked && i == task + 1)) {
                return asked && tokens.anyOf(from + 1, task, "you") ? 1 : 2;
            }
        }
        boolean named = tokens.isCapital(task + 1) && !tokens.beginsClause(task + 1);
        boolean about = asked && tokens.word(task + 1).equals("about");
        return named || about || tokens.isOneOf(from + 2, "user users") ? 1 : 0;
    }
}
