package dev.waymark.answer;

import dev.waymark.assess.AgentQuestions;
import dev.waymark.deadline.Deadline;
import dev.waymark.deadline.DeadlinePassed;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.ParsedFile;
import dev.waymark.page.Page;
import dev.waymark.template.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Up to three questions that visitors of such a website ask, each answered from its start page alone and from its file. A question of
 * which it is not certain what one of the two answers is left out.
 */
public record VisitorAnswers(List<Row> rows) {

    static final int MAX_ROWS = 3;
    private static final int MIN_ROWS = 2;
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Pattern AFTER_LANGUAGE = Pattern.compile("[-_]");

    public VisitorAnswers {
        rows = List.copyOf(rows);
    }

    /**
     * A question with both answers.
     *
     * @param question the key of its text
     * @param before from the start page alone; null where there is none
     * @param after from the file; null where there is none
     */
    public record Row(
            String question,
            @Nullable VisitorAnswer before,
            @Nullable VisitorAnswer after) {

        /** Whether one of the two answers and the other does not. */
        boolean tells() {
            return (before == null) != (after == null);
        }
    }

    /**
     * The answers; empty where fewer than two questions are left, in a language whose words we do not know, and where it would take too
     * long.
     *
     * @param template for which visitors
     */
    public static Optional<VisitorAnswers> of(Template template, Page startPage, String llmsTxt) {
        try {
            return Deadline.of(LONGEST).run(() -> Optional.of(new VisitorAnswers(rows(template, startPage, llmsTxt)))
                    .filter(answers -> answers.rows().size() >= MIN_ROWS));
        } catch (DeadlinePassed slow) {
            return Optional.empty();
        }
    }

    private static List<Row> rows(Template template, Page startPage, String llmsTxt) {
        Map<String, VisitorQuestion> known = VisitorQuestion.in(language(startPage));
        if (known.isEmpty() || !StartPageSource.isWhole(startPage)) {
            return List.of();
        }
        ParsedFile file = LlmsTxtParser.parse(llmsTxt);
        AnswerSource before = new StartPageSource(startPage, file.details());
        AnswerSource after = new FileSource(file);
        List<Row> rows = new ArrayList<>();
        Set<VisitorAnswer> given = new HashSet<>();
        for (String id : AgentQuestions.of(template)) {
            Optional.ofNullable(known.get(id))
                    .flatMap(question -> row(question, before, after))
                    .filter(row -> row.after() == null || given.add(row.after()))
                    .ifPresent(rows::add);
        }
        return chosen(rows);
    }

    private static Optional<Row> row(VisitorQuestion question, AnswerSource before, AnswerSource after) {
        Row row = new Row(
                AgentQuestions.key(question.id()),
                before.answer(question).orElse(null),
                after.answer(question).orElse(null));
        boolean certain = (row.before() != null || !before.mayAnswer(question))
                && (row.after() != null || !after.mayAnswer(question));
        return certain && (row.before() != null || row.after() != null) ? Optional.of(row) : Optional.empty();
    }

    /** Those first of which one of the two says more; then in the order in which visitors ask. */
    private static List<Row> chosen(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> !row.tells()))
                .limit(MAX_ROWS)
                .sorted(Comparator.comparing(rows::indexOf))
                .toList();
    }

    /** Of a page that declares none it is taken for English, as for the file. */
    private static String language(Page page) {
        String code = AFTER_LANGUAGE.split(page.language().toLowerCase(Locale.ROOT), 2)[0].strip();
        return code.isEmpty() ? "en" : code;
    }
}
