package dev.waymark.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundle has what the code and the templates ask for, nothing else, and nothing that a translator or a reader stumbles over. */
class BundleTest {

    private static final Path BUNDLE = Path.of("src/main/resources/dev/waymark/message/messages.properties");
    private static final List<String[]> ENTRIES = lines(BUNDLE)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(line -> line.split("=", 2))
            .toList();

    private static final String KEY = "[a-z][a-z0-9_-]*(?:\\.[a-z0-9_-]+)*";
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{(" + KEY + ")(\\()?");
    private static final Pattern PREFIX_IN_TEMPLATES = Pattern.compile("#\\{\\$\\{'([a-z.-]+\\.)'");
    private static final Pattern IN_CODE = Pattern.compile("\"(" + KEY + ")\"");
    private static final Pattern PREFIX_IN_CODE = Pattern.compile("\"([a-z.-]+\\.)\" \\+");
    private static final Pattern RAW = Pattern.compile("th:utext=\"#\\{(" + KEY + ")");
    private static final Pattern ESCAPED =
            Pattern.compile("(?:th:(?!utext)[a-z-]+=\"[^\"]*|\\[\\[)#\\{(" + KEY + "\\.html)");

    /** Words of a dialect that these texts once were in. */
    private static final Pattern ODD =
            Pattern.compile("(?i)\\b(mend|mended|anew|whom|oblige|give it back|given back|twins?|judged)\\b");

    private static final String TEMPLATES = all("src/main/webapp/WEB-INF/templates", ".html");
    private static final String CODE = all("src/main/java", ".java");

    @ParameterizedTest
    @MethodSource("templateKeys")
    void hasEachKeyOfTheTemplatesWithArgumentsWhereTheTextHasPlaces(String key, boolean arguments) {
        assertThat(Messages.hasKey(key)).as(key).isTrue();
        assertThat(Messages.ENGLISH.text(key).contains("{0")).as(key).isEqualTo(arguments);
    }

    static Stream<Object[]> templateKeys() {
        return IN_TEMPLATES.matcher(TEMPLATES).results().map(use -> new Object[] {use.group(1), use.group(2) != null});
    }

    @Test
    void hasNoKeyThatNobodyAsksFor() {
        Set<String> exact = new TreeSet<>();
        exact.addAll(found(IN_TEMPLATES, TEMPLATES));
        exact.addAll(found(IN_CODE, CODE));
        Set<String> prefixes = new TreeSet<>(found(PREFIX_IN_TEMPLATES, TEMPLATES));
        prefixes.addAll(found(PREFIX_IN_CODE, CODE));
        assertThat(ENTRIES)
                .extracting(entry -> entry[0])
                .allMatch(key -> exact.contains(key) || prefixes.stream().anyMatch(key::startsWith));
    }

    @Test
    void hasATextForWhateverCanBeChosen() {
        for (Template template : Template.values()) {
            assertThat(Messages.hasKey("template." + template.id())).isTrue();
            assertThat(template.sectors()).allMatch(sector -> Messages.hasKey("sector." + sector.id()));
            assertThat(template.goals()).allMatch(goal -> Messages.hasKey("goal." + goal.id()));
        }
        assertThat(PageKind.values())
                .allMatch(kind -> Messages.hasKey("kind." + kind.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void namesEveryKindOfFact() {
        assertThat(Page.Fact.Kind.values())
                .allMatch(kind -> Messages.hasKey("fact." + kind.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void isSorted() {
        List<String> keys = ENTRIES.stream().map(entry -> entry[0]).toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(Collections.max(keys)).matches(KEY);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void hasTextsThatCanBeWritten(String key, String text) {
        assertThat(text).as(key).isNotBlank().doesNotContain("'").doesNotContain("  ");
        assertThatCode(() -> new MessageFormat(text, Locale.UK)).as(key).doesNotThrowAnyException();
        assertThat(text).as(key).doesNotContainPattern(ODD);
    }

    /** Markup only where it is shown as such, and no more of it than a sentence needs. */
    @ParameterizedTest
    @MethodSource("entries")
    void hasMarkupOnlyInTextsThatAreHtml(String key, String text) {
        Safelist allowed = new Safelist()
                .addTags("a", "code", "strong", "span")
                .addAttributes("a", "href", "rel")
                .addAttributes("span", "class")
                .preserveRelativeLinks(true);
        if (key.endsWith(".html")) {
            String written = new MessageFormat(text, Locale.UK).format(new Object[] {2, 2, 2, 2});
            assertThat(Jsoup.isValid(written, allowed)).as(key + "=" + text).isTrue();
        } else {
            assertThat(text).doesNotContain("<code", "<a ", "<strong", "&lt;", "&amp;");
        }
    }

    @Test
    void templatesShowHtmlAsSuchAndNothingElse() {
        assertThat(found(RAW, TEMPLATES)).isNotEmpty().allMatch(key -> key.endsWith(".html"));
        assertThat(found(ESCAPED, TEMPLATES)).isEmpty();
    }

    static Stream<Object[]> entries() {
        return ENTRIES.stream().map(entry -> entry);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult use) -> use.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String all(String folder, String ending) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .flatMap(BundleTest::lines)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
