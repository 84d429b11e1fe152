package dev.waymark.account.signin;

import dev.waymark.throttle.ServerSecret;
import dev.waymark.web.Token;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * By what somebody shows that they have read a mail: the token of its link, or its code. Both are made with the server's secret from the
 * random name of the request, so that a mail that is sent again has the same ones, and neither is stored.
 *
 * @param code eight digits, to be typed
 */
record SignInSecret(Token token, String code) {

    private static final int HEXADECIMAL = 16;
    private static final BigInteger CODES = BigInteger.valueOf(100_000_000);

    static SignInSecret of(UUID name, ServerSecret secret) {
        byte[] bytes = name.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] token = HexFormat.of().parseHex(secret.hash("sign-in link", bytes));
        BigInteger code = new BigInteger(secret.hash("sign-in code", bytes), HEXADECIMAL).mod(CODES);
        return new SignInSecret(
                new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(token)), "%08d".formatted(code));
    }

    /** The code in two groups, as people read numbers. */
    String spaced() {
        return code.substring(0, 4) + " " + code.substring(4);
    }

    /** Never what it is. */
    @Override
    public String toString() {
        return "secret";
    }
}
