package dev.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredJsonTest {

    private record Stored(Url url, List<String> texts) {}

    private static final Stored STORED =
            new Stored(Url.parse("https://example.org/caf%C3%A9"), List.of("Café \"Kite\"", "", "line\nline 😀"));

    @Test
    void readsWhatItHasCompressed() {
        String json = StoredJson.writeCompressed(STORED);
        assertThat(json).matches("\"[A-Za-z0-9+/=]+\"");
        assertThat(StoredJson.readCompressed(json, Stored.class)).isEqualTo(STORED);
    }

    @Test
    void readsWhatAnEarlierVersionStoredUncompressed() {
        assertThat(StoredJson.readCompressed(StoredJson.write(STORED), Stored.class))
                .isEqualTo(STORED);
    }

    @Test
    void compressesTheTextsOfAPage() {
        Stored page = new Stored(
                STORED.url(), List.of("The hall is open on Mondays and Tuesdays from nine to five. ".repeat(500)));
        assertThat(StoredJson.writeCompressed(page)).hasSizeLessThan(3_000);
    }
}
