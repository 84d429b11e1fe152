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

    private static Prompt prompt(Map<String, Object> schema, String marker) {
        return new Prompt(
                "profile", "Describe.", marker + " What we do " + marker, List.of("Describe it."), schema, marker, 100);
    }
}
