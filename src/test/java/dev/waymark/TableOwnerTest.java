package dev.waymark;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each table belongs to one package, which alone names it, in SQL and as an entity; other packages read views. */
class TableOwnerTest {

    private static final Map<String, String> OWNERS = new TreeMap<>(Map.ofEntries(
            Map.entry("users", "submission"),
            Map.entry("submissions", "submission"),
            Map.entry("jobs", "job"),
            Map.entry("attempts", "job"),
            Map.entry("pages", "job"),
            Map.entry("scheduled_tasks", "job"),
            Map.entry("batch_job_instance", "job"),
            Map.entry("batch_job_execution", "job"),
            Map.entry("batch_step_execution", "job"),
            Map.entry("batch_partition_execution", "job"),
            Map.entry("results", "result"),
            Map.entry("assessments", "assessment"),
            Map.entry("dismissals", "assessment"),
            Map.entry("earlier_versions", "version"),
            Map.entry("payments", "payment"),
            Map.entry("payment_events", "payment"),
            Map.entry("stripe_customers", "payment"),
            Map.entry("subscriptions", "payment"),
            Map.entry("subscription_notices", "payment"),
            Map.entry("model_calls", "claude"),
            Map.entry("model_answers", "claude"),
            Map.entry("register_answers", "enrich"),
            Map.entry("admin_sessions", "admin"),
            Map.entry("admin_actions", "admin"),
            Map.entry("accounts", "account"),
            Map.entry("sign_ins", "account"),
            Map.entry("account_sessions", "account"),
            Map.entry("kept_sites", "account"),
            Map.entry("watches", "monitor"),
            Map.entry("watch_pages", "monitor"),
            Map.entry("watch_documents", "monitor"),
            Map.entry("checks", "monitor"),
            Map.entry("monitors", "monitor"),
            Map.entry("proposed_changes", "monitor"),
            Map.entry("monitor_scores", "monitor"),
            Map.entry("notices", "monitor"),
            Map.entry("host_requests", "monitor"),
            Map.entry("blocked_hosts", "monitor"),
            Map.entry("complaints", "complaint"),
            Map.entry("host_claims", "verification"),
            Map.entry("verification_notices", "verification"),
            Map.entry("hostings", "hosting"),
            Map.entry("hosting_notices", "hosting"),
            Map.entry("api_keys", "apikey"),
            Map.entry("webhook_endpoints", "webhook"),
            Map.entry("webhook_messages", "webhook"),
            Map.entry("webhook_deliveries", "webhook"),
            Map.entry("webhook_jobs", "webhook"),
            Map.entry("bulks", "bulk"),
            Map.entry("bulk_items", "bulk"),
            Map.entry("idempotency_keys", "idempotency"),
            Map.entry("hosted_reads", "hosting"),
            Map.entry("mails", "mail"),
            Map.entry("suppressed_addresses", "mail"),
            Map.entry("server_secret", "throttle")));

    /** The claim of the next jobs is one statement, which locks what it reads; it joins the tables themselves. */
    private static final Set<String> EXCEPTIONS = Set.of("job/ClaimQuery.java submissions");

    private static final Path SOURCES = Path.of("src/main/java/dev/waymark");

    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\"(.*?)\"\"\"|\"([^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+)\"|'(?:[^'\\\\]|\\\\.)+'",
            Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\b(from|join|into|update)\\s+(\\w+)");
    private static final Pattern ENTITY =
            Pattern.compile("@Entity\\b.*?@Table\\(name = \"(\\w+)\"\\).*?\\bclass (\\w+)", Pattern.DOTALL);

    /** A name in a statement of the code. */
    private record Use(String file, String verb, String name) {

        String owner() {
            return file.substring(0, file.indexOf('/'));
        }

        boolean isBy(String owner) {
            return owner == null || owner.equals(owner()) || EXCEPTIONS.contains(file + " " + name);
        }
    }

    @Test
    void everyTableHasAnOwner() {
        assertThat(created("table")).isEqualTo(OWNERS.keySet());
    }

    @Test
    void onlyItsOwnerNamesATable() {
        assertThat(uses()).hasSizeGreaterThan(80).allMatch(use -> use.isBy(OWNERS.get(use.name())));
    }

    @Test
    void onlyTheOwnerOfATableHasItsEntityAndQueriesIt() {
        Map<String, String> entities = new TreeMap<>();
        for (Path source : sources()) {
            Matcher entity = ENTITY.matcher(text(source));
            if (entity.find()) {
                assertThat(name(source)).startsWith(OWNERS.get(entity.group(1)) + "/");
                entities.put(entity.group(2), OWNERS.get(entity.group(1)));
            }
        }
        assertThat(entities).containsKeys("Job", "Submission", "Payment", "Result");
        assertThat(uses()).allMatch(use -> use.isBy(entities.get(use.name())));
    }

    @Test
    void everyViewIsReadAndNoneIsWritten() {
        Set<String> views = created("view");
        Set<String> read =
                uses().stream().map(Use::name).filter(views::contains).collect(toCollection(TreeSet::new));
        assertThat(read).isEqualTo(views);
        assertThat(uses())
                .noneMatch(use ->
                        views.contains(use.name()) && Set.of("into", "update").contains(use.verb()));
    }

    /** What the migrations leave: tables or views. */
    private static Set<String> created(String kind) {
        Pattern change = Pattern.compile("(?m)^(create|drop) " + kind + " (\\w+)");
        Set<String> present = new TreeSet<>();
        for (Path migration : files(Path.of("db"))) {
            Matcher matcher = change.matcher(text(migration));
            while (matcher.find()) {
                if (matcher.group(1).equals("create")) {
                    present.add(matcher.group(2));
                } else {
                    present.remove(matcher.group(2));
                }
            }
        }
        return present;
    }

    private static List<Use> uses() {
        return sources().stream()
                .flatMap(source -> TOKEN.matcher(text(source))
                        .results()
                        .flatMap(token -> Stream.of(
                                        Optional.ofNullable(token.group(1)), Optional.ofNullable(token.group(2)))
                                .flatMap(Optional::stream))
                        .flatMap(literal -> NAMED.matcher(literal)
                                .results()
                                .map(found -> new Use(name(source), found.group(1), found.group(2)))))
                .toList();
    }

    private static List<Path> sources() {
        return files(SOURCES).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    private static String name(Path source) {
        return SOURCES.relativize(source).toString().replace('\\', '/');
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
