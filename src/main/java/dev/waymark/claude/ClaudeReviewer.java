package dev.waymark.claude;

import dev.waymark.assess.Review;
import dev.waymark.assess.Reviewer;
import dev.waymark.document.instructions.ModelInstructions;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks Claude what a reader would make of a file. It is an opinion for people: nothing of it reaches the file or the grade. */
final class ClaudeReviewer implements Reviewer {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:|www\\.|\\]\\(|<[a-z/]");

    private final Conversations sessions;

    ClaudeReviewer(Conversations sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Review> review(String document, String template) {
        Prompt asked = Prompts.review(document, template);
        ReviewForm form = new ReviewForm(
                sessions.model().name(),
                text -> !Prompts.leaks(text, asked.marker())
                        && !ADDRESS.matcher(text).find()
                        && !ModelInstructions.in(text));
        return sessions.open().ask(asked, form);
    }
}
