package dev.waymark.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for {@code localhost} that signs itself, with its key.
 *
 * @param trusted the certificate as one that is trusted, as PKCS #12
 * @param certificate as PEM
 * @param key as PEM, for its owner alone
 */
public record Certificate(Path trusted, Path certificate, Path key) {

    public static final String PASSWORD = "changeit";

    private static final String NAME = "localhost";

    public static Certificate make(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        return make(folder, "dns:" + NAME);
    }

    /** The same for other names, as keytool writes them. */
    public static Certificate make(Path folder, String names)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        keytool(store, names);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Path key = Files.createFile(
                folder.resolve("key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey(NAME, PASSWORD.toCharArray()).getEncoded()));
        Path certificate = Files.writeString(
                folder.resolve("certificate.pem"),
                pem("CERTIFICATE", keys.getCertificate(NAME).getEncoded()));
        return new Certificate(trusted(folder, keys), certificate, key);
    }

    private static void keytool(Path store, String names) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "SAN=" + names,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (made.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }

    /** For a server that has this certificate. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(key.resolveSibling("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    /** The certificate alone, as one that is trusted. */
    private static Path trusted(Path folder, KeyStore keys) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, keys.getCertificate(NAME));
        Path file = folder.resolve("trusted.p12");
        try (var out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
