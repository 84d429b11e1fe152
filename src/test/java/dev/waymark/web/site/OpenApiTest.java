package dev.waymark.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waymark.harness.Contract;
import dev.waymark.web.ProblemType;
import dev.waymark.web.Route;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The description of the API is written by hand, so this holds it against the code. */
class OpenApiTest {

    /** What is answered without a JAX-RS resource of ours. */
    private static final Set<String> NO_RESOURCE =
            Set.of("get /health", "get /health/live", "get /health/ready", "get /openapi");

    /** The operator's pages, and the file that one of them offers, are for people. */
    private static final String FOR_PEOPLE = "dev.waymark.admin";

    @Test
    void describesEveryPathAndMethodOfTheApiAndNothingElse() throws IOException {
        Set<String> described = described();
        described.removeAll(NO_RESOURCE);
        assertThat(described).isEqualTo(answered());
    }

    /** What filters before the resources answer: a broken request, a foreign origin, a body that is too long, a database that is away. */
    @Test
    void describesWhatAnyOperationMayAnswer() throws IOException {
        document().get("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/"))
                .flatMap(path -> path.getValue().properties().stream())
                .filter(operation -> operation.getValue().has("responses"))
                .forEach(operation -> {
                    List<String> expected = new ArrayList<>(List.of("400", "406", "503"));
                    expected.addAll(operation.getKey().equals("get") ? List.of() : List.of("403", "413"));
                    expected.addAll(operation.getValue().has("requestBody") ? List.of("408", "415") : List.of());
                    assertThat(operation.getValue().get("responses").properties())
                            .as(operation.getValue().get("operationId").asText())
                            .extracting(Map.Entry::getKey)
                            .containsAll(expected);
                });
    }

    @Test
    void namesEveryTypeOfProblem() throws IOException {
        JsonNode type = document().at("/components/schemas/Problem/properties/type/enum");
        assertThat(type)
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::uri)
                        .toList());
    }

    @Test
    void showsProblemsAsTheyAre() throws IOException {
        List<JsonNode> examples = document().findValues("examples").stream()
                .flatMap(each -> each.findParents("errors").stream())
                .toList();
        assertThat(examples).hasSizeGreaterThan(3).allSatisfy(example -> assertThat(Arrays.stream(ProblemType.values()))
                .anySatisfy(type -> {
                    assertThat(example.get("type").asText()).isEqualTo(type.uri());
                    assertThat(example.get("title").asText())
                            .isEqualTo(type.title().toString());
                    assertThat(example.get("status").asInt()).isEqualTo(type.status());
                }));
    }

    @Test
    void itsExamplesFitTheirSchemas() throws IOException {
        Map<String, JsonNode> examples = examples(document(), "");
        assertThat(examples).hasSizeGreaterThan(10);
        assertThat(examples).allSatisfy((place, example) -> assertThat(
                        Contract.breachesOfExample(place.substring(0, place.lastIndexOf(' ')), example))
                .as(place)
                .isEmpty());
    }

    /** ExamplesIT sends them. The events are Stripe's to describe. */
    @Test
    void showsARequestForEachBody() throws IOException {
        assertThat(document().get("paths").findParents("requestBody"))
                .filteredOn(operation -> !operation.get("operationId").asText().equals("webhook"))
                .hasSizeGreaterThan(5)
                .allSatisfy(operation -> assertThat(operation.at("/requestBody/content"))
                        .as(operation.get("operationId").asText())
                        .allSatisfy(
                                content -> assertThat(content.path("examples")).isNotEmpty()));
    }

    /** Each with the JSON pointer of its schema before it: of a type of content they are beside the schema, of a value in it. */
    private static Map<String, JsonNode> examples(JsonNode node, String pointer) {
        Map<String, JsonNode> found = new TreeMap<>();
        JsonNode examples = node.path("examples");
        examples.properties()
                .forEach(example -> found.put(
                        pointer + "/schema " + example.getKey(),
                        example.getValue().get("value")));
        for (int i = 0; examples.isArray() && i < examples.size(); i++) {
            found.put(pointer + " " + i, examples.get(i));
        }
        node.properties()
                .forEach(child -> found.putAll(examples(
                        child.getValue(),
                        pointer + "/" + child.getKey().replace("~", "~0").replace("/", "~1"))));
        return found;
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(new File("src/main/resources/openapi.yaml"));
    }

    private static Set<String> described() throws IOException {
        JsonNode paths = document().get("paths");
        Set<String> described = new TreeSet<>();
        paths.properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
            if (!method.equals("parameters")) {
                described.add(method + " " + path.getKey());
            }
        }));
        return described;
    }

    private static Set<String> answered() {
        return Route.all().stream()
                .filter(route -> !route.resource().getPackageName().equals(FOR_PEOPLE) && !isPage(route))
                .map(route -> route.verb().toLowerCase(Locale.ROOT) + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPage(Route route) {
        Produces own = route.method().getAnnotation(Produces.class);
        Produces produces = own != null ? own : route.resource().getAnnotation(Produces.class);
        return produces == null || Arrays.asList(produces.value()).contains(MediaType.TEXT_HTML);
    }
}
