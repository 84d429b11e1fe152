package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.describe.Plan;
import dev.waymark.describe.Plan.Notes;
import dev.waymark.describe.Plan.Place;
import dev.waymark.describe.Plan.PlannedPage;
import dev.waymark.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan of the file: its template, its sections in order, and what becomes of each page. */
final class PlanForm implements AnswerParser<Plan> {

    static final Map<String, Object> SCHEMA = schema();

    private static Map<String, Object> schema() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("page", Map.of("type", "integer"));
        page.put("section", Map.of("type", List.of("string", "null")));
        page.put("name", Map.of("type", "string"));
        page.put("place", choice(Place.values()));
        page.put("note", choice(Notes.values()));
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("template", choice(Template.values()));
        plan.put("sections", Map.of("type", "array", "items", Map.of("type", "string")));
        plan.put("pages", Map.of("type", "array", "items", Field.object(page)));
        return Field.object(plan);
    }

    private static Map<String, Object> choice(Enum<?>... values) {
        return Map.of(
                "type", "string", "enum", Stream.of(values).map(PlanForm::id).toList());
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Plan> read(String answer) {
        return JsonText.object(answer).flatMap(PlanForm::plan);
    }

    private static Optional<Plan> plan(JsonNode object) {
        Optional<Template> template = value(object.path("template"), Template.values());
        List<PlannedPage> pages = new ArrayList<>();
        for (JsonNode each : object.path("pages")) {
            Optional<Place> place = value(each.path("place"), Place.values());
            Optional<Notes> notes = value(each.path("note"), Notes.values());
            if (place.isEmpty() || notes.isEmpty()) {
                return Optional.empty();
            }
            pages.add(new PlannedPage(
                    each.path("page").asInt(),
                    each.path("section").asText("").strip(),
                    each.path("name").asText().strip(),
                    place.get(),
                    notes.get()));
        }
        List<String> sections = new ArrayList<>();
        object.path("sections").forEach(title -> sections.add(title.asText().strip()));
        return pages.isEmpty() ? Optional.empty() : template.map(known -> new Plan(known, sections, pages));
    }

    private static <E extends Enum<E>> Optional<E> value(JsonNode said, E[] values) {
        return Stream.of(values)
                .filter(value -> id(value).equals(said.asText()))
                .findFirst();
    }
}
