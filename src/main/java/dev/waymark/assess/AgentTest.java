package dev.waymark.assess;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether an assistant that has nothing but the file can help a visitor: a language model answered questions from the file and from the
 * pages that it chose there. It is shown beside the grade and never changes it. Source: the llms.txt proposal, which advises to test a
 * file so.
 *
 * @param by names the model
 * @param answers in the order of the questions; those of which nothing certain came are left out
 */
public record AgentTest(String by, List<Answer> answers) {

    public AgentTest {
        answers = List.copyOf(answers);
    }

    /** What came of a question. */
    public enum Verdict {
        /** The file, or a page that it leads to, answers it. */
        ANSWERED,
        /** The file answers it, and the pages say otherwise. */
        WRONG,
        /** Neither answers it. */
        MISSING;

        /** As it is in JSON, in class names and in keys of texts. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An answer.
     *
     * @param question its id: {@code agent.question.} and the id is the key of its text
     * @param answer what was answered, in one line; empty when nothing was
     * @param url of the page that answers; null when the file does so itself, or nothing does
     * @param add what the file should say, in one line; empty when nothing is to be added
     */
    public record Answer(
            String question,
            Verdict verdict,
            String answer,
            @Nullable String url,
            String add) {}

    /** How many questions the file or its pages answer. */
    public int answered() {
        return (int) answers.stream()
                .filter(answer -> answer.verdict() == Verdict.ANSWERED)
                .count();
    }
}
