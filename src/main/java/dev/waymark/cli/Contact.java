package dev.waymark.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where the owner of a crawler can be reached: an e-mail address or the address of a page, as a user agent names it. */
final class Contact implements ITypeConverter<String> {

    private static final Pattern MAIL = Pattern.compile(
            "(?:mailto:)?([a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]{3,90})", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE =
            Pattern.compile("https://[A-Za-z0-9.-]{3,90}(?::[0-9]{1,5})?(?:/[!-'*-~]{0,60})?");
    private static final String LOCAL = "//localhost";

    @Override
    public String convert(String value) {
        Matcher mail = MAIL.matcher(value);
        if (mail.matches()) {
            return "mailto:" + mail.group(1);
        }
        if (PAGE.matcher(value).matches() && !value.startsWith(LOCAL, "https:".length())) {
            return value;
        }
        throw new TypeConversionException(
                value + " is neither an e-mail address nor the address of a page, such as https://example.org/contact");
    }
}
