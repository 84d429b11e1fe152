package dev.waymark.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final String DESCRIPTION = """
            openapi: 3.1.0
            paths:
              /api/stones/{id}:
                get:
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/Stone"}
                    "404": {$ref: "#/components/responses/Problem"}
              /api/stones/events:
                get:
                  responses:
                    "200":
                      content:
                        text/event-stream: {schema: {type: string}}
            components:
              responses:
                Problem:
                  content:
                    application/problem+json:
                      schema: {$ref: "#/components/schemas/Problem"}
              schemas:
                Stone:
                  type: object
                  required: [miles]
                  properties:
                    miles: {type: integer}
                    laid: {type: string, format: date-time}
                Job: {type: object, properties: {status: {type: string}}}
                Problem: {type: object, required: [status], properties: {status: {type: integer}}}
            """;

    private final Contract contract = new Contract(new YAMLMapper().readTree(DESCRIPTION));

    ContractTest() throws IOException {}

    @Test
    void acceptsWhatIsDescribed() {
        assertThat(stone(200, "application/json;charset=UTF-8", "{\"miles\": 3, \"laid\": \"1752-09-02T10:00:00Z\"}"))
                .isEmpty();
        assertThat(stone(404, "application/problem+json", "{\"status\": 404}")).isEmpty();
    }

    @Test
    void refusesFieldsThatAreNotDescribed() {
        assertThat(stone(200, "application/json", "{\"miles\": 3, \"colour\": \"grey\"}"))
                .singleElement()
                .asString()
                .contains("colour");
        assertThat(stone(404, "application/problem+json", "{\"status\": 404, \"trace\": \"\"}"))
                .singleElement()
                .asString()
                .contains("trace");
    }

    @Test
    void refusesWhatIsMissingOrOfAnotherType() {
        assertThat(stone(200, "application/json", "{}"))
                .singleElement()
                .asString()
                .contains("miles");
        assertThat(stone(200, "application/json", "{\"miles\": \"3\"}")).hasSize(1);
        assertThat(stone(200, "application/json", "{\"miles\": 3, \"laid\": \"in autumn\"}"))
                .hasSize(1);
    }

    @Test
    void refusesAStatusAndAContentTypeThatAreNotDescribed() {
        assertThat(stone(409, "application/problem+json", "{\"status\": 409}")).hasSize(1);
        assertThat(stone(200, "text/html", "<p>3 miles</p>")).hasSize(1);
    }

    @Test
    void looksIntoEvents() {
        assertThat(
                        contract.breaches(
                                "GET",
                                "/api/stones/events",
                                200,
                                "text/event-stream",
                                "event: progress\ndata: {\"status\": \"waiting\"}\n\nevent: end\ndata: {\"state\": \"over\"}\n\n"))
                .singleElement()
                .asString()
                .contains("state");
    }

    @Test
    void refusesDataOfAPathThatIsNotDescribed() {
        assertThat(contract.breaches("GET", "/api/bridges", 200, "application/json", "{}"))
                .hasSize(1);
        assertThat(contract.breaches("GET", "/api/bridges", 404, "application/problem+json", "{\"status\": 404}"))
                .isEmpty();
        assertThat(contract.breaches("GET", "/", 200, "text/html", "<p>")).isEmpty();
    }

    private List<String> stone(int status, String type, String body) {
        return contract.breaches("GET", "/api/stones/1", status, type, body);
    }
}
