package dev.waymark.extract.dom;

/**
 * Which kinds of fact a line of text may hold, from one look at its characters. Most lines hold none, and the patterns that find facts are
 * slow. A positive answer may be wrong; a negative one never is.
 */
public final class FactPrefilter {

    private static final int FEWEST_DIGITS_OF_A_PHONE = 7;
    private static final int SHORTEST_REGISTERED_NUMBER = 5;
    private static final int SHORTEST_POSTCODE = 4;
    private static final int DIGIT = 1;
    private static final int EMAIL = 2;
    private static final int CAPITAL_A = 4;
    private static final byte[] KINDS = kinds();

    private final boolean email;
    private int digits;
    private int longestNumber;
    private boolean postcode;
    private boolean time;

    /** @param line as {@link TextCleaner#line} gives it: characters that nobody sees would hide a clue */
    public FactPrefilter(String line) {
        int found = 0;
        for (int i = 0; i < line.length(); i++) {
            found |= kind(line.charAt(i));
        }
        email = (found & EMAIL) != 0 || ((found & CAPITAL_A) != 0 && line.contains(" AT "));
        for (int i = 0; (found & DIGIT) != 0 && i < line.length(); i++) {
            if (isDigit(line, i)) {
                i = readNumber(line, i) - 1;
            }
        }
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        "0123456789".chars().forEach(c -> kinds[c] = DIGIT);
        "@[({".chars().forEach(c -> kinds[c] = EMAIL);
        kinds['A'] = CAPITAL_A; // info AT example DOT org
        return kinds;
    }

    /** Not 0 when the character may belong to a fact. */
    static int kind(char c) {
        return c < KINDS.length ? KINDS[c] : 0;
    }

    /** Whether any of the characters, up to the end, may belong to a fact. */
    public static boolean any(String text, int start, int end) {
        int i = start;
        while (i < end && kind(text.charAt(i)) == 0) {
            i++;
        }
        return i < end;
    }

    /** Reads a run of digits and looks at what follows; gives its end. */
    private int readNumber(String line, int start) {
        int end = start;
        while (isDigit(line, end)) {
            end++;
        }
        digits += end - start;
        longestNumber = Math.max(longestNumber, end - start);
        int letters = isAnyOf(" ", line, end) ? end + 1 : end;
        postcode |= end - start >= SHORTEST_POSTCODE || (isCapital(line, letters) && isCapital(line, letters + 1));
        time |= endsATime(line, end);
        return end;
    }

    /** Whether {@code :30}, {@code .30}, {@code h}, or with or without a space {@code am}, {@code pm}, {@code Uhr} or {@code uur} follows. */
    private static boolean endsATime(String line, int at) {
        if (isAnyOf(":.", line, at)) {
            return isDigit(line, at + 1);
        }
        int half = isAnyOf(" ", line, at) ? at + 1 : at;
        return (isAnyOf("apAP", line, half) && isAnyOf("mM", line, half + 1))
                || (isAnyOf("hH", line, half)
                        && (half + 1 >= line.length() || !Character.isLetter(line.charAt(half + 1))))
                || (isAnyOf("uU", line, half) && isAnyOf("hHuU", line, half + 1));
    }

    private static boolean isDigit(String line, int at) {
        return at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private static boolean isCapital(String line, int at) {
        return at < line.length() && line.charAt(at) >= 'A' && line.charAt(at) <= 'Z';
    }

    private static boolean isAnyOf(String characters, String line, int at) {
        return at < line.length() && characters.indexOf(line.charAt(at)) >= 0;
    }

    public boolean ofEmail() {
        return email;
    }

    public boolean ofPhone() {
        return digits >= FEWEST_DIGITS_OF_A_PHONE;
    }

    public boolean ofPostcode() {
        return postcode;
    }

    public boolean ofOpeningHours() {
        return time;
    }

    public boolean ofRegisteredNumber() {
        return longestNumber >= SHORTEST_REGISTERED_NUMBER;
    }
}
