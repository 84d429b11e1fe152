package dev.waymark.assess;

import dev.waymark.assess.Comparison.Change;
import dev.waymark.assess.Comparison.Link;
import dev.waymark.document.Listing;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An assessment as Markdown, to be sent around or kept with the site. Texts from outside lose what Markdown would take for markup. */
public final class MarkdownReport {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private static final Pattern MARKUP = Pattern.compile("([\\\\`*_\\[\\]<>#|])");

    private static final int FINDINGS_BYTES = 100_000;
    private static final int DISMISSED_BYTES = 30_000;

    private final StringBuilder text = new StringBuilder();
    private final Messages messages;

    private MarkdownReport(Messages messages) {
        this.messages = messages;
    }

    /** The judgement on one file. */
    public static String of(String subject, Assessment assessment, Messages messages) {
        MarkdownReport report = new MarkdownReport(messages);
        report.judgement(subject, assessment);
        return report.text.toString();
    }

    /** The same with the review and the comparison. */
    public static String of(String subject, Assessment assessment, Report whole, Messages messages) {
        MarkdownReport report = new MarkdownReport(messages);
        report.judgement(subject, assessment);
        report.heading("review");
        report.line(whole.reviewed().map(report::review).orElseGet(() -> report.say("review.none")));
        whole.tested().ifPresent(report::agentTest);
        whole.before().ifPresent(report::comparison);
        return report.text.toString();
    }

    private void judgement(String subject, Assessment assessment) {
        Scores scores = assessment.scores();
        line("# " + say("title", plain(subject)));
        line("**" + say("grade", scores.grade().toString()) + "**, " + say("points", scores.overall()));
        line("| %s | %s | %s |\n|---|---|---|\n| %d | %d | %d |"
                .formatted(
                        say("structure"),
                        say("completeness"),
                        say("quality"),
                        scores.structure(),
                        scores.completeness(),
                        scores.quality()));
        Message template = Message.of("template." + assessment.template());
        line(
                assessment.size().isEmpty()
                        ? say("template", template)
                        : say("template.size", template, Message.of("size." + assessment.size())));
        list(
                "first",
                assessment.recommendations().stream().map(this::recommendation).toList());
        list("findings", findings(assessment.listed(FINDINGS_BYTES)));
        list("dismissed", findings(assessment.listedDismissed(DISMISSED_BYTES)));
        list(
                "parts",
                assessment.parts().stream()
                        .map(part -> plain(part.title()) + ": "
                                + (part.isPresent() ? part.fullness() + " %" : say("part-missing")))
                        .toList());
    }

    private List<String> findings(Listing<Finding> listing) {
        List<String> lines = new ArrayList<>();
        listing.shown().forEach(finding -> lines.add(finding(finding)));
        listing.more().forEach((code, more) -> lines.add(say("more", more, "`" + code + "`")));
        return lines;
    }

    private String recommendation(Recommendation recommendation) {
        String gain = recommendation.gain() > 0 ? " (+%d)".formatted(recommendation.gain()) : "";
        return finding(recommendation.finding())
                + (recommendation.count() > 1 ? " " + say("all", recommendation.count()) : "")
                + gain;
    }

    private String finding(Finding finding) {
        String message = messages.text(finding.message());
        String line = finding.line() > 0 ? " " + say("line", finding.line()) : "";
        String about = finding.about().isEmpty() || message.contains(finding.about())
                ? ""
                : " (" + plain(finding.about()) + ")";
        return "%s,%s %s%s %s `%s`"
                .formatted(
                        messages.text("severity." + finding.severity().id()),
                        line,
                        plain(message),
                        about,
                        plain(messages.text(finding.suggestion())),
                        finding.code());
    }

    private String review(Review review) {
        return say("review.by", plain(review.by())) + "\n"
                + Stream.of(
                                Stream.of(
                                        say("review.clear", plain(review.clear())),
                                        say("review.useful", plain(review.useful())),
                                        say("review.helps", plain(review.helps()))),
                                review.contradictions().stream().map(each -> say("review.contradiction", plain(each))),
                                review.suggestions().stream().map(each -> say("review.suggestion", plain(each))))
                        .flatMap(each -> each)
                        .map(each -> "\n- " + each)
                        .collect(Collectors.joining());
    }

    private void agentTest(AgentTest test) {
        heading("agent");
        line(messages.text(
                "agent.by", plain(test.by()), test.answered(), test.answers().size()));
        line(test.answers().stream().map(answer -> "- " + answer(answer)).collect(Collectors.joining("\n")));
    }

    private String answer(AgentTest.Answer answer) {
        String question = plain(messages.text(AgentQuestions.key(answer.question())));
        String verdict = messages.text("agent." + answer.verdict().id());
        return Stream.of(
                        answer.answer(),
                        answer.url() == null ? "" : answer.url(),
                        answer.add().isEmpty() ? "" : messages.text("agent.add", answer.add()))
                .filter(text -> !text.isEmpty())
                .map(MarkdownReport::plain)
                .collect(Collectors.joining(" ", question + " **" + verdict + ".** ", ""))
                .strip();
    }

    private void comparison(ExistingFile before) {
        Scores scores = Assessment.of(before.evidence(), Set.of()).scores();
        Comparison comparison = before.comparison();
        heading("before");
        line(say("before.grade", plain(before.url()), scores.grade().toString(), scores.overall(), comparison.same()));
        list(
                "before.new",
                comparison.onlyOurs().stream().map(MarkdownReport::link).toList());
        list(
                "before.old",
                comparison.onlyTheirs().stream().map(MarkdownReport::link).toList());
        list(
                "before.changed",
                comparison.changed().stream().map(MarkdownReport::change).toList());
    }

    private static String link(Link link) {
        return plain(link.name()) + " (" + plain(link.url()) + ")"
                + (link.notes().isEmpty() ? "" : ": " + plain(link.notes()));
    }

    private static String change(Change change) {
        return link(change.theirs()) + " → " + plain(change.ours().name()) + ": "
                + plain(change.ours().notes());
    }

    private void list(String title, List<String> items) {
        if (!items.isEmpty()) {
            heading(title);
            line(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
        }
    }

    private void heading(String title) {
        line("## " + say(title));
    }

    /** @param key after {@code markdown.} */
    private String say(String key, Object... arguments) {
        return messages.text("markdown." + key, arguments);
    }

    private void line(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block).append('\n');
    }

    private static String plain(String outside) {
        return MARKUP.matcher(CONTROL.matcher(outside).replaceAll(" ")).replaceAll("\\\\$1");
    }
}
