package dev.waymark.extract.facts;

import dev.waymark.extract.facts.JsonLd.Item;
import dev.waymark.page.Page.Fact.Kind;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the JSON-LD of a page says of the organisation behind it. */
final class JsonLdFacts {

    private static final String[] ORGANISATIONS = {
        "organization",
        "ngo",
        "corporation",
        "localbusiness",
        "educationalorganization",
        "governmentorganization",
        "medicalorganization",
        "charity",
        "store",
        "school",
        "church",
        "library",
        "museum"
    };

    private final Facts facts;

    private JsonLdFacts(Facts facts) {
        this.facts = facts;
    }

    static void read(JsonLd data, Facts facts) {
        JsonLdFacts linked = new JsonLdFacts(facts);
        data.items().stream().filter(JsonLdFacts::isOrganisation).forEach(linked::readOrganisation);
        data.of("postaladdress").forEach(linked::readPostalAddress);
        data.of("openinghoursspecification").forEach(linked::readHours);
    }

    private static boolean isOrganisation(Item item) {
        return item.isA(ORGANISATIONS)
                || item.types().stream().anyMatch(type -> type.endsWith("organization"))
                || (!item.text("name").isEmpty()
                        && item.items("address").findAny().isPresent());
    }

    private void readOrganisation(Item organisation) {
        facts.add(Kind.NAME, organisation.text("name"));
        facts.add(Kind.DESCRIPTION, organisation.text("description"));
        organisation.texts("email").forEach(email -> facts.add(Kind.EMAIL, email.replace("mailto:", "")));
        organisation.texts("telephone").forEach(facts::addPhone);
        organisation.texts("openingHours").forEach(hours -> facts.add(Kind.OPENING_HOURS, hours));
        organisation.texts("areaServed").forEach(area -> facts.add(Kind.LOCATION, area));
        organisation.texts("sameAs").forEach(facts::addSocial);
    }

    private void readPostalAddress(Item address) {
        String lines = Stream.of("streetAddress", "addressLocality", "addressRegion", "postalCode", "addressCountry")
                .map(address::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        facts.add(Kind.ADDRESS, lines);
        facts.add(Kind.LOCATION, address.text("addressLocality"));
        String postcode = address.text("postalCode").toUpperCase(Locale.ROOT);
        PostcodeFinder.find(postcode, "", (code, before) -> facts.add(Kind.POSTCODE, code));
    }

    private void readHours(Item hours) {
        String days = hours.texts("dayOfWeek")
                .map(day -> day.substring(day.lastIndexOf('/') + 1))
                .collect(Collectors.joining(", "));
        if (!days.isEmpty() && !hours.text("opens").isEmpty()) {
            facts.add(Kind.OPENING_HOURS, days + " " + hours.text("opens") + "-" + hours.text("closes"));
        }
    }
}
