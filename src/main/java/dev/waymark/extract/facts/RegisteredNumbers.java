package dev.waymark.extract.facts;

import dev.waymark.page.Page.Fact.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of charities and companies of the United Kingdom, and of organisations in the Dutch and the Danish register. A number counts only when the words right before it say
 * what it is: "registered charity in England and Wales (1089464)", never "we raised 250000".
 */
final class RegisteredNumbers {

    private static final Pattern NORTHERN_IRISH = Pattern.compile("NIC1\\d{5}");
    private static final Pattern NORTHERN_IRISH_DIGITS = Pattern.compile("1\\d{5}");
    private static final Pattern SEVEN_DIGITS = Pattern.compile("\\d{7}");
    private static final Pattern CHARITY_NUMBER = Pattern.compile("[1-9]\\d{5,6}|SC0\\d{5}");
    private static final Pattern ENGLISH_COMPANY = Pattern.compile("0\\d{7}");
    private static final Pattern COMPANY_NUMBER = Pattern.compile("\\d{7,8}|(?:SC|NI|OC|RC|IP|RS|CE)\\d{6}");

    private static final int LOOK_BACK = 160;
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])(?:[A-Za-z]{2,3}(?=\\d))?+\\d{5,8}(?![\\p{L}\\d])");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]{1,40}|[:(#]");
    private static final Set<String> CHARITY = Set.of("charity", "charities", "oscr", "elusen", "ccni");
    private static final Set<String> COMPANY = Set.of("company", "companies", "co", "cwmni", "crn");

    /** Names of registers abroad that are right before the number. */
    private static final Set<String> REGISTERS = Set.of("kvk", "cvr");

    private static final Set<String> SAYING_NUMBER = Set.of(
            "nummer",
            "no",
            "nos",
            "number",
            "numbers",
            "num",
            "nr",
            "registered",
            "registration",
            "registrations",
            "reg",
            "regd",
            "regn",
            "rhif",
            "gofrestredig",
            "ref",
            "reference",
            ":",
            "(",
            "#");
    private static final Set<String> BETWEEN = Set.of(
            "in",
            "england",
            "wales",
            "scotland",
            "scottish",
            "northern",
            "ireland",
            "ni",
            "uk",
            "united",
            "kingdom",
            "great",
            "britain",
            "and",
            "the",
            "with",
            "by",
            "commission",
            "for",
            "is",
            "are",
            "of",
            "house",
            "limited",
            "ltd",
            "guarantee",
            "a",
            "an",
            "as",
            "under",
            "our",
            "also",
            "incorporated",
            "organisation",
            "cio",
            "scio",
            "both",
            "isle",
            "man",
            "jersey",
            "guernsey",
            "regulator",
            "office",
            "private",
            "at");

    private enum State {
        NOTHING,
        CHARITY,
        COMPANY
    }

    private State state = State.NOTHING;
    private boolean saysNumber;
    private boolean saysEngland;
    private boolean saysNorthernIreland;

    private RegisteredNumbers() {}

    /** Looks for numbers from the start on; what says what they are may be before it. */
    static void find(String text, int start, BiConsumer<Kind, String> found) {
        Matcher number = NUMBER.matcher(text).useTransparentBounds(true).region(start, text.length());
        while (number.find()) {
            before(text, number.start()).check(number.group().toUpperCase(Locale.ROOT), found);
        }
    }

    private static RegisteredNumbers before(String text, int end) {
        RegisteredNumbers reader = new RegisteredNumbers();
        Matcher token = TOKEN.matcher(text).region(Math.max(0, end - LOOK_BACK), end);
        while (token.find()) {
            reader.read(token.group().toLowerCase(Locale.ROOT));
        }
        return reader;
    }

    private void read(String word) {
        if (REGISTERS.contains(word)) {
            state = State.COMPANY;
            saysNumber = true;
        } else if (word.equals("nic")) {
            state = State.CHARITY;
            saysNumber = true;
            saysNorthernIreland = true;
        } else if (CHARITY.contains(word)) {
            saysNorthernIreland |= word.equals("ccni");
            state = State.CHARITY;
        } else if (COMPANY.contains(word)) {
            state = State.COMPANY;
        } else if (SAYING_NUMBER.contains(word)) {
            saysNumber = true;
        } else if (BETWEEN.contains(word)) {
            saysEngland |= word.equals("england") || word.equals("wales");
            saysNorthernIreland |= word.equals("northern");
        } else if (!Character.isDigit(word.charAt(word.length() - 1))) {
            state = State.NOTHING;
            saysNumber = false;
            saysEngland = false;
            saysNorthernIreland = false;
        }
    }

    private void check(String number, BiConsumer<Kind, String> found) {
        if (NORTHERN_IRISH.matcher(number).matches()) {
            found.accept(Kind.CHARITY_NUMBER, number);
        } else if (saysNumber && isNorthernIrish(number)) {
            found.accept(Kind.CHARITY_NUMBER, "NIC" + number);
        } else if (saysNumber && isCharity(number)) {
            found.accept(Kind.CHARITY_NUMBER, number);
        } else if (saysNumber && isCompany(number)) {
            found.accept(Kind.COMPANY_NUMBER, SEVEN_DIGITS.matcher(number).matches() ? "0" + number : number);
        }
    }

    /** Its bare digits belong to another charity in England and Wales. */
    private boolean isNorthernIrish(String number) {
        return state == State.CHARITY
                && saysNorthernIreland
                && !saysEngland
                && NORTHERN_IRISH_DIGITS.matcher(number).matches();
    }

    private boolean isCharity(String token) {
        return state == State.CHARITY && CHARITY_NUMBER.matcher(token).matches();
    }

    private boolean isCompany(String token) {
        boolean unnamed = state == State.NOTHING
                && saysEngland
                && ENGLISH_COMPANY.matcher(token).matches();
        return unnamed
                || (state == State.COMPANY && COMPANY_NUMBER.matcher(token).matches());
    }
}
