package dev.waymark.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the properties of a document in Office Open XML (ECMA-376, part 2). Runs in {@link AttachmentProcess} only. */
final class OfficeFile {

    private static final int MAX_PART_BYTES = 4 * 1024 * 1024;
    private static final int MAX_TEXT = 4_000;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,6}");
    private static final String CORE = "docProps/core.xml";
    private static final String APPLICATION = "docProps/app.xml";
    private static final String TEXT = "word/document.xml";
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String SLIDES = "ppt/presentation.xml";
    private static final Set<String> PARTS = Set.of(CORE, APPLICATION, TEXT, WORKBOOK, SLIDES);

    private final Map<String, byte[]> parts = new HashMap<>();

    private OfficeFile() {}

    static AttachmentFacts read(byte[] bytes) throws IOException, XMLStreamException {
        OfficeFile file = new OfficeFile();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (PARTS.contains(entry.getName())) {
                    file.parts.put(entry.getName(), zip.readNBytes(MAX_PART_BYTES));
                }
            }
        }
        return file.facts();
    }

    private AttachmentFacts facts() throws XMLStreamException {
        if (parts.containsKey(TEXT)) {
            return facts("docx", number(first(APPLICATION, "Pages")), all(TEXT, "t"));
        }
        if (parts.containsKey(WORKBOOK)) {
            return facts("xlsx", count(WORKBOOK, "sheet"), "");
        }
        return parts.containsKey(SLIDES) ? facts("pptx", count(SLIDES, "sldId"), "") : AttachmentFacts.NONE;
    }

    private AttachmentFacts facts(String format, int pages, String text) throws XMLStreamException {
        String created = first(CORE, "created");
        return new AttachmentFacts(
                format,
                first(CORE, "title"),
                first(CORE, "language"),
                pages,
                created.length() < 4 ? 0 : number(created.substring(0, 4)),
                text);
    }

    private static int number(String digits) {
        return DIGITS.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
    }

    /** The text of the first element of this name. */
    private String first(String part, String element) throws XMLStreamException {
        XMLStreamReader xml = open(part);
        while (xml.hasNext()) {
            if (isStart(xml, element)) {
                return xml.getElementText().strip();
            }
        }
        return "";
    }

    /** The beginning of the texts of the elements of this name. */
    private String all(String part, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        XMLStreamReader xml = open(part);
        while (text.length() < MAX_TEXT && xml.hasNext()) {
            if (isStart(xml, element)) {
                text.append(xml.getElementText()).append(' ');
            }
        }
        return text.toString();
    }

    private int count(String part, String element) throws XMLStreamException {
        int count = 0;
        XMLStreamReader xml = open(part);
        while (xml.hasNext()) {
            count += isStart(xml, element) ? 1 : 0;
        }
        return count;
    }

    private static boolean isStart(XMLStreamReader xml, String element) throws XMLStreamException {
        return xml.next() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals(element);
    }

    private XMLStreamReader open(String part) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        byte[] bytes = parts.get(part);
        return bytes == null
                ? factory.createXMLStreamReader(new StringReader("<none/>"))
                : factory.createXMLStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.name());
    }
}
