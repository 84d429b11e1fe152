package dev.waymark.crawl.sitemap;

import dev.waymark.extract.Charsets;
import dev.waymark.url.Url;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What one sitemap file lists. Source: sitemaps.org protocol 0.9, which also allows RSS, Atom and plain text with one address a line.
 *
 * <p>The parser of crawler-commons is not used: it unpacks gzip without a limit, holds a whole file of {@code java.net.URL}s (whose
 * comparison asks the name server) and takes whatever SAX parser it finds. A strict parser is not used either, because it stops at the
 * first fault of a file, and one bare {@code &} says nothing about the other entries.
 *
 * @param pages what a {@code urlset}, a feed or a text lists, at most 50,000
 * @param files the sitemaps that an index lists
 * @param languages the language tag of each address that is listed as a translation
 * @param broken how many entries could not be read and are left out
 */
public record Sitemap(List<Listed> pages, List<Url> files, Map<Url, String> languages, int broken) {

    static final double USUAL_PRIORITY = 0.5;

    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /**
     * A page that a sitemap lists.
     *
     * @param priority from 0 to 1, as the site sees its own pages
     * @param modified when the page was changed, as the sitemap writes it; empty when it does not say
     */
    public record Listed(Url url, double priority, String modified) {}

    /** A sitemap without faults that names no languages. */
    Sitemap(List<Listed> pages, List<Url> files) {
        this(pages, files, Map.of(), 0);
    }

    public static Sitemap read(Url url, byte[] body) {
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
                return one == '<' || holdsRoot(text);
            }
        }
        return false;
    }

    /** Some servers write a warning before the file. */
    private static boolean holdsRoot(byte[] text) {
        String beginning = new String(text, 0, Math.min(text.length, 4_096), StandardCharsets.ISO_8859_1);
        return beginning.contains("<urlset") || beginning.contains("<sitemapindex");
    }

    private static Sitemap readXml(Url url, byte[] text) {
        InputStream bytes = new ByteArrayInputStream(text);
        return SitemapReader.read(url, new BufferedReader(new InputStreamReader(bytes, Charsets.of(text, ""))));
    }

    static double priority(String text) {
        try {
            double priority = Double.parseDouble(text);
            return priority >= 0 && priority <= 1 ? priority : USUAL_PRIORITY;
        } catch (NumberFormatException e) {
            return USUAL_PRIORITY;
        }
    }

    private static Sitemap readLines(Url base, byte[] text) {
        List<Listed> pages = Charsets.decode(text, "")
                .replace("\uFEFF", "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("http://") || line.startsWith("https://"))
                .limit(SitemapReader.MAX_PAGES)
                .flatMap(line -> base.link(line).stream())
                .map(url -> new Listed(url, USUAL_PRIORITY, ""))
                .toList();
        return new Sitemap(pages, List.of());
    }
}
