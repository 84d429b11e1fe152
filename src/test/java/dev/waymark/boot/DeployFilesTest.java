package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.waymark.harness.Server;
import dev.waymark.mcp.protocol.McpServer;
import dev.waymark.web.request.BodyLimit;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for platforms and the Helm chart name settings and addresses that exist, and no secret. Whether a platform takes them is untried. */
class DeployFilesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path CHART = Path.of("deploy/helm/waymark");
    private static final Path TEMPLATES = CHART.resolve("templates");
    private static final Set<String> OF_THE_IMAGE = Set.of("JAVA_OPTS", "PORT");
    private static final Set<String> HEALTH = Set.of("/health/live", "/health/ready");
    private static final Pattern HEALTH_PATH = Pattern.compile("/health[/a-z]*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{.*}|\\$\\(.*\\)|<.*>");
    private static final Pattern NOTED = Pattern.compile("#   ([A-Z][A-Z_]*)=(.*)");
    private static final Pattern TABLE = Pattern.compile("\\[\\[?([a-z_.]+)]]?");
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z_]+) = (?:\"([^\"\\\\]*)\"|([0-9]+|true|false))");
    private static final Pattern VALUE = Pattern.compile("\\.Values((?:\\.[A-Za-z]+)+)");
    private static final Pattern ACTION = Pattern.compile("\\{\\{[^{}]*}}");
    private static final Pattern BLOCK = Pattern.compile("\"([0-9a-f:.]+/[0-9]+)\"");
    private static final Path START = Path.of("src/main/server/start");
    private static final Pattern NGINX_LIMIT = Pattern.compile("client_max_body_size ([0-9]+m);");

    private enum Platform {
        DIGITALOCEAN(".do/app.yaml"),
        RENDER("render.yaml"),
        RAILWAY("railway.toml"),
        FLY("fly.toml");

        private final String name;

        Platform(String name) {
            this.name = name;
        }

        Path file() {
            return Path.of(name);
        }

        /** The settings that the file makes, or tells people to make, with what stands for their values. */
        Map<String, String> settings() throws IOException {
            Map<String, String> settings = new TreeMap<>();
            if (name.endsWith(".toml")) {
                for (String line : Files.readAllLines(file())) {
                    Matcher noted = NOTED.matcher(line);
                    if (noted.matches()) {
                        settings.put(noted.group(1), noted.group(2));
                    }
                }
                toml(file()).forEach((key, value) -> {
                    if (key.startsWith("env.")) {
                        settings.put(key.substring("env.".length()), value);
                    }
                });
            } else {
                JsonNode service =
                        YAML.readTree(file().toFile()).get("services").get(0);
                for (JsonNode entry : service.path(this == RENDER ? "envVars" : "envs")) {
                    settings.put(
                            entry.get("key").asText(),
                            entry.has("value") ? entry.get("value").asText() : "<" + entry + ">");
                }
            }
            return settings;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlatformIsGivenSettingsThatExist(Platform platform) throws IOException {
        assertThat(platform.settings()).hasSizeGreaterThan(8);
        assertThat(known()).containsAll(platform.settings().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void noFileHoldsASecret(Platform platform) throws IOException {
        platform.settings().forEach((name, value) -> {
            if (SecretFiles.SECRETS.contains(name)) {
                assertThat(value).as(name).matches(REFERENCE);
            }
        });
    }

    /** What is left is what only the operator knows. */
    @ParameterizedTest
    @EnumSource
    void aServerStartsOnceTheOperatorHasSaidWhoTheyAre(Platform platform) throws Exception {
        Map<String, String> settings = platform.settings();
        assertThat(settings).containsKeys("TRUSTED_PROXIES", "METRICS_TOKEN").containsEntry("PROFILE", "production");
        for (String name : List.of("OPERATOR_NAME", "OPERATOR_ADDRESS", "OPERATOR_EMAIL")) {
            assertThat(settings).containsKey(name);
            settings.put(name, "given");
        }
        String address = settings.get("PUBLIC_URL");
        assertThat(address.startsWith("https://") || address.matches(REFERENCE.pattern()))
                .as(address)
                .isTrue();
        settings.put("PUBLIC_URL", "https://waymark.example.org");
        assertThat(ProductionCheck.problems(settings)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachFileAsksForAddressesOfHealthThatExistAndSaysThatItIsUntried(Path file) throws IOException {
        String text = Files.readString(file);
        List<String> paths =
                HEALTH_PATH.matcher(text).results().map(MatchResult::group).toList();
        assertThat(HEALTH).containsAll(paths);
        assertThat(paths).contains("/health/ready");
        String about = file.startsWith(CHART) ? Files.readString(CHART.resolve("Chart.yaml")) : text;
        assertThat(about).contains("# Untried: ");
    }

    static Stream<Path> files() {
        return Stream.concat(
                Stream.of(Platform.values()).map(Platform::file), Stream.of(TEMPLATES.resolve("deployment.yaml")));
    }

    @Test
    void theChartIsGivenSettingsThatExistAndSecretsAsFiles() throws IOException {
        JsonNode values = values();
        assertThat(known()).containsAll(names(values.get("settings")));
        assertThat(SecretFiles.SECRETS).doesNotContainAnyElementsOf(names(values.get("settings")));
        JsonNode schema = YAML.readTree(CHART.resolve("values.schema.json").toFile());
        JsonNode keys = schema.at("/properties/secret/properties/keys/items/enum");
        assertThat(texts(keys)).containsExactlyInAnyOrderElementsOf(SecretFiles.SECRETS);
        assertThat(texts(schema.at("/properties/settings/propertyNames/not/enum")))
                .containsAll(SecretFiles.SECRETS);
    }

    @Test
    void theValuesAreAsTheirSchemaSays() throws IOException {
        ObjectNode values = values();
        assertThat(breaches(values)).isEmpty();
        values.withObject("/settings").put("SERVER_SECRET", "sesame");
        assertThat(breaches(values)).hasSize(1);
        ObjectNode misspelt = values();
        misspelt.put("replica", 3);
        assertThat(breaches(misspelt)).hasSize(1);
        ObjectNode without = values();
        without.withObject("/secret").withArray("keys").remove(0);
        assertThat(breaches(without)).isNotEmpty();
    }

    @Test
    void theTemplatesUseEachValueAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path template : templates()) {
            VALUE.matcher(Files.readString(template)).results().forEach(found -> used.add(found.group(1)));
        }
        assertThat(used).isEqualTo(leaves("", values(), new TreeSet<>()));
    }

    /** Each value is replaced by a word, and both sides of each condition are kept: not as Helm renders, but as YAML it is the same. */
    @Test
    void theTemplatesAreYaml() throws IOException {
        Set<String> kinds = new HashSet<>();
        for (Path template : templates()) {
            String text = Files.readString(template)
                    .replace("{{ template \"waymark.labels\" . }}", "a: b")
                    .replace("{{- template \"waymark.labels\" . }}", "a: b");
            String plain = text.lines()
                    .filter(line -> !ACTION.matcher(line.strip()).matches() || !line.contains("{{-"))
                    .map(line -> ACTION.matcher(line).replaceAll("word"))
                    .collect(Collectors.joining("\n"));
            JsonNode object = YAML.readTree(plain);
            assertThat(object.at("/metadata/name").asText())
                    .as(template.toString())
                    .isEqualTo("word");
            kinds.add(object.get("kind").asText());
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "Deployment",
                        "HorizontalPodAutoscaler",
                        "Ingress",
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "Service");
    }

    @Test
    void theChartScalesByANumberThatTheServerShows() throws IOException {
        assertThat(Files.readString(TEMPLATES.resolve("horizontalpodautoscaler.yaml")))
                .contains("metric: {name: waymark_queue_age_seconds}");
        assertThat(Files.readString(Path.of("src/main/java/dev/waymark/metrics/Gauges.java")))
                .contains("\"waymark_queue_age_seconds\"");
    }

    @Test
    void theContainerMayDoNoMoreThanTheImageNeeds() throws IOException {
        assertThat(Files.readString(TEMPLATES.resolve("deployment.yaml")))
                .contains(
                        "runAsNonRoot: true",
                        "runAsUser: 10001",
                        "seccompProfile: {type: RuntimeDefault}",
                        "allowPrivilegeEscalation: false",
                        "readOnlyRootFilesystem: true",
                        "capabilities: {drop: [ALL]}",
                        "mountPath: /tmp}");
        assertThat(Files.readString(Path.of("Dockerfile"))).contains("--uid 10001", "USER 10001");
    }

    @Test
    void theChartTakesTheImageOfThisVersion() throws IOException {
        assertThat(values().at("/image/tag").asText()).isEqualTo(McpServer.VERSION);
    }

    @Test
    void noProxyRefusesABodyThatTheServerTakes() throws IOException {
        int most = new ClassFileImporter()
                .importPath(Path.of("target/classes/dev/waymark")).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .flatMap(method -> method.tryGetAnnotationOfType(BodyLimit.class).stream())
                        .mapToInt(BodyLimit::bytes)
                        .max()
                        .orElseThrow();
        String ingress = values().at("/ingress/annotations/nginx.ingress.kubernetes.io~1proxy-body-size")
                .asText();
        Matcher nginx = NGINX_LIMIT.matcher(Files.readString(Path.of("docs/deployment.md")));
        assertThat(nginx.find()).isTrue();
        for (String limit : List.of(ingress, nginx.group(1))) {
            assertThat(limit).endsWith("m");
            assertThat(Integer.parseInt(limit.replace("m", "")) * 1024 * 1024).isGreaterThanOrEqualTo(most);
        }
    }

    @Test
    void theChartLetsServersOutToACollectorThatIsNamed() throws IOException {
        ObjectNode values = values();
        values.withObject("/networkPolicy/collector").put("cidr", "10.1.0.0/16");
        assertThat(breaches(values)).isEmpty();
        values.withObject("/networkPolicy/collector").put("cidr", "collector.monitoring");
        assertThat(breaches(values)).isNotEmpty();
        assertThat(Files.readString(TEMPLATES.resolve("networkpolicy.yaml")))
                .contains("{{- if .Values.networkPolicy.collector.cidr }}");
    }

    @Test
    void theNetworkPolicyKeepsOutTheAddressesThatTheCrawlerKeepsOut() throws IOException {
        String policy = Files.readString(TEMPLATES.resolve("networkpolicy.yaml"));
        String crawler = Files.readString(Path.of("src/main/java/dev/waymark/fetch/PublicAddressRanges.java"));
        List<String> blocks =
                BLOCK.matcher(crawler).results().map(found -> found.group(1)).toList();
        assertThat(blocks).hasSizeGreaterThan(20);
        assertThat(policy).contains(blocks);
    }

    @Test
    void theImageListensWhereThePlatformSays(@TempDir Path folder) throws Exception {
        List<String> arguments = argumentsOfJava(folder, "9000");
        assertThat(arguments.get(arguments.indexOf("--port") + 1)).isEqualTo("9000");
        assertThat(Files.readString(Path.of("Dockerfile")))
                .contains("CMD [\"./start\"]", "PORT=\"8080\"", "/dev/tcp/127.0.0.1/$PORT ", "EXPOSE 8080");
    }

    @Test
    void theServerUsesTheCacheOfItsFirstRunIfThereIsOne(@TempDir Path folder) throws Exception {
        String option = "-XX:AOTCache=server.aot";
        assertThat(argumentsOfJava(folder, "8080")).doesNotContain(option).contains("-Xmx512m");
        Files.createFile(folder.resolve("server.aot"));
        assertThat(argumentsOfJava(folder, "8080")).contains(option, "-Xmx512m");
    }

    /** What a copy of the start script in the folder gives to java. */
    private static List<String> argumentsOfJava(Path folder, String port) throws IOException, InterruptedException {
        Path java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path start = copied(START, folder);
        copied(START.resolveSibling("sweep"), folder);
        ProcessBuilder builder = new ProcessBuilder(start.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        folder + ":/usr/bin:/bin",
                        "PORT",
                        port,
                        "JAVA_OPTS",
                        "-Xmx512m",
                        "LOG_FORMAT",
                        "text"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return List.of(printed.strip().split(" "));
    }

    private static Path copied(Path script, Path folder) throws IOException {
        return Files.copy(
                script,
                folder.resolve(script.getFileName()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "docs/waymark.service", "deploy/helm/waymark/values.yaml", "bin/lab/image"})
    void everyServerRunsWithTheOptionsThatAreMeasured(String file) throws IOException {
        assertThat(Files.readString(Path.of(file))).contains(String.join(" ", Server.inProduction()));
    }

    /** Of the part of TOML that these files keep to; any other line fails. */
    private static Map<String, String> toml(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        String table = "";
        for (String line : Files.readAllLines(file)) {
            Matcher head = TABLE.matcher(line);
            Matcher entry = ENTRY.matcher(line);
            if (head.matches()) {
                table = head.group(1) + ".";
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                assertThat(entry.matches()).as("%s: %s", file, line).isTrue();
                String before =
                        entries.put(table + entry.group(1), entry.group(2) == null ? entry.group(3) : entry.group(2));
                assertThat(before).as("%s: %s twice", file, line).isNull();
            }
        }
        return entries;
    }

    private static Set<String> known() throws IOException {
        Properties settings = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/META-INF/microprofile-config.properties"))) {
            settings.load(file);
        }
        Set<String> known = new TreeSet<>(settings.stringPropertyNames());
        known.addAll(OF_THE_IMAGE);
        return known;
    }

    private static ObjectNode values() throws IOException {
        return (ObjectNode) YAML.readTree(CHART.resolve("values.yaml").toFile());
    }

    private static List<String> breaches(JsonNode values) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(CHART.resolve("values.schema.json")))
                .validate(values.toString(), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Maps whose keys are free are ranged over as a whole. */
    private static Set<String> leaves(String path, JsonNode node, Set<String> found) {
        if (node.isObject() && !Set.of(".settings", ".ingress.annotations").contains(path)) {
            node.properties().forEach(field -> leaves(path + "." + field.getKey(), field.getValue(), found));
        } else {
            found.add(path);
        }
        return found;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
