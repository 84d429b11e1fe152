package dev.waymark.crawl;

import dev.waymark.url.Url;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What one sitemap file lists. Source: sitemaps.org protocol 0.9; plain text has one address a line.
 *
 * <p>The parser of crawler-commons is not used: it unpacks gzip without a limit, holds a whole file of {@code java.net.URL}s (whose
 * comparison asks the name server) and takes whatever SAX parser it finds. This one reads as a stream, knows no document types
 * and so no entities, and stops at the limits. What a broken file said before it broke counts.
 *
 * @param pages what a {@code urlset} or a text lists, at most 50,000
 * @param files the sitemaps that an index lists
 */
record Sitemap(List<Listed> pages, List<Url> files) {

    private static final int MOST_PAGES = 50_000;
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int LONGEST_TEXT = 4_096;
    private static final double USUAL_PRIORITY = 0.5;

    /** @param priority from 0 to 1, as the site sees its own pages */
    record Listed(Url url, double priority) {}

    static Sitemap read(Url url, byte[] body) {
        byte[] text = isGzip(body) ? unpack(body) : body;
        return looksLikeXml(text) ? readXml(url, text) : readLines(url, text);
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    }

    /** At most the limit, and what could be unpacked of a broken file. */
    private static byte[] unpack(byte[] body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            for (int n = in.read(part); n >= 0 && text.size() < MOST_BYTES; n = in.read(part)) {
                text.write(part, 0, n);
            }
        } catch (IOException e) {
            return text.toByteArray();
        }
        return text.toByteArray();
    }

    /** Whether the first byte that is no blank, no byte order mark and no half of a wider character is a {@code <}. */
    private static boolean looksLikeXml(byte[] text) {
        for (byte one : text) {
            if (one > ' ') {
                return one == '<';
            }
        }
        return false;
    }

    private static Sitemap readXml(Url url, byte[] text) {
        Sitemap sitemap = new Sitemap(new ArrayList<>(), new ArrayList<>());
        try {
            XMLStreamReader xml = parsers().createXMLStreamReader(new ByteArrayInputStream(withoutBlanks(text)));
            try {
                sitemap.readElements(url, xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            return sitemap;
        }
        return sitemap;
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }

    /** Many a site sends an empty line before the XML declaration. */
    private static byte[] withoutBlanks(byte[] text) {
        int start = 0;
        while (start < text.length
                && (text[start] == ' ' || text[start] == '\n' || text[start] == '\r' || text[start] == '\t')) {
            start++;
        }
        return start == 0 ? text : Arrays.copyOfRange(text, start, text.length);
    }

    private void readElements(Url base, XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext() && pages.size() < MOST_PAGES && files.size() < MOST_PAGES) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("url")) {
                    readEntry(base, xml).ifPresent(pages::add);
                } else if (xml.getLocalName().equals("sitemap")) {
                    readEntry(base, xml).map(Listed::url).ifPresent(files::add);
                }
            }
        }
    }

    private static Optional<Listed> readEntry(Url base, XMLStreamReader xml) throws XMLStreamException {
        String location = "";
        double priority = USUAL_PRIORITY;
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth == 2 && xml.getLocalName().equals("loc")) {
                    location = text(xml);
                    depth--;
                } else if (depth == 2 && xml.getLocalName().equals("priority")) {
                    priority = priority(text(xml));
                    depth--;
                }
            }
        }
        double known = priority;
        return location.isEmpty() ? Optional.empty() : base.link(location).map(url -> new Listed(url, known));
    }

    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0 && xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (xml.isCharacters() && text.length() < LONGEST_TEXT) {
                text.append(xml.getText(), 0, Math.min(xml.getTextLength(), LONGEST_TEXT));
            }
        }
        return text.toString().strip();
    }

    private static double priority(String text) {
        try {
            double priority = Double.parseDouble(text);
            return priority >= 0 && priority <= 1 ? priority : USUAL_PRIORITY;
        } catch (NumberFormatException e) {
            return USUAL_PRIORITY;
        }
    }

    private static Sitemap readLines(Url base, byte[] text) {
        List<Listed> pages = new String(text, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("http://") || line.startsWith("https://"))
                .limit(MOST_PAGES)
                .flatMap(line -> base.link(line).stream())
                .map(url -> new Listed(url, USUAL_PRIORITY))
                .toList();
        return new Sitemap(pages, List.of());
    }
}
