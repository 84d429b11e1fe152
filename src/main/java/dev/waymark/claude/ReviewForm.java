package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.assess.Review;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A review.
 *
 * @param model names who wrote it
 * @param texts reads its texts
 */
record ReviewForm(String model, OpinionText texts) implements AnswerParser<Review> {

    private static final int MOST = 5;

    static Map<String, Object> schema() {
        Map<String, Object> texts = Map.of("type", "array", "items", Map.of("type", "string"));
        Map<String, Object> fields = new LinkedHashMap<>();
        List.of("clear", "useful", "helps").forEach(name -> fields.put(name, Map.of("type", "string")));
        List.of("contradictions", "suggestions").forEach(name -> fields.put(name, texts));
        return Field.object(fields);
    }

    @Override
    public Optional<Review> read(String answer) {
        return JsonText.object(answer)
                .filter(object -> List.of("clear", "useful", "helps").stream()
                        .allMatch(name -> !texts.of(object.path(name)).isEmpty()))
                .map(object -> new Review(
                        model,
                        texts.of(object.path("clear")),
                        texts.of(object.path("useful")),
                        texts.of(object.path("helps")),
                        all(object.path("contradictions")),
                        all(object.path("suggestions"))));
    }

    private List<String> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(texts::of)
                .filter(text -> !text.isEmpty())
                .limit(MOST)
                .toList();
    }
}
