package dev.waymark.claude;

import dev.waymark.bench.GroundingScore;
import dev.waymark.bench.GroundingScore.Grade;
import dev.waymark.bench.GroundingScore.Judged;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Statement.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * How many texts of a file pass the rules and a second reading by the model, which is asked as for a site: those that the rules accept or
 * leave open are shown to it with their passages, in an order that says nothing. In place of the model a person may judge: {@code --ask}
 * prints the questions, and {@code --answers FILE} reads lines of a number of a text, a tab and a verdict.
 */
public final class SecondReadingScore {

    private static final long LIMIT_MICROS = 5_000_000;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    private SecondReadingScore() {}

    private static ModelSettings settings() throws IOException {
        Properties defaults = new Properties();
        try (InputStream file =
                SecondReadingScore.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            defaults.load(file);
        }
        return ModelSettings.of(name -> System.getenv().getOrDefault(name, defaults.getProperty(name, "")));
    }

    public static void main(String[] arguments) throws IOException {
        List<Judged> judged = GroundingScore.judge(Path.of(arguments[0]));
        Map<Integer, String> names = judged.stream()
                .collect(Collectors.toMap(
                        each -> each.statement().from().get(0).page(), Judged::page, (one, other) -> one));
        List<Statement> shown = judged.stream()
                .filter(each -> each.grade() != Grade.REFUSED)
                .map(Judged::statement)
                .sorted(Comparator.comparing(each -> each.text().hashCode()))
                .toList();
        List<String> more = List.of(arguments).subList(1, arguments.length);
        if (more.contains("--ask")) {
            ask(shown, names);
            return;
        }
        int answers = more.indexOf("--answers");
        Map<Statement, Judgement> said =
                answers < 0 ? byTheModel(shown, names) : byHand(shown, Path.of(more.get(answers + 1)));
        for (boolean supported : new boolean[] {true, false}) {
            List<Judged> some = judged.stream()
                    .filter(each -> each.supported() == supported)
                    .toList();
            long proved =
                    some.stream().filter(each -> each.grade() == Grade.PROVED).count();
            long open = some.stream().filter(each -> each.grade() == Grade.OPEN).count();
            long printed = some.stream().filter(each -> isPrinted(each, said)).count();
            System.out.printf(
                    "%s: of %d texts %d are proved (%.3f) and %d open (together %.3f); after the second reading %d are printed (%.3f)%n",
                    supported ? "supported" : "false",
                    some.size(),
                    proved,
                    proved / (double) some.size(),
                    open,
                    (proved + open) / (double) some.size(),
                    printed,
                    printed / (double) some.size());
        }
        System.out.printf(
                "%d texts shown, %d without a verdict%n",
                shown.size(),
                shown.stream().filter(each -> !said.containsKey(each)).count());
    }

    private static boolean isPrinted(Judged text, Map<Statement, Judgement> said) {
        Judgement judgement = said.getOrDefault(text.statement(), Judgement.NONE);
        return switch (text.grade()) {
            case PROVED -> judgement != Judgement.OBJECTED;
            case OPEN -> judgement == Judgement.SUPPORTED;
            case REFUSED -> false;
        };
    }

    private static Map<Statement, Judgement> byTheModel(List<Statement> shown, Map<Integer, String> names)
            throws IOException {
        ModelSettings settings = settings();
        Conversation conversation = new Conversations(
                        new AnthropicApi(settings),
                        settings.paid(),
                        new InMemoryBudget(LIMIT_MICROS),
                        DAY,
                        Duration.ofSeconds(1))
                .open();
        return new SecondReading(conversation, names, DAY).of(shown);
    }

    /** The questions as the model is put them, with the texts numbered through. */
    private static void ask(List<Statement> shown, Map<Integer, String> names) {
        System.out.println(Prompts.SECOND_READING);
        Prompt prompt = Prompts.secondReading(shown, names, DAY);
        System.out.println(prompt.material() + "\n\n" + prompt.turns().get(0));
    }

    private static Map<Statement, Judgement> byHand(List<Statement> shown, Path answers) throws IOException {
        Map<Statement, Judgement> said = new HashMap<>();
        for (String line : Files.readAllLines(answers)) {
            String[] columns = line.split("\t", -1);
            if (columns.length > 1) {
                Statement text = shown.get(Integer.parseInt(columns[0].strip()) - 1);
                said.put(text, columns[1].strip().equals("supported") ? Judgement.SUPPORTED : Judgement.OBJECTED);
            }
        }
        return said;
    }
}
