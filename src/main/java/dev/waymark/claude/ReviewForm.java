package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.assess.Review;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A review, each of its texts one plain line.
 *
 * @param model names who wrote it
 * @param fit which texts may be shown
 */
record ReviewForm(String model, Predicate<String> fit) implements AnswerParser<Review> {

    private static final Pattern GAP = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");

    private static final int LONGEST = 400;
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
                        .allMatch(name -> !text(object.path(name)).isEmpty()))
                .map(object -> new Review(
                        model,
                        text(object.path("clear")),
                        text(object.path("useful")),
                        text(object.path("helps")),
                        texts(object.path("contradictions")),
                        texts(object.path("suggestions"))));
    }

    private List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(text(each)));
        return texts.stream().filter(text -> !text.isEmpty()).limit(MOST).toList();
    }

    /** Empty when it is no text, or none that may be shown. */
    private String text(JsonNode value) {
        String line =
                value.isTextual() ? GAP.matcher(value.asText()).replaceAll(" ").strip() : "";
        String cut =
                line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + "…";
        return fit.test(cut) ? cut : "";
    }
}
