package dev.waymark.web.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waymark.web.ProblemType;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the API holds all that the OpenAPI document says. */
class ApiReferenceTest {

    private static final ApiReference REFERENCE = ApiReference.read("https://waymark.example");

    @Test
    void hasEveryOperationOnceInTheGroupOfItsTag() throws IOException {
        Set<String> described = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document().get("paths").properties()) {
            path.getValue().properties().forEach(method -> method.getValue()
                    .path("tags")
                    .forEach(tag -> described.add(tag.asText() + " " + path.getKey() + " "
                            + method.getValue().get("operationId").asText())));
        }
        List<String> shown = REFERENCE.groups().stream()
                .flatMap(group -> group.operations().stream()
                        .map(operation -> group.id() + " " + operation.path() + " " + operation.id()))
                .toList();
        assertThat(shown).hasSizeGreaterThan(30).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void hasEveryAnswerAndEveryParameterOfAnOperation() throws IOException {
        JsonNode paths = document().get("paths");
        assertThat(operations()).allSatisfy(operation -> {
            JsonNode path = paths.get(operation.path());
            JsonNode described = path.get(operation.method().toLowerCase(Locale.ROOT));
            assertThat(operation.answers())
                    .extracting(ApiOperation.Answer::status)
                    .containsExactlyElementsOf(described.get("responses").properties().stream()
                            .map(Map.Entry::getKey)
                            .toList());
            assertThat(operation.parameters())
                    .hasSize(path.path("parameters").size()
                            + described.path("parameters").size());
        });
    }

    /** The document names a type where a status has several; 408 comes from the container and has none of its own. */
    @Test
    void namesTheTypesOfProblemsThatGoWithEachStatus() {
        assertThat(operations()).allSatisfy(operation -> assertThat(operation.answers())
                .filteredOn(answer ->
                        answer.status().charAt(0) >= '4' && answer.types().contains("application/problem+json"))
                .allSatisfy(answer -> assertThat(answer.problems())
                        .as(operation.id() + " " + answer.status())
                        .isNotEmpty()
                        .allMatch(type -> answer.status().equals("408")
                                ? type == ProblemType.REFUSED
                                : Integer.toString(type.status()).equals(answer.status()))));
    }

    @Test
    void describesEveryObjectThatItNames() {
        Set<String> described =
                REFERENCE.objects().stream().map(ApiReference.ObjectType::name).collect(Collectors.toSet());
        Stream<SchemaField> fields = Stream.concat(
                REFERENCE.objects().stream().flatMap(object -> object.fields().stream()),
                operations().stream()
                        .flatMap(operation -> operation.answers().stream())
                        .flatMap(answer -> answer.fields().stream()));
        assertThat(fields.flatMap(ApiReferenceTest::withParts)
                        .map(SchemaField::object)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf(described);
        assertThat(described).contains("Job", "Assessment", "Problem", "Writing");
    }

    @Test
    void showsTheFieldsOfARequestWithWhatTheyMayBe() {
        SchemaField url = operation("generateFree").bodies().get(0).fields().get(0);
        assertThat(url.name()).isEqualTo("url");
        assertThat(url.type()).isEqualTo("string");
        assertThat(url.required()).isTrue();
        assertThat(url.limits()).containsExactly("maxLength 2048");
        SchemaField buyer = operation("createIntent").bodies().get(0).fields().get(0);
        assertThat(buyer.values()).containsExactly("organisation", "consumer");
        assertThat(buyer.initial()).isEqualTo("organisation");
    }

    @Test
    void showsARequestInThreeLanguages() {
        assertThat(operation("saveVersion").samples())
                .extracting(RequestSample::code)
                .containsExactly("""
                        curl 'https://waymark.example/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/versions' \\
                          -H 'Content-Type: application/json' \\
                          -d '{"content": "# Example\\n\\n> A charity in Leeds.\\n\\n## About us\\n\\n- [About us](https://example.org/about/): who we are\\n", "base_version": 1}'""", """
                        const response = await fetch("https://waymark.example/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/versions", {
                          method: "POST",
                          headers: {"Content-Type": "application/json"},
                          body: JSON.stringify({
                            "content": "# Example\\n\\n> A charity in Leeds.\\n\\n## About us\\n\\n- [About us](https://example.org/about/): who we are\\n",
                            "base_version": 1
                          }),
                        });
                        console.log(await response.json());""", """
                        import json
                        from urllib.request import Request, urlopen

                        request = Request(
                            "https://waymark.example/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/versions",
                            method="POST",
                            headers={"Content-Type": "application/json"},
                            data=json.dumps({
                              "content": "# Example\\n\\n> A charity in Leeds.\\n\\n## About us\\n\\n- [About us](https://example.org/about/): who we are\\n",
                              "base_version": 1
                            }).encode(),
                        )
                        with urlopen(request) as response:
                            print(json.load(response))""");
    }

    @Test
    void writesWordsOfPythonAndMethodsAndHeadersOfCurl() {
        assertThat(code("validate", 2)).contains("\"check_links\": True");
        assertThat(code("job", 0)).isEqualTo("curl 'https://waymark.example/api/jobs/AAAAAAAAAAAAAAAAAAAAAA'");
        assertThat(code("eraseJob", 0))
                .isEqualTo("curl -X DELETE 'https://waymark.example/api/jobs/AAAAAAAAAAAAAAAAAAAAAA'");
        assertThat(code("restoreVersion", 0))
                .isEqualTo(
                        "curl -X POST 'https://waymark.example/api/jobs/AAAAAAAAAAAAAAAAAAAAAA/versions/1/restoration' \\\n"
                                + "  -H 'If-Match: \"3\"'");
        assertThat(code("jobEvents", 0)).startsWith("curl -N ");
        assertThat(code("bundle", 0)).startsWith("curl -O ").endsWith("/bundle.zip'");
    }

    /** All but the events, which only Stripe can sign. */
    @Test
    void showsARequestForEveryOperation() {
        assertThat(operations())
                .filteredOn(operation -> operation.samples().isEmpty())
                .extracting(ApiOperation::id)
                .containsExactly("webhook");
    }

    @Test
    void showsAnAnswerAsItIs() throws IOException {
        assertThat(new YAMLMapper().readTree(operation("job").example())).isEqualTo(job());
        assertThat(new YAMLMapper()
                        .readTree(operation("versions").example())
                        .get(0)
                        .get("made_by")
                        .asText())
                .isEqualTo("person");
        assertThat(operation("llmsTxt").example()).startsWith("# Example\n\n> ");
        assertThat(operation("eraseJob").example()).isEmpty();
    }

    private static JsonNode job() throws IOException {
        return document().at("/components/schemas/Job/examples/0");
    }

    private static Stream<SchemaField> withParts(SchemaField field) {
        return Stream.concat(Stream.of(field), field.fields().stream().flatMap(ApiReferenceTest::withParts));
    }

    private static String code(String operation, int language) {
        return operation(operation).samples().get(language).code();
    }

    private static ApiOperation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<ApiOperation> operations() {
        return REFERENCE.groups().stream()
                .flatMap(group -> group.operations().stream())
                .toList();
    }

    private static JsonNode document() throws IOException {
        return new YAMLMapper().readTree(new File("src/main/resources/openapi.yaml"));
    }
}
