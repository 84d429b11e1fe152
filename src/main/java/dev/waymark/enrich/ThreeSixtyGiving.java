package dev.waymark.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.enrich.Enrichment.Fact;
import dev.waymark.enrich.RegisterClient.Kept;
import dev.waymark.enrich.RegisterClient.Unavailable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The grants that a funder has published: found in 360Giving's registry by its charity number or its name. */
record ThreeSixtyGiving(String registry) implements Register {

    private static final Pattern TABLE = Pattern.compile("csv|json");
    private static final Pattern TABLE_FILE = Pattern.compile("(?i)\\.(?:csv|json)(?:\\?|$)");

    static final String SOURCE = "360Giving";
    private static final int MOST_FILES = 5;

    @Override
    public Enrichment about(RegisterQuery subject, RegisterClient library) {
        if (!subject.funder()) {
            return Enrichment.NONE;
        }
        try {
            Kept kept = library.remembered(
                    SOURCE, subject.charityNumber().orElse(subject.name()), () -> figures(subject, library));
            JsonNode figures = RegisterClient.json(kept);
            List<Fact> facts = new ArrayList<>();
            figures.properties()
                    .forEach(figure -> facts.add(
                            new Fact(figure.getKey(), figure.getValue().asText(), SOURCE, kept.date())));
            return Enrichment.facts(facts);
        } catch (Unavailable e) {
            return Enrichment.missing(SOURCE, e.why());
        }
    }

    private JsonNode figures(RegisterQuery subject, RegisterClient library) throws Unavailable {
        Kept all = library.remembered(SOURCE, "registry", () -> listed(library));
        List<JsonNode> own = StreamSupport.stream(RegisterClient.json(all).spliterator(), false)
                .filter(dataset -> isOf(subject, dataset))
                .sorted(Comparator.comparing(
                                (JsonNode dataset) -> dataset.path("modified").asText(""))
                        .reversed())
                .limit(MOST_FILES)
                .toList();
        if (own.isEmpty()) {
            throw new Unavailable("no-grants");
        }
        Map<String, Grant> grants = new LinkedHashMap<>();
        for (JsonNode dataset : own) {
            String file = dataset.path("url").asText("");
            for (Grant grant : GrantFile.read(library.answer(file, Map.of()).body())) {
                grants.putIfAbsent(grant.id().isEmpty() ? "row " + grants.size() : grant.id(), grant);
            }
        }
        return new GrantFigures(List.copyOf(grants.values())).json();
    }

    private static boolean isOf(RegisterQuery subject, JsonNode dataset) {
        String id = dataset.path("id").asText("");
        return subject.charityNumber()
                        .filter(number -> id.equals("GB-CHC-" + number))
                        .isPresent()
                || dataset.path("name")
                        .asText("")
                        .strip()
                        .equalsIgnoreCase(subject.name().strip());
    }

    /** Of the registry's entries what is needed, and of those only the ones with a file that can be read. */
    private ArrayNode listed(RegisterClient library) throws Unavailable {
        JsonNode datasets = library.json(registry, Map.of());
        if (!datasets.isArray()) {
            throw new Unavailable("unreadable");
        }
        ArrayNode listed = RegisterClient.mapper().createArrayNode();
        for (JsonNode dataset : datasets) {
            JsonNode publisher = dataset.path("publisher");
            String file =
                    dataset.path("distribution").path(0).path("downloadURL").asText("");
            String type = dataset.path("datagetter_metadata").path("file_type").asText("");
            if (TABLE.matcher(type).matches() || TABLE_FILE.matcher(file).find()) {
                ObjectNode entry = listed.addObject();
                entry.put("name", publisher.path("name").asText(""));
                entry.put("id", publisher.path("org_id").asText(""));
                entry.put("url", file).put("modified", dataset.path("modified").asText(""));
            }
        }
        return listed;
    }
}
