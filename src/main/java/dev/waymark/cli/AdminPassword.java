package dev.waymark.cli;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the value of ADMIN_PASSWORD_HASH, which switches the operator's pages on. */
@Command(
        name = "admin-password",
        description =
                "Asks for a password, or reads it from standard input, and prints the hash to set as ADMIN_PASSWORD_HASH.",
        exitCodeList = {"0:the hash is printed", "2:the password is too short or too long"})
final class AdminPassword implements Callable<Integer> {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

    /** OWASP's figure for this algorithm. */
    private static final int ROUNDS = 210_000;

    private static final int BYTES = 32;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws GeneralSecurityException {
        char[] password = Optional.ofNullable(System.console())
                .map(terminal -> terminal.readPassword("Password: "))
                .orElseGet(AdminPassword::line);
        if (password.length < SHORTEST || password.length > LONGEST) {
            spec.commandLine().getErr().println("A password has %d to %d characters.".formatted(SHORTEST, LONGEST));
            return Main.UNUSABLE;
        }
        byte[] salt = new byte[BYTES];
        new SecureRandom().nextBytes(salt);
        spec.commandLine().getOut().println(hash(password, salt, ROUNDS));
        return Main.FINE;
    }

    /** What is piped in. */
    private static char[] line() {
        Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
        return (input.hasNextLine() ? input.nextLine() : "").toCharArray();
    }

    /** In the form that Jakarta Security's Pbkdf2PasswordHash reads. */
    static String hash(char[] password, byte[] salt, int rounds) throws GeneralSecurityException {
        byte[] key = SecretKeyFactory.getInstance(ALGORITHM)
                .generateSecret(new PBEKeySpec(password, salt, rounds, BYTES * 8))
                .getEncoded();
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                ":", ALGORITHM, String.valueOf(rounds), base64.encodeToString(salt), base64.encodeToString(key));
    }
}
