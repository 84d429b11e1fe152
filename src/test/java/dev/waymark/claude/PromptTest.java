package dev.waymark.claude;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static final Model MODEL = new Model("claude", 1, 5);

    @Test
    void goesByTheSameNameWhateverItsMarkerAndTheOrderOfItsSchema() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("type", "object");
        one.put("properties", Map.of("mission", Map.of("type", "string")));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("properties", Map.of("mission", Map.of("type", "string")));
        other.put("type", "object");
        assertThat(prompt(other, "m2").fingerprint(MODEL))
                .isEqualTo(prompt(one, "m1").fingerprint(MODEL));
        assertThat(prompt(Map.of("type", "array"), "m1").fingerprint(MODEL))
                .isNotEqualTo(prompt(one, "m1").fingerprint(MODEL));
    }

    @Test
    void asksWithASchemaWhoseFieldsAreInTheSameOrderEachTime() {
        Map<String, Object> unordered =
                Map.of("f", 1, "b", 2, "e", 3, "a", 4, "d", 5, "c", Map.of("h", 1, "g", 2, "i", 3));
        assertThat(prompt(unordered, "m1").schema()).hasToString("{a=4, b=2, c={g=2, h=1, i=3}, d=5, e=3, f=1}");
        Map<String, Object> chosen = new LinkedHashMap<>();
        chosen.put("text", 1);
        chosen.put("from", 2);
        assertThat(prompt(chosen, "m1").schema()).hasToString("{text=1, from=2}");
    }

    private static Prompt prompt(Map<String, Object> schema, String marker) {
        return new Prompt(
                "profile",
                "Describe.",
                marker + " What we do " + marker,
                false,
                List.of("Describe it."),
                schema,
                marker,
                100);
    }
}
