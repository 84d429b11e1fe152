package dev.waymark.enrich;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.enrich.RegisterClient.Unavailable;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads the grants of a file in the 360Giving Data Standard, as JSON or CSV. Grants in other currencies than pounds are left out. */
final class GrantFile {

    private static final Pattern NO_AMOUNT = Pattern.compile("[£,\\s]");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(?:\\.\\d{1,4})?");

    private static final String UNREADABLE = "grants-unreadable";

    private GrantFile() {}

    static List<Grant> read(byte[] file) throws Unavailable {
        String read = new String(file, StandardCharsets.UTF_8);
        String text = (read.startsWith("\uFEFF") ? read.substring(1) : read).stripLeading();
        try {
            return text.startsWith("{") ? json(text) : csv(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new Unavailable(UNREADABLE);
        }
    }

    private static List<Grant> json(String text) throws IOException {
        List<Grant> grants = new ArrayList<>();
        for (JsonNode grant : RegisterClient.mapper().readTree(text).path("grants")) {
            JsonNode place = grant.path("beneficiaryLocation").path(0);
            JsonNode programme = grant.path("grantProgramme").path(0);
            grant(
                            grant.path("id").asText(""),
                            grant.path("amountAwarded").asText(""),
                            grant.path("currency").asText("GBP"),
                            grant.path("awardDate").asText(""),
                            programme.path("title").asText(""),
                            place.path("name").asText(""))
                    .ifPresent(grants::add);
        }
        return grants;
    }

    private static List<Grant> csv(String text) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setAllowMissingColumnNames(true)
                .setIgnoreSurroundingSpaces(true)
                .build();
        List<Grant> grants = new ArrayList<>();
        for (CSVRecord row : format.parse(new StringReader(text))) {
            grant(
                            value(row, "Identifier"),
                            value(row, "Amount Awarded"),
                            value(row, "Currency"),
                            value(row, "Award Date"),
                            value(row, "Grant Programme:Title", "Grant Programme:0:Title"),
                            value(row, "Beneficiary Location:Name", "Beneficiary Location:0:Name"))
                    .ifPresent(grants::add);
        }
        return grants;
    }

    private static String value(CSVRecord row, String... names) {
        for (String name : names) {
            if (row.isSet(name) && !row.get(name).isBlank()) {
                return row.get(name).strip();
            }
        }
        return "";
    }

    private static Optional<Grant> grant(
            String id, String amount, String currency, String date, String theme, String region) {
        String number = NO_AMOUNT.matcher(amount).replaceAll("");
        boolean pounds = currency.isBlank() || currency.equalsIgnoreCase("GBP");
        if (!pounds || !AMOUNT.matcher(number).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Grant(id, new BigDecimal(number), Money.dayOf(date), theme, region));
    }
}
