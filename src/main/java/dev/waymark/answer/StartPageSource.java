package dev.waymark.answer;

import dev.waymark.deadline.Deadline;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact;
import dev.waymark.page.Page.Link;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a start page answers: with a fact that it states and the file confirms, or with a link. */
final class StartPageSource implements AnswerSource {

    private static final int MAX_CHARACTERS = 60_000;
    private static final int MAX_LINKS = 1_000;

    private final Page page;
    private final String details;
    private final String all;

    /** @param details of the file: a page may state many a telephone number, of which the file has those of the organisation */
    StartPageSource(Page page, String details) {
        this.page = page;
        this.details = Words.of(details).joined();
        this.all = VisitorQuestion.comparable(Stream.of(
                        Stream.of(page.title(), page.heading(), page.description(), page.markdown()),
                        page.headings().stream().map(Page.Heading::text),
                        page.facts().stream().map(fact -> fact.label() + " " + fact.value()),
                        page.links().stream().map(link -> link.text() + " " + link.url()))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n")));
    }

    /** Whether all of its text is known, so that one may say what is not there. */
    static boolean isWhole(Page page) {
        return !page.needsScript()
                && !page.wall()
                && page.words() > 0
                && page.links().size() < MAX_LINKS
                && page.markdown().length() <= MAX_CHARACTERS;
    }

    @Override
    public Optional<VisitorAnswer> answer(VisitorQuestion question) {
        return fact(question).or(() -> link(question));
    }

    private Optional<VisitorAnswer> fact(VisitorQuestion question) {
        List<String> found = new ArrayList<>();
        for (Fact.Kind kind : Fact.Kind.values()) {
            page.facts().stream()
                    .filter(fact -> fact.kind() == kind && question.facts().contains(kind))
                    .map(Fact::value)
                    .filter(value -> details.contains(Words.of(value).joined()))
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(VisitorAnswer.said(String.join("; ", found)));
    }

    /** Both its words and its address say that it answers. */
    private Optional<VisitorAnswer> link(VisitorQuestion question) {
        return page.links().stream()
                .filter(link -> isAnswer(link, question))
                .findFirst()
                .map(link -> VisitorAnswer.link(link.text(), "", link.url().toString()));
    }

    private static boolean isAnswer(Link link, VisitorQuestion question) {
        Deadline.check();
        if (link.text().isBlank()) {
            return false;
        }
        List<String> segments = link.url().segments();
        boolean named = question.isName(link.text());
        boolean placed = question.isSegment(segments);
        return (named && (placed || isTraced(question, segments))) || (placed && question.isNamedIn(link.text()));
    }

    private static boolean isTraced(VisitorQuestion question, List<String> segments) {
        return !segments.isEmpty()
                && question.isTracedIn(" " + Words.ofSegment(segments.get(segments.size() - 1)) + " ");
    }

    @Override
    public boolean mayAnswer(VisitorQuestion question) {
        return question.isTracedIn(all)
                || page.facts().stream().anyMatch(fact -> question.facts().contains(fact.kind()));
    }
}
