package dev.waymark.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.enrich.Enrichment.Fact;
import dev.waymark.enrich.RegisterClient.Kept;
import dev.waymark.enrich.RegisterClient.Unavailable;
import dev.waymark.message.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The district, region and country of a postcode, from postcodes.io. */
record PostcodeRegister(String base) implements Register {

    static final String SOURCE = "postcodes.io";

    @Override
    public Enrichment about(RegisterQuery subject, RegisterClient library) {
        Optional<String> postcode = subject.postcode().map(code -> code.toUpperCase(Locale.ROOT));
        if (postcode.isEmpty()) {
            return Enrichment.NONE;
        }
        try {
            Kept kept = library.remembered(
                    SOURCE, postcode.get(), () -> library.json(base + "/postcodes/" + postcode.get(), Map.of()));
            String place = place(RegisterClient.json(kept).path("result"));
            return place.isEmpty()
                    ? Enrichment.missing(SOURCE, Message.of("register.unreadable"))
                    : Enrichment.facts(List.of(new Fact("District", place, SOURCE, kept.date())));
        } catch (Unavailable e) {
            return Enrichment.missing(SOURCE, e.why());
        }
    }

    private static String place(JsonNode result) {
        return Stream.of("admin_district", "region", "country")
                .map(field -> result.path(field).asText(""))
                .filter(text -> !text.isBlank() && !text.equals("null"))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
