package dev.waymark.claude;

import dev.waymark.bench.GroundingScore;
import dev.waymark.bench.GroundingScore.Judged;
import dev.waymark.describe.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * How many texts of a file pass both the rules and a second reading by the model, which is asked as for a site: those that the rules accept
 * are shown to it with their passages, in an order that says nothing.
 */
public final class SecondReadingScore {

    private static final long LIMIT_MICROS = 5_000_000;
    private static final int AT_ONCE = 60;

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
        ModelSettings settings = settings();
        LocalDate day = LocalDate.of(2026, 11, 29);
        Conversation conversation = new Conversations(
                        new AnthropicApi(settings),
                        settings.paid(),
                        new InMemoryBudget(LIMIT_MICROS),
                        day,
                        Duration.ofSeconds(1))
                .open();
        List<Judged> judged = GroundingScore.judge(Path.of(arguments[0]));
        List<Statement> accepted = judged.stream()
                .filter(each -> each.refusal().isEmpty())
                .map(Judged::statement)
                .sorted(Comparator.comparing(each -> each.text().hashCode()))
                .toList();
        Set<Statement> objected = new HashSet<>();
        for (int i = 0; i < accepted.size(); i += AT_ONCE) {
            List<Statement> some = accepted.subList(i, Math.min(accepted.size(), i + AT_ONCE));
            conversation.ask(Prompts.objections(some, Map.of(), day), new ObjectionsForm()).orElse(Set.of()).stream()
                    .filter(number -> number >= 1 && number <= some.size())
                    .forEach(number -> objected.add(some.get(number - 1)));
        }
        for (boolean supported : new boolean[] {true, false}) {
            List<Judged> some = judged.stream()
                    .filter(each -> each.supported() == supported)
                    .toList();
            long rules = some.stream().filter(each -> each.refusal().isEmpty()).count();
            long lost = some.stream()
                    .filter(each -> objected.contains(each.statement()))
                    .count();
            System.out.printf(
                    "%s: %d of %d pass the rules, %d of these the second reading (%.3f)%n",
                    supported ? "supported" : "false",
                    rules,
                    some.size(),
                    rules - lost,
                    (rules - lost) / (double) some.size());
        }
    }
}
