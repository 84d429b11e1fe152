package dev.waymark.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.time.LocalDate;
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

    private record Said(Message text, Size size) {}

    private enum Size {
        LARGE
    }

    @Test
    void readsAMessageInTheLanguageOfItsReaderWhateverItsArguments() {
        Message removed =
                Message.of("register.finding.removed-on", "1000001", "Harbour Lights", LocalDate.of(2024, 3, 1));
        Message whole = Message.of("finding.and-more", removed, 12L);
        Said read = StoredJson.read(StoredJson.write(new Said(whole, Size.LARGE)), Said.class);
        assertThat(read.text()).isEqualTo(whole);
        assertThat(read.text())
                .hasToString("Charity 1000001 (Harbour Lights) was removed from the register on 1 March 2024."
                        + " Remove the number from the website, or correct it. 12 more pages are the same.");
    }

    @Test
    void readsAMessageOfAnotherReleaseInEnglish() {
        String later =
                "{\"text\": {\"key\": \"finding.of-tomorrow\", \"arguments\": [1], \"english\": \"One thing.\"}}";
        assertThat(StoredJson.read(later, Said.class).text()).hasToString("One thing.");
        Said earlier = StoredJson.read("{\"text\": \"It {was} text.\", \"size\": \"large\"}", Said.class);
        assertThat(earlier.text()).hasToString("It {was} text.");
        assertThat(earlier.size()).isEqualTo(Size.LARGE);
        assertThat(StoredJson.read("{\"text\": \"\"}", Said.class).text()).isNull();
    }
}
