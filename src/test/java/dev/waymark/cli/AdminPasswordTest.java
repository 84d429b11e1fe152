package dev.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Operator;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AdminPasswordTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** The literal was made by another implementation, Python's hashlib. */
    @Test
    void hashesAsJakartaSecurityReadsIt() throws GeneralSecurityException {
        byte[] salt = new byte[32];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) i;
        }
        assertThat(AdminPassword.hash(Operator.PASSWORD.toCharArray(), salt, 210_000))
                .isEqualTo(Operator.PASSWORD_HASH);
    }

    @Test
    void printsAHashWithASaltOfItsOwn() {
        assertThat(run("a long walk in the hills")).isZero();
        assertThat(out.toString())
                .matches("PBKDF2WithHmacSHA512:210000:[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=\\R")
                .doesNotContain("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    }

    @Test
    void takesNoPasswordThatIsSoonGuessed() {
        assertThat(run("swordfish")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("A password has 12 to 200 characters.");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String password) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            CommandLine line = Main.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
            return line.execute("admin-password");
        } finally {
            System.setIn(before);
        }
    }
}
