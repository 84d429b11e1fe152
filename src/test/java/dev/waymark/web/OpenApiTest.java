package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
                    assertThat(example.get("title").asText()).isEqualTo(type.title());
                    assertThat(example.get("status").asInt()).isEqualTo(type.status());
                }));
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
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.waymark").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class)
                                && !type.getPackageName().equals(FOR_PEOPLE))
                        .map(JavaClass::reflect)
                        .flatMap(OpenApiTest::operations)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operations(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> verb(method).isPresent() && !isPage(method, resource))
                .map(method -> verb(method).orElseThrow() + " " + path(resource, method));
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static boolean isPage(Method method, Class<?> resource) {
        Produces own = method.getAnnotation(Produces.class);
        Produces produces = own != null ? own : resource.getAnnotation(Produces.class);
        return produces == null || Arrays.asList(produces.value()).contains(MediaType.TEXT_HTML);
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String whole = resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        return whole.replaceAll(":[^}]*\\{[0-9,]+}}", "}").replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }
}
