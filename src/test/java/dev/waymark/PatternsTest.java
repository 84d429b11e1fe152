package dev.waymark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
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

    private static final int SHORT = 500;
    private static final int LONG = 8_192;

    /** Characters that a search may read for each character of the text. */
    private static final int MOST_READS = 400;

    private static final int DEEP = 30_000;
    private static final long SMALL_STACK = 256 * 1024;
    private static final Pattern LITERAL = Pattern.compile("(?<!\\\\)[A-Za-z][A-Za-z ]{1,20}");
    private static final Pattern LOOPED_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d*,\\d*})");

    private static final JavaClasses WAYMARK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.waymark");

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void readsLinearlyManyCharactersOfAnyText(String place, Pattern pattern) {
        texts(pattern).forEach((name, text) -> {
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
                () -> texts(pattern).forEach((name, text) -> {
                    try {
                        Counted whole = new Counted(text.apply(DEEP), 40L * DEEP);
                        pattern.matcher(whole).lookingAt();
                        pattern.matcher(whole).find();
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
                .containsOnly("Phrasing.any", "TemplateGuess.words", "Question.<init>");
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

    private static Map<String, IntFunction<String>> texts(Pattern pattern) {
        Map<String, IntFunction<String>> texts = new LinkedHashMap<>(HostileTexts.families());
        LITERAL.matcher(pattern.pattern())
                .results()
                .map(found -> found.group())
                .distinct()
                .limit(16)
                .forEach(literal -> {
                    texts.put("its own " + literal, length -> HostileTexts.repeated(literal, length));
                    texts.put(
                            "its own " + literal + " with blanks",
                            length -> HostileTexts.repeated(literal + " ", length));
                    texts.put("its own " + literal + " then a", length -> literal + HostileTexts.repeated("a", length));
                });
        return texts;
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
        Map<String, Pattern> patterns = new TreeMap<>();
        WAYMARK.forEach(ours -> {
            Class<?> type = ours.reflect();
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    collect(
                            type.getName().substring("dev.waymark.".length()) + "." + field.getName(),
                            valueOf(field, null),
                            Collections.newSetFromMap(new IdentityHashMap<>()),
                            patterns);
                }
            }
        });
        return patterns.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static void collect(String place, Object value, Set<Object> seen, Map<String, Pattern> patterns) {
        if (value == null || !seen.add(value)) {
            return;
        }
        if (value instanceof Pattern pattern) {
            patterns.put(place, pattern);
        } else if (value instanceof Collection<?> many) {
            int i = 0;
            for (Object each : many) {
                collect(place + "[" + i++ + "]", each, seen, patterns);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> collect(place + "[" + key + "]", each, seen, patterns));
        } else if (value instanceof Object[] many) {
            for (int i = 0; i < many.length; i++) {
                collect(place + "[" + i + "]", many[i], seen, patterns);
            }
        } else if (value.getClass().getName().startsWith("dev.waymark.")) {
            for (Field field : value.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    collect(place + "." + field.getName(), valueOf(field, value), seen, patterns);
                }
            }
        }
    }

    private static Object valueOf(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
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
