package dev.waymark.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Small documents, well made and hostile. */
public final class Documents {

    /** Bytes. */
    private static final int PIECE = 64 << 20;

    private Documents() {}

    /** A PDF with this title, so many pages and this text on the first. */
    public static byte[] pdf(String title, int pages, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0))) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreationDate(new GregorianCalendar(2023, Calendar.MARCH, 5));
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    /** A Word document of three pages. */
    public static byte[] docx(String title, String text) throws IOException {
        return zip(
                "word/document.xml",
                "<w:document xmlns:w='w'><w:p><w:t>" + text + "</w:t></w:p></w:document>",
                "docProps/core.xml",
                "<c:core xmlns:c='c' xmlns:dc='dc' xmlns:dcterms='d'><dc:title>" + title
                        + "</dc:title><dc:language>en-GB</dc:language><dcterms:created>2022-05-01T10:00:00Z</dcterms:created></c:core>",
                "docProps/app.xml",
                "<Properties><Pages>3</Pages></Properties>");
    }

    /** An Excel workbook of two sheets. */
    public static byte[] xlsx(String title) throws IOException {
        return zip(
                "xl/workbook.xml",
                "<workbook><sheets><sheet name='a'/><sheet name='b'/></sheets></workbook>",
                "docProps/core.xml",
                "<core><title>" + title + "</title></core>");
    }

    public static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** A zip of some megabytes with an entry of some gigabytes. */
    public static byte[] zipBomb(long size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/media/image1.png"));
            byte[] piece = deflatedZeros();
            for (long written = 0; written < size; written += PIECE) {
                bytes.write(piece);
            }
        }
        return bytes.toByteArray();
    }

    /** A piece of zeros, deflated so that it can stand any number of times, since making gigabytes takes half a minute. */
    private static byte[] deflatedZeros() {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(new byte[PIECE]);
        byte[] piece = new byte[PIECE / 100];
        int length = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
        deflater.end();
        return Arrays.copyOf(piece, length);
    }

    /** A PDF whose only page has a content of so many bytes. */
    public static byte[] pdfBomb(long size) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(content, new Deflater(1))) {
            zeros(deflated, size);
        }
        return pdfOf("<< /Filter /FlateDecode /Length " + content.size() + " >>", content.toByteArray());
    }

    /** A PDF that declares rows of two gigabytes in its only content, whose decoder allocates them at once. */
    public static byte[] pdfOfHugeRows() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(content)) {
            deflated.write(new byte[1000]);
        }
        return pdfOf(
                "<< /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >> /Length " + content.size()
                        + " >>",
                content.toByteArray());
    }

    /** A PDF that draws ten forms, each of which draws the next ten times, twelve deep. */
    public static byte[] endlessPdf() throws IOException {
        StringBuilder objects = new StringBuilder("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n")
                .append("2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n")
                .append("3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R")
                .append(" /Resources << /XObject << /F 10 0 R >> >> >> endobj\n")
                .append(stream(4, "<< /Length 60 >>", "/F Do ".repeat(10)));
        for (int i = 10; i < 22; i++) {
            objects.append(stream(
                    i,
                    "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 60 /Resources << /XObject << /F "
                            + (i + 1) + " 0 R >> >> >>",
                    "/F Do ".repeat(10)));
        }
        objects.append(stream(22, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 4 >>", "q Q "))
                .append("trailer << /Root 1 0 R >>\n%%EOF");
        return objects.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String stream(int number, String dictionary, String content) {
        return number + " 0 obj " + dictionary + "\nstream\n" + content + "\nendstream endobj\n";
    }

    private static byte[] pdfOf(String dictionary, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
                        + "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
                        + "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >> endobj\n4 0 obj "
                        + dictionary + "\nstream\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(content);
        bytes.write("\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
        return bytes.toByteArray();
    }

    private static void zeros(OutputStream out, long size) throws IOException {
        byte[] block = new byte[1 << 20];
        for (long written = 0; written < size; written += block.length) {
            out.write(block);
        }
    }
}
