package dev.waymark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No pattern of the code may take more than linear time, or a stack as deep as its text is long, whatever the text. Every pattern is
 * found by reading the static fields of all classes, and tried with families of hostile text and with what it looks for itself. Work
 * is counted in characters read, which no busy machine changes.
 */
class PatternsTest {

    private static final int SHORT = 250;
    private static final int LONG = 8_192;

    /** Characters that a search may read for each character of the text. */
    private static final int MOST_READS = 400;

    private static final int DEEP = 30_000;
    private static final long SMALL_STACK = 256 * 1024;
    private static final Pattern LOOPED_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d*,\\d*})");

    private static final JavaClasses WAYMARK = CodeClasses.read();

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void readsLinearlyManyCharactersOfAnyText(String place, Pattern pattern) {
        CodePatterns.textsFor(pattern).forEach((name, text) -> {
            long few = reads(pattern, text.apply(SHORT), Long.MAX_VALUE);
            long some = reads(pattern, text.apply(4 * SHORT), Long.MAX_VALUE);
            if (some > 6 * few) {
                long most = (long) MOST_READS * LONG;
                assertThat(reads(pattern, text.apply(LONG), most))
                        .as("characters read of %d × %s by %s = %s", LONG, name, place, pattern)
                        .isLessThan(most);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void needsNoDeepStack(String place, Pattern pattern) throws InterruptedException {
        if (!LOOPED_GROUP.matcher(pattern.pattern()).find()) {
            return;
        }
        List<String> overflowing = Collections.synchronizedList(new ArrayList<>());
        Thread thread = new Thread(
                null,
                () -> CodePatterns.textsFor(pattern).forEach((name, text) -> {
                    try {
                        Counted whole = new Counted(text.apply(DEEP), 40L * DEEP);
                        pattern.matcher(whole).find(); // which looks at the beginning first
                    } catch (TooMany e) {
                        // the other test speaks of that
                    } catch (StackOverflowError e) {
                        overflowing.add(name);
                    }
                }),
                "small stack",
                SMALL_STACK);
        thread.start();
        thread.join();
        assertThat(overflowing).as("%s = %s", place, pattern).isEmpty();
    }

    @Test
    void findsThePatternsOfTheCode() {
        assertThat(patterns().count()).isGreaterThan(150);
    }

    /** Else the tests above would not see it. */
    @Test
    void everyPatternIsAConstant() {
        noClasses()
                .should()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .orShould()
                .callMethod(String.class, "replaceFirst", String.class, String.class)
                .orShould()
                .callMethod(Pattern.class, "matches", String.class, CharSequence.class)
                .check(WAYMARK);
        assertThat(WAYMARK.stream()
                        .flatMap(ours -> ours.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Pattern.class)
                                && call.getName().equals("compile"))
                        .map(call -> call.getOrigin())
                        .filter(caller -> !caller.getName().equals("<clinit>"))
                        .map(caller -> caller.getOwner().getSimpleName() + "." + caller.getName()))
                .as("who makes patterns for the constants")
                .containsOnly(
                        "AttachmentKinds.words",
                        "ClauseFilter.any",
                        "ItemsNote.days",
                        "TemplateGuess.words",
                        "Question.<init>");
    }

    /** Only a single plain character is no pattern. */
    @Test
    void splitsAtASingleCharacterOrByAPatternThatIsAConstant() throws IOException {
        Pattern split = Pattern.compile("\\.split\\(\"(?![^\\\\\"$.|?*+^({\\[)]\"|\\\\[nt\\\\]\")[^\"]*\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> found = new ArrayList<>();
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                split.matcher(Files.readString(source))
                        .results()
                        .forEach(call -> found.add(source + ": " + call.group()));
            }
            assertThat(found).isEmpty();
        }
    }

    /** How many characters all searches and a match of the whole read, up to the limit. */
    private static long reads(Pattern pattern, String text, long most) {
        Counted counted = new Counted(text, most);
        try {
            Matcher matcher = pattern.matcher(counted);
            while (matcher.find()) {
                // to the end
            }
            pattern.matcher(counted).matches();
        } catch (TooMany e) {
            return most;
        }
        return counted.reads + 1;
    }

    static Stream<Arguments> patterns() {
        return CodePatterns.all().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    /** A text that counts how often it is read. */
    private static final class Counted implements CharSequence {

        private final String text;
        private final long most;
        private long reads;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++reads > most) {
                throw new TooMany();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooMany extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooMany() {
            super(null, null, false, false);
        }
    }
}
