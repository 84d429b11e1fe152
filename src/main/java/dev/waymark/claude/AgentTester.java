package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.assess.AgentQuestions;
import dev.waymark.assess.AgentTest.Answer;
import dev.waymark.assess.AgentTest.Verdict;
import dev.waymark.describe.DescribeRequest;
import dev.waymark.describe.Excerpt;
import dev.waymark.describe.QuotedEvidence;
import dev.waymark.describe.Statement;
import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.message.Messages;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Puts a visitor's questions to a model that has nothing but the file, then shows it the pages that it chose there. What it says of them
 * counts only with passages of file and pages that hold it up: an answer that is not proved is left out.
 */
final class AgentTester {

    private static final int GUIDE = 0;
    private static final int LONGEST_GUIDE = 20_000;
    private static final int MOST_PAGES = 12;
    private static final int PAGES_A_QUESTION = 2;
    private static final String NOT_SAID = "(The guide does not say.)";

    private final Conversation session;
    private final Template template;
    private final LlmsTxt file;
    private final List<FileLink> links;
    private final Map<Url, Page> pages;
    private final List<String> questions;

    AgentTester(Conversation session, Template template, String document, List<Page> pages) {
        this.session = session;
        this.template = template;
        this.file = LlmsTxtParser.parse(document).document();
        this.links = file.links();
        this.pages = pages.stream().collect(Collectors.toMap(Page::url, page -> page, (one, other) -> one));
        this.questions = AgentQuestions.of(template);
    }

    /** What the file alone says to a question, empty when it says nothing, and the numbers of the links that were chosen. */
    private record First(String answer, List<Integer> links) {

        static final First NONE = new First("", List.of());
    }

    /** The answers in the order of the questions; empty when there are none. */
    Optional<List<Answer>> run() {
        String guide = guide();
        Prompt asked = AgentPrompts.fromTheFile(template, guide, texts(question -> ""));
        OpinionText opinion = new OpinionText(asked.marker());
        return session.ask(asked, answer -> byQuestion(answer, "answers"))
                .map(answers -> firsts(answers, opinion))
                .flatMap(firsts -> judged(guide, firsts))
                .filter(answers -> !answers.isEmpty());
    }

    /** The file with numbers in place of addresses, without lines that speak to the model. */
    private String guide() {
        Stream<String> head = Stream.concat(Stream.of(file.name(), file.summary()), file.details().blocks().stream());
        Stream<String> lists = file.sections().stream()
                .flatMap(section -> Stream.concat(
                        Stream.of("## " + section.title()),
                        section.links().stream().map(link -> "link %d: %s: %s"
                                .formatted(links.indexOf(link) + 1, link.name(), link.notes()))));
        String text = Stream.concat(head, lists)
                .flatMap(String::lines)
                .filter(line -> !ModelInstructions.in(line))
                .collect(Collectors.joining("\n"));
        return text.substring(0, Math.min(text.length(), LONGEST_GUIDE));
    }

    private List<String> texts(Function<Integer, String> more) {
        return IntStream.range(0, questions.size())
                .mapToObj(place -> (Messages.ENGLISH.text(AgentQuestions.key(questions.get(place))) + " "
                                + more.apply(place + 1))
                        .strip())
                .toList();
    }

    /** The parts of an answer by the number of their question, in order; of two for one question the first. */
    private Optional<SortedMap<Integer, JsonNode>> byQuestion(String answer, String list) {
        return JsonText.object(answer)
                .map(object -> object.get(list))
                .filter(JsonNode::isArray)
                .map(parts -> StreamSupport.stream(parts.spliterator(), false)
                        .filter(part -> number(part) >= 1 && number(part) <= questions.size())
                        .collect(Collectors.toMap(
                                AgentTester::number, part -> part, (one, other) -> one, TreeMap::new)));
    }

    private static int number(JsonNode part) {
        return part.path("question").asInt();
    }

    private static Map<Integer, First> firsts(Map<Integer, JsonNode> answers, OpinionText opinion) {
        Map<Integer, First> firsts = new HashMap<>();
        answers.forEach((number, said) -> firsts.put(
                number,
                new First(
                        opinion.of(said.path("answer")),
                        StreamSupport.stream(said.path("pages").spliterator(), false)
                                .map(JsonNode::asInt)
                                .limit(PAGES_A_QUESTION)
                                .toList())));
        return firsts;
    }

    private Optional<List<Answer>> judged(String guide, Map<Integer, First> firsts) {
        List<DescribeRequest.Entry> shown = shown(guide, firsts);
        Prompt asked = AgentPrompts.withPages(shown, texts(number -> {
            String said = firsts.getOrDefault(number, First.NONE).answer();
            return said.isEmpty() ? NOT_SAID : said;
        }));
        Judge judge = new Judge(new OpinionText(asked.marker()), new QuotedEvidence(shown, file.name()));
        return session.ask(asked, answer -> byQuestion(answer, "verdicts")).map(verdicts -> verdicts.entrySet().stream()
                .map(verdict -> judge.answer(
                        questions.get(verdict.getKey() - 1),
                        firsts.getOrDefault(verdict.getKey(), First.NONE).answer(),
                        verdict.getValue()))
                .flatMap(Optional::stream)
                .toList());
    }

    /** The file, and the pages that were chosen, by the numbers of their links. */
    private List<DescribeRequest.Entry> shown(String guide, Map<Integer, First> firsts) {
        List<DescribeRequest.Entry> shown = new ArrayList<>();
        shown.add(entry(GUIDE, "the guide", guide));
        IntStream.rangeClosed(1, questions.size())
                .mapToObj(number -> firsts.getOrDefault(number, First.NONE).links().stream())
                .flatMap(numbers -> numbers)
                .distinct()
                .filter(number -> number >= 1 && number <= links.size())
                .flatMap(number -> Stream.ofNullable(
                                pages.get(links.get(number - 1).url()))
                        .map(page -> entry(number, links.get(number - 1).name(), Excerpt.of(page, PageKind.OTHER))))
                .limit(MOST_PAGES)
                .forEach(shown::add);
        return shown;
    }

    private static DescribeRequest.Entry entry(int number, String name, String text) {
        return new DescribeRequest.Entry(number, name, PageKind.OTHER, "", true, "", false, text);
    }

    /** Takes of the second answer what is proved. */
    private final class Judge {

        private final OpinionText opinion;
        private final QuotedEvidence evidence;

        Judge(OpinionText opinion, QuotedEvidence evidence) {
            this.opinion = opinion;
            this.evidence = evidence;
        }

        Optional<Answer> answer(String question, String first, JsonNode said) {
            String add = opinion.of(said.path("add"));
            Statement right = new Statement(opinion.of(said.path("answer")), Field.quotations(said));
            boolean proved = !right.text().isEmpty() && evidence.refusal(right).isEmpty();
            return switch (said.path("verdict").asText()) {
                case "answered" ->
                    Optional.of(new Answer(question, Verdict.ANSWERED, right.text(), source(right), add))
                            .filter(answer -> proved);
                case "wrong" ->
                    Optional.of(new Answer(
                                    question, Verdict.WRONG, first, source(right), add.isEmpty() ? right.text() : add))
                            .filter(answer -> proved && !first.isEmpty());
                case "missing" -> Optional.of(new Answer(question, Verdict.MISSING, "", null, add));
                default -> Optional.empty();
            };
        }

        /** The page that the first passage is from; null for the file itself. */
        private @Nullable String source(Statement statement) {
            return statement.from().stream()
                    .map(Statement.Quotation::page)
                    .filter(page -> page >= 1 && page <= links.size())
                    .findFirst()
                    .map(page -> links.get(page - 1).url().toString())
                    .orElse(null);
        }
    }
}
