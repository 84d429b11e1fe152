package dev.waymark.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.assess.Severity;
import dev.waymark.enrich.Enrichment.Fact;
import dev.waymark.enrich.Enrichment.Finding;
import dev.waymark.enrich.RegisterClient.Kept;
import dev.waymark.enrich.RegisterClient.Unavailable;
import dev.waymark.message.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The register of charities in England and Wales. A charity that was removed, or whose registered name is another's, gives a
 * finding and no facts: its number on the site says nothing of the site.
 */
record CharityCommission(String base, String key) implements Register {

    static final String SOURCE = "Charity Commission register";

    @Override
    public Enrichment about(RegisterQuery subject, RegisterClient library) {
        Optional<String> number = subject.charityNumber();
        if (number.isEmpty()) {
            return Enrichment.NONE;
        }
        if (key.isBlank()) {
            return Enrichment.missing(SOURCE, Message.of("register.no-key"));
        }
        try {
            Kept kept = library.remembered(SOURCE, number.get(), () -> details(number.get(), library));
            return checked(subject, number.get(), RegisterClient.json(kept), kept.date());
        } catch (Unavailable e) {
            return Enrichment.missing(SOURCE, e.why());
        }
    }

    private JsonNode details(String number, RegisterClient library) throws Unavailable {
        JsonNode details =
                library.json(base + "/allcharitydetails/" + number + "/0", Map.of("Ocp-Apim-Subscription-Key", key));
        if (!details.path("charity_name").isTextual()) {
            throw new Unavailable("unreadable");
        }
        return details;
    }

    private static Enrichment checked(RegisterQuery subject, String number, JsonNode charity, LocalDate date) {
        String name = charity.path("charity_name").asText();
        String web = text(charity, "web");
        boolean sameName = NameSimilarity.ofNames(name, subject.name());
        boolean sameWeb =
                !web.isEmpty() && NameSimilarity.ofHosts(web, subject.site().host());
        Optional<LocalDate> removed = Money.dayOf(text(charity, "date_of_removal"));
        if (removed.isPresent() || text(charity, "reg_status").equals("RM")) {
            return finding(
                    "register_charity_removed",
                    Severity.CRITICAL,
                    removed.map(day -> Message.of("register.finding.removed-on", number, name, day))
                            .orElseGet(() -> Message.of("register.finding.removed", number, name)));
        }
        if (!sameName && !sameWeb) {
            return finding(
                    "register_name_mismatch",
                    Severity.MAJOR,
                    Message.of("register.finding.name-mismatch", number, name));
        }
        JsonNode income = charity.path("latest_income");
        Enrichment facts = Enrichment.facts(facts(charity, date))
                .withIncome(income.isNumber() ? income.decimalValue().longValue() : null);
        if (!sameName) {
            return facts.and(
                    finding("register_other_name", Severity.INFO, Message.of("register.finding.other-name", name)));
        }
        return web.isEmpty() || sameWeb
                ? facts
                : facts.and(finding(
                        "register_web_mismatch", Severity.MINOR, Message.of("register.finding.web-mismatch", web)));
    }

    private static Enrichment finding(String code, Severity severity, Message message) {
        return new Enrichment(List.of(), List.of(new Finding(code, severity, message, SOURCE)), List.of(), null);
    }

    private static List<Fact> facts(JsonNode charity, LocalDate date) {
        List<Fact> facts = new ArrayList<>();
        Optional<String> year = Money.dayOf(text(charity, "latest_acc_fin_period_end_date"))
                .map(day -> " in the year to " + Money.day(day));
        add(
                facts,
                "Registered",
                Money.dayOf(text(charity, "date_of_registration"))
                        .map(day -> "since " + Money.day(day))
                        .orElse(""),
                date);
        add(facts, "Income", amount(charity, "latest_income", year), date);
        add(facts, "Spending", amount(charity, "latest_expenditure", year), date);
        int trustees = charity.path("trustee_count")
                .asInt(charity.path("trustee_names").size());
        add(facts, "Trustees", trustees > 0 ? String.valueOf(trustees) : "", date);
        add(facts, "Area", classified(charity, "Where"), date);
        add(facts, "Themes", classified(charity, "What"), date);
        add(facts, "Who is helped", classified(charity, "Who"), date);
        add(facts, "How it helps", classified(charity, "How"), date);
        return facts;
    }

    private static void add(List<Fact> facts, String label, String text, LocalDate date) {
        if (!text.isBlank()) {
            facts.add(new Fact(label, text, SOURCE, date));
        }
    }

    /** Unknown income is not zero income. */
    private static String amount(JsonNode charity, String field, Optional<String> year) {
        JsonNode amount = charity.path(field);
        return amount.isNumber() ? Money.pounds(amount.decimalValue()) + year.orElse("") : "";
    }

    private static String classified(JsonNode charity, String type) {
        return StreamSupport.stream(charity.path("who_what_where").spliterator(), false)
                .filter(each -> text(each, "classification_type").equalsIgnoreCase(type))
                .map(each -> text(each, "classification_desc"))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(6)
                .collect(Collectors.joining("; "));
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).isTextual() ? object.path(field).asText().strip() : "";
    }
}
