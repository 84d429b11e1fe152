package dev.waymark.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a PDF. Runs in {@link AttachmentProcess} only. */
final class PdfFile {

    private static final int MAX_TEXT_PAGES = 3;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** A page with a word, in a font that is not embedded. */
    private static final String SMALL = """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
            4 0 obj << /Length 34 >>
            stream
            BT /F 9 Tf 9 9 Td (Text) Tj ET
            endstream endobj
            5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
            trailer << /Root 1 0 R >>
            %%EOF
            """;

    private PdfFile() {}

    /**
     * One font stands for all that a file does not embed: the library would otherwise search the machine for fonts, for seconds. A small
     * file loads its classes, so that their time is not taken from the first document.
     */
    static void prepare() throws IOException {
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
            Object cid = new CIDFontMapping(null, font, true);
            Object other = new FontMapping<>(font, true);
            FontMappers.set((FontMapper) Proxy.newProxyInstance(
                    FontMapper.class.getClassLoader(),
                    new Class<?>[] {FontMapper.class},
                    (proxy, method, arguments) -> method.getName().equals("getCIDFont") ? cid : other));
        }
        read(SMALL.getBytes(StandardCharsets.US_ASCII));
    }

    /** A document whose text cannot be read may still say what it is. */
    static AttachmentFacts read(byte[] bytes) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDDocumentInformation about = document.getDocumentInformation();
            Calendar created = about.getCreationDate();
            String text = "";
            try {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setEndPage(MAX_TEXT_PAGES);
                text = stripper.getText(document);
            } catch (IOException | RuntimeException e) {
                // without text
            }
            return new AttachmentFacts(
                    "pdf",
                    Objects.requireNonNullElse(about.getTitle(), ""),
                    Objects.requireNonNullElse(document.getDocumentCatalog().getLanguage(), ""),
                    document.getNumberOfPages(),
                    created == null ? 0 : created.get(Calendar.YEAR),
                    text);
        }
    }
}
