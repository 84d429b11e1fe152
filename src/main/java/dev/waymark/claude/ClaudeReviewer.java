package dev.waymark.claude;

import dev.waymark.assess.AgentTest;
import dev.waymark.assess.Review;
import dev.waymark.assess.Reviewer;
import dev.waymark.page.Page;
import dev.waymark.template.Template;
import java.util.List;
import java.util.Optional;

/** Asks Claude what a reader would make of a file. It is an opinion for people: nothing of it reaches the file or the grade. */
final class ClaudeReviewer implements Reviewer {

    private final String model;
    private final Conversation session;

    ClaudeReviewer(Conversations sessions) {
        model = sessions.model().name();
        session = sessions.open();
    }

    @Override
    public Optional<Review> review(String document, Template template) {
        Prompt asked = Prompts.review(document, template);
        return session.ask(asked, new ReviewForm(model, new OpinionText(asked.marker())));
    }

    @Override
    public Optional<AgentTest> test(String document, Template template, List<Page> pages) {
        return new AgentTester(session, template, document, pages).run().map(answers -> new AgentTest(model, answers));
    }
}
