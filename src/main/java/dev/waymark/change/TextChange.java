package dev.waymark.change;

import dev.waymark.change.ComparedText.Token;
import dev.waymark.change.ComparedText.TokenKind;
import dev.waymark.deadline.Deadline;
import dev.waymark.describe.Stems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a text says something else than it did, or the same in other words. Numbers, dates, prices, times, days and addresses
 * are claims: another claim is a change. Other words must differ by more than one of them.
 */
final class TextChange {

    /** Two texts that share so much of their words say the same. */
    private static final double ALIKE = 0.75;

    private static final int FEW_WORDS = 4;
    private static final double COUNTER_STEP = 0.1;
    private static final double GROUPED_STEP = 0.05;
    private static final int MIN_COUNTER = 100;
    private static final int MIN_GROUPED_COUNTER = 1_000;
    private static final int MAX_DIGITS = 12;

    /** So many numbers do not all move by themselves. */
    private static final int MAX_MOVED = 40;

    /** What a number counts that goes up by itself. */
    private static final Set<String> COUNTED = Set.of(
            ("people families members supporters followers visitors visits views readers subscribers users customers downloads stars likes visitor"
                            + " comments replies shares votes signatures results posts articles items donors donations raised helped served"
                            + " reached pageviews hits online")
                    .split(" ", -1));

    /** Counted by the website itself; such a number says nothing of what is offered, however small. */
    private static final Set<String> COUNTED_BY_THE_SITE = Set.of(
            "likes",
            "like",
            "comments",
            "comment",
            "replies",
            "shares",
            "views",
            "pageviews",
            "hits",
            "downloads",
            "online",
            "results",
            "followers",
            "stars",
            "votes");

    /** They turn what a sentence says, or say whom it is for. */
    private static final Set<String> DECISIVE = Set.of(
            ("not no never none without cannot cant wont dont isnt arent only except closed closes closing open opens reopened cancelled"
                            + " canceled suspended postponed full free paused ended ends discontinued former formerly adults adult children child"
                            + " young older women men girls boys carers parents students residents refugees veterans families mandatory"
                            + " compulsory required optional online")
                    .split(" ", -1));

    /** The same in the languages whose words for no are nothing else. */
    private static final Set<String> NEGATIONS = Set.of(
            "nicht",
            "kein",
            "keine",
            "keinen",
            "geschlossen",
            "pas",
            "aucun",
            "aucune",
            "fermé",
            "fermée",
            "cerrado",
            "cerrada",
            "ningún",
            "ninguna",
            "chiuso",
            "chiusa",
            "niet",
            "geen",
            "gesloten",
            "não",
            "fechado",
            "fechada",
            "nie",
            "nieczynne");

    private static final Set<String> EMPTY_WORDS = Set.of(
            ("a an the and or of to in on at for with by from as is are was were be been it its this that these those we you they our your"
                            + " their us all also more most very can will may has have had do does into about so if both each any")
                    .split(" ", -1));

    /** Words of which one stands for another, by the stem of each. */
    private static final Map<String, String> SYNONYMS = synonyms(
            "help support assist assistance aid",
            "people persons individuals folk",
            "find discover learn see read",
            "get obtain receive",
            "buy purchase",
            "start begin",
            "provide offer give supply deliver",
            "big large great",
            "quick fast rapid swift",
            "make create build",
            "use utilise",
            "show display",
            "job vacancy role",
            "run operate organise manage",
            "home house",
            "kids children",
            "advice guidance",
            "place venue location",
            "event activity",
            "donate donation",
            "contact touch");

    private TextChange() {}

    /** Whether the difference is more than noise. */
    static boolean isReal(ComparedText before, ComparedText after) {
        Deadline.check();
        List<Token> gone = missing(before.claims(), after.claims());
        List<Token> come = missing(after.claims(), before.claims());
        return haveOtherClaims(before, after, gone, come)
                || haveOtherWords(before, after)
                || isTurned(before, after, gone, come);
    }

    private static Map<String, String> synonyms(String... groups) {
        Map<String, String> synonyms = new HashMap<>();
        for (String group : groups) {
            String[] words = group.split(" ", -1);
            for (String word : words) {
                synonyms.putIfAbsent(Stems.of(word), words[0]);
            }
        }
        return Map.copyOf(synonyms);
    }

    /** Whether any claim of one text is not in the other, those aside that move by themselves. */
    private static boolean haveOtherClaims(
            ComparedText before, ComparedText after, List<Token> gone, List<Token> come) {
        if (Math.max(gone.size(), come.size()) > MAX_MOVED) {
            return true;
        }
        List<Token> open = new ArrayList<>(come);
        for (Token token : gone) {
            Optional<Token> next = open.stream()
                    .filter(other -> isMoved(token, other) || isCounter(token, other, before, after))
                    .findFirst();
            if (next.isEmpty()) {
                return true;
            }
            open.remove(next.get());
        }
        return !open.isEmpty();
    }

    /** The day of each reading. */
    private static boolean isMoved(Token one, Token other) {
        return one.kind() == other.kind() && one.moving() && other.moving();
    }

    /** Those of the first list that the other has not, as often as it has not. */
    private static List<Token> missing(List<Token> some, List<Token> others) {
        Map<String, Integer> there = new HashMap<>();
        others.forEach(token -> there.merge(token.key(), 1, Integer::sum));
        List<Token> missing = new ArrayList<>();
        for (Token token : some) {
            if (there.merge(token.key(), -1, Integer::sum) < 0) {
                missing.add(token);
            }
        }
        return missing;
    }

    /** A number that goes on counting: a large one that changes a little, and what it counts or how it is written says so too. */
    private static boolean isCounter(Token one, Token other, ComparedText before, ComparedText after) {
        boolean numbers =
                one.kind() == other.kind() && (one.kind() == TokenKind.NUMBER || one.kind() == TokenKind.MONEY);
        if (!numbers || !isWhole(one) || !isWhole(other)) {
            return false;
        }
        long first = Long.parseLong(one.text());
        long second = Long.parseLong(other.text());
        double step = (double) Math.abs(first - second) / Math.max(1, Math.max(first, second));
        if (one.kind() == TokenKind.MONEY) {
            return before.isEnglish()
                    && Math.min(first, second) >= MIN_COUNTER
                    && step <= COUNTER_STEP
                    && isNear(before, one, Set.of("raised", "donated"))
                    && isNear(after, other, Set.of("raised", "donated"));
        }
        boolean grouped = one.grouped()
                && other.grouped()
                && Math.min(first, second) >= MIN_GROUPED_COUNTER
                && step <= GROUPED_STEP;
        boolean counted = before.isEnglish()
                && Math.min(first, second) >= MIN_COUNTER
                && step <= COUNTER_STEP
                && isNear(before, one, COUNTED)
                && isNear(after, other, COUNTED);
        return grouped
                || counted
                || (before.isEnglish()
                        && isNear(before, one, COUNTED_BY_THE_SITE)
                        && isNear(after, other, COUNTED_BY_THE_SITE));
    }

    private static boolean isWhole(Token number) {
        return !number.text().isEmpty()
                && number.text().length() <= MAX_DIGITS
                && number.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether one of the words is at most three tokens behind the number, or one before it, in the same clause. */
    private static boolean isNear(ComparedText text, Token number, Set<String> words) {
        int at = text.tokens().indexOf(number);
        int from = Math.max(0, at - 2);
        int to = Math.min(text.tokens().size(), at + 4);
        return text.tokens().subList(from, to).stream().anyMatch(token -> words.contains(token.text()));
    }

    private static boolean haveOtherWords(ComparedText before, ComparedText after) {
        List<Token> gone = missing(meant(before), meant(after));
        List<Token> come = missing(meant(after), meant(before));
        if (gone.isEmpty() && come.isEmpty()) {
            return false;
        }
        if (isDecisive(before, gone) || isDecisive(after, come)) {
            return true;
        }
        int most = Math.max(meant(before).size(), meant(after).size());
        int fewest = Math.min(meant(before).size(), meant(after).size());
        boolean one = Math.max(gone.size(), come.size()) <= 1;
        boolean exchanged = !gone.isEmpty() && !come.isEmpty();
        if (one && most > FEW_WORDS && !(exchanged && hasName(before, gone, come)) && fewest > 1) {
            return false;
        }
        double shared = 2.0 * (meant(before).size() - gone.size()) / Math.max(1, most + fewest);
        return shared < ALIKE || (exchanged && hasName(before, gone, come));
    }

    /** The words that mean something, those that mean the same as one. */
    private static List<Token> meant(ComparedText text) {
        return text.words().stream()
                .filter(word -> !(text.isEnglish() && EMPTY_WORDS.contains(word.text())))
                .map(word -> text.isEnglish() && !word.capital()
                        ? new Token(
                                TokenKind.WORD, SYNONYMS.getOrDefault(text.stem(word), text.stem(word)), false, false)
                        : new Token(TokenKind.WORD, text.stem(word), word.capital(), false))
                .toList();
    }

    private static boolean isDecisive(ComparedText text, List<Token> words) {
        Set<String> stems = new HashSet<>();
        words.forEach(word -> stems.add(word.text()));
        return text.words().stream()
                .anyMatch(word ->
                        (NEGATIONS.contains(word.text()) || (text.isEnglish() && DECISIVE.contains(word.text())))
                                && stems.contains(SYNONYMS.getOrDefault(text.stem(word), text.stem(word))));
    }

    /** Whether a name is exchanged for another word; in English alone names can be told by their capitals. */
    private static boolean hasName(ComparedText text, List<Token> gone, List<Token> come) {
        return text.isEnglish()
                && gone.stream().anyMatch(Token::capital)
                && come.stream().anyMatch(Token::capital);
    }

    /** Whether the claims of the same words are exchanged: {@code open on Monday, closed on Tuesday} the other way round. */
    private static boolean isTurned(ComparedText before, ComparedText after, List<Token> gone, List<Token> come) {
        List<String> first = keys(before, gone);
        List<String> second = keys(after, come);
        return first.size() > 1
                && !first.equals(second)
                && !clauses(before, gone).equals(clauses(after, come))
                && !attached(before, gone).equals(attached(after, come));
    }

    private static List<String> keys(ComparedText text, List<Token> without) {
        return text.claims().stream()
                .filter(token -> !without.contains(token))
                .map(Token::key)
                .toList();
    }

    /** The words and claims of each clause, in any order. */
    private static Map<String, Integer> clauses(ComparedText text, List<Token> without) {
        Map<String, Integer> clauses = new HashMap<>();
        List<String> clause = new ArrayList<>();
        for (Token token : text.tokens()) {
            if (token.kind() == TokenKind.STOP || token.text().equals("and")) {
                end(clause, clauses);
            } else if (!EMPTY_WORDS.contains(token.text()) && !without.contains(token)) {
                clause.add(token.isClaim() ? token.key() : text.stem(token));
            }
        }
        end(clause, clauses);
        return clauses;
    }

    /** Each claim with the word before it that it belongs to. */
    private static Map<String, Integer> attached(ComparedText text, List<Token> without) {
        Map<String, Integer> attached = new HashMap<>();
        String word = "";
        for (Token token : text.tokens()) {
            if (without.contains(token)) {
                continue;
            }
            if (token.isClaim()) {
                attached.merge(word + " " + token.key(), 1, Integer::sum);
            } else if (token.kind() == TokenKind.WORD && !EMPTY_WORDS.contains(token.text())) {
                word = text.stem(token);
            }
        }
        return attached;
    }

    private static void end(List<String> clause, Map<String, Integer> clauses) {
        if (!clause.isEmpty()) {
            clause.sort(null);
            clauses.merge(String.join(" ", clause), 1, Integer::sum);
            clause.clear();
        }
    }
}
