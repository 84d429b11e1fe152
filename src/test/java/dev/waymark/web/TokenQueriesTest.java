package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three views decide what the holder of a token, or of a shared id, may see of a job; no query has a rule of its own. */
class TokenQueriesTest {

    /** An operator's session, which has a token of another kind. */
    private static final String SESSIONS = "admin/signin/Sessions.java";

    private static final Pattern BY_AN_ID = Pattern.compile("(?:token|shared)_hash = [?:]");

    @Test
    void everyQueryByTheTokenOfAJobReadsAViewOfWhatIsVisible() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> queries = sources.filter(path -> path.toString().endsWith(".java") && !path.endsWith(SESSIONS))
                    .map(TokenQueriesTest::text)
                    .filter(text -> BY_AN_ID.matcher(text).find())
                    .toList();
            assertThat(queries).hasSizeGreaterThan(6).allSatisfy(text -> assertThat(text)
                    .containsPattern("visible_(jobs|submissions|results)")
                    .doesNotContain(
                            "submissions.token_hash",
                            "submissions.shared_hash",
                            "tokenHash = :",
                            "sharedHash = :",
                            "join submissions on"));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
