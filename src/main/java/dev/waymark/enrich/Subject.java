package dev.waymark.enrich;

import dev.waymark.url.Url;
import java.util.Optional;

/**
 * Whom the registers are asked about, as its own site presents it.
 *
 * @param charityNumber its number in the register of England and Wales
 * @param funder whether it gives grants
 */
public record Subject(
        String name, Url site, Optional<String> charityNumber, Optional<String> postcode, boolean funder) {

    public Subject {
        charityNumber = charityNumber.filter(number -> number.matches("\\d{6,7}"));
        postcode = postcode.map(code -> code.replaceAll("\\s", "")).filter(code -> code.matches("[A-Za-z0-9]{5,8}"));
    }
}
