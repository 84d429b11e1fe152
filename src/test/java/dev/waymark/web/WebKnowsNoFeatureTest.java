package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages and the API of all features share names none of them: no path, no service, no setting. */
class WebKnowsNoFeatureTest {

    /** The scopes of keys have names of what they open. */
    private static final String SCOPE = "    WEBHOOKS\n";

    @Test
    void namesNoPaymentServiceAndNoPathOfAFeature() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/waymark/web"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(source -> assertThat(Files.readString(source).replace(SCOPE, ""))
                            .doesNotContainPattern("(?i)stripe|webhook|checkout|\"/api/\\w"));
        }
    }
}
