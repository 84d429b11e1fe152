package dev.waymark.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.GoldenSite;
import dev.waymark.page.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pins what the extractor makes of the golden sites. Readings of a website are stored, and readings of two versions are compared by their
 * pages only, so a change of extraction that keeps its version would show to owners as a change of their websites.
 */
class PageReaderVersionTest {

    /** The version, and the digest of the pages that it reads. When the digest differs, raise the version and record the new digest. */
    private static final String RECORDED = "1 56d62a4e9cef8c2d";

    @Test
    void theVersionIsRaisedWhenTheSamePagesAreReadOtherwise() throws IOException {
        assertThat(PageReader.VERSION + " " + digest())
                .as("Extraction changed. Raise PageReader.VERSION, and record it here with the new digest"
                        + " (new golden pages alone need the new digest only)")
                .isEqualTo(RECORDED);
    }

    @Test
    void theDigestSeesEachPartOfAPage() throws IOException {
        Page page = GoldenSite.all()
                .flatMap(site -> site.pages().stream())
                .filter(each -> !each.facts().isEmpty() && !each.links().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(text(page.but().title("Another").build())).isNotEqualTo(text(page));
        assertThat(text(page.but().markdown("Another").build())).isNotEqualTo(text(page));
        assertThat(text(page.but().facts(List.of()).build())).isNotEqualTo(text(page));
        assertThat(text(page.but().links(List.of()).build())).isNotEqualTo(text(page));
        assertThat(text(page.but().description("Another").build())).isNotEqualTo(text(page));
    }

    private static String digest() throws IOException {
        try (Stream<GoldenSite> sites = GoldenSite.all()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            sites.flatMap(site -> site.pages().stream().sorted(Comparator.comparing(Page::url)))
                    .forEach(page -> digest.update(text(page).getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e); // every Java platform has it
        }
    }

    /** The page as text; what has no order of its own in an order, and without what a browser did before the extractor came. */
    private static String text(Page page) {
        Page ordered =
                page.but().translations(new TreeMap<>(page.translations())).build();
        return ordered.toString().replace(", rendering=null]", "]") + "\n";
    }
}
