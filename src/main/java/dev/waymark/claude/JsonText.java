package dev.waymark.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Answers as JSON. */
final class JsonText {

    private static final Pattern OPENING_FENCE = Pattern.compile("^```(?:json)?\\s*");
    private static final Pattern CLOSING_FENCE = Pattern.compile("(?<!\\s)\\s*+```$");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build()
            .writer();

    private JsonText() {}

    /** The same text for equal objects, whatever the order of their names: that of a {@code Map.of} differs from start to start. */
    static String sorted(Map<String, Object> object) {
        try {
            return SORTED.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** The same object, in an order that is the same each time: fields in the order in which they were put, else by name. */
    static Map<String, Object> ordered(Map<String, Object> object) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        (object instanceof LinkedHashMap ? object : new TreeMap<>(object))
                .forEach((name, value) -> ordered.put(name, ordered(value)));
        return ordered;
    }

    @SuppressWarnings("unchecked") // the names of JSON are texts
    private static Object ordered(Object value) {
        if (value instanceof Map<?, ?> object) {
            return ordered((Map<String, Object>) object);
        }
        return value instanceof List<?> list
                ? list.stream().map(JsonText::ordered).toList()
                : value;
    }

    /** Of an answer that broke off in the list that is its only field: the object with what was finished of it; empty when nothing was. */
    static Optional<String> closed(String answer) {
        int end = answer.lastIndexOf('}');
        return end < 0 ? Optional.empty() : Optional.of(answer.substring(0, end + 1) + "]}");
    }

    /** The object that an answer is; empty when it is anything else. A fence around it is forgiven. */
    static Optional<JsonNode> object(String answer) {
        String bare = CLOSING_FENCE
                .matcher(OPENING_FENCE.matcher(answer.strip()).replaceFirst(""))
                .replaceFirst("");
        try {
            return Optional.ofNullable(MAPPER.readTree(bare)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
