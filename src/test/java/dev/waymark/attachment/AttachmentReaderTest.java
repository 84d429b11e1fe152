package dev.waymark.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttachmentReaderTest {

    private static final long GIGABYTE = 1L << 30;

    private final AttachmentReader reader = new AttachmentReader();

    @Test
    void readsAPdf() throws IOException {
        assertThat(reader.read(Documents.pdf("Annual report 2024", 24, "What we did last year")))
                .contains(new AttachmentFacts(
                        "pdf", "Annual report 2024", "", 24, 2023, "What we did last year" + System.lineSeparator()));
    }

    @Test
    void readsAWordDocument() throws IOException {
        assertThat(reader.read(Documents.docx("Complaints policy", "How to complain")))
                .contains(new AttachmentFacts("docx", "Complaints policy", "en-GB", 3, 2022, "How to complain "));
    }

    @Test
    void readsAnExcelWorkbook() throws IOException {
        assertThat(reader.read(Documents.xlsx("Accounts")))
                .contains(new AttachmentFacts("xlsx", "Accounts", "", 2, 0, ""));
    }

    @Test
    void survivesABombInAPdf() throws IOException {
        assertCostsNoMoreThanItself(Documents.pdfBomb(GIGABYTE));
    }

    @Test
    void survivesRowsOfTwoGigabytes() throws IOException {
        assertCostsNoMoreThanItself(Documents.pdfOfHugeRows());
    }

    @Test
    void survivesABombInAZip() throws IOException {
        assertCostsNoMoreThanItself(Documents.zipBomb(9 * GIGABYTE));
    }

    @Test
    void survivesAPdfWithoutEnd() throws IOException {
        assertCostsNoMoreThanItself(Documents.endlessPdf());
    }

    @Test
    void survivesNestingThatIsTooDeep() throws IOException {
        assertCostsNoMoreThanItself(("%PDF-1.4\n1 0 obj " + "[".repeat(1_000_000)).getBytes());
    }

    @Test
    void readsNoFileThatIsCutOff() throws IOException {
        byte[] whole = Documents.docx("Policy", "Text");
        assertThat(reader.read(Arrays.copyOf(whole, 60))).isEmpty();
        assertThat(reader.read("%PDF-1.7 ...".getBytes())).isEmpty();
        assertThat(reader.read(new byte[0])).isEmpty();
    }

    @Test
    void opensNoFileThatAPropertyNames() throws IOException {
        byte[] file = Documents.zip(
                "word/document.xml",
                "<d/>",
                "docProps/core.xml",
                "<!DOCTYPE c [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><c><title>&e;</title></c>");
        assertThat(reader.read(file).map(AttachmentFacts::title).orElse("")).isEmpty();
    }

    /** Within the two seconds that reading may take, and as many for a busy machine; and the next document is read. */
    private void assertCostsNoMoreThanItself(byte[] hostile) throws IOException {
        reader.read(Documents.xlsx("Before"));
        long start = System.nanoTime();
        Optional<AttachmentFacts> facts = reader.read(hostile);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(facts.map(AttachmentFacts::text).orElse("")).isBlank();
        assertThat(reader.read(Documents.xlsx("After"))).isPresent();
    }
}
