package dev.waymark.claude;

import dev.waymark.assess.Review;
import dev.waymark.assess.Reviewer;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks Claude what a reader would make of a file. It is an opinion for people: nothing of it reaches the file or the grade. */
final class Critic implements Reviewer {

    private static final Pattern ADDRESS = Pattern.compile("(?i)https?:|www\\.|\\]\\(|<[a-z/]");

    private final Door door;
    private final Model model;
    private final Account account;
    private final Duration firstWait;

    Critic(Door door, Model model, Account account, Duration firstWait) {
        this.door = door;
        this.model = model;
        this.account = account;
        this.firstWait = firstWait;
    }

    @Override
    public Optional<Review> review(String document, String template) {
        Prompt asked = Prompts.review(document, template);
        ReviewForm form = new ReviewForm(
                model.name(),
                text -> !Prompts.leaks(text, asked.marker())
                        && !ADDRESS.matcher(text).find());
        return new Session(door, model, account, firstWait).ask(asked, form);
    }
}
