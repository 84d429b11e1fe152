package dev.waymark.enrich;

import dev.waymark.url.Url;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom the registers are asked about, as its own site presents it.
 *
 * @param charityNumber its number in the register of England and Wales
 * @param funder whether it gives grants
 */
public record RegisterQuery(
        String name, Url site, Optional<String> charityNumber, Optional<String> postcode, boolean funder) {

    private static final Pattern CHARITY_NUMBER = Pattern.compile("\\d{6,7}");
    private static final Pattern BLANK = Pattern.compile("\\s");
    private static final Pattern POSTCODE = Pattern.compile("[A-Za-z0-9]{5,8}");

    public RegisterQuery {
        charityNumber =
                charityNumber.filter(number -> CHARITY_NUMBER.matcher(number).matches());
        postcode = postcode.map(code -> BLANK.matcher(code).replaceAll(""))
                .filter(code -> POSTCODE.matcher(code).matches());
    }
}
