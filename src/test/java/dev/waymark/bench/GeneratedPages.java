package dev.waymark.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/**
 * The pages of a made-up site: 40 to 65 KB each, with style and script, a menu, breadcrumbs, an article of paragraphs, lists, tables,
 * code and cards, and a footer. The same number gives the same page, in next to no time, since a page is put together from parts.
 */
final class GeneratedPages {

    private static final int TOPICS = 20;
    private static final int SECTIONS = 400;
    private static final int SHORTEST = 38_000;
    private static final int SPREAD = 24_000;
    private static final String[] WORDS =
            ("the of and to in for community support people local help with on our is service "
                            + "from young you families that are team by charity can project we work their at volunteers training")
                    .split(" ");

    private final int count;
    private final byte[] style =
            ("<style>" + ".a-1{margin:0 auto;padding:1rem}".repeat(80) + "</style></head>").getBytes(UTF_8);
    private final byte[] menu;
    private final byte[][] sections = new byte[SECTIONS][];
    private final byte[] footer;

    GeneratedPages(int count) {
        this.count = count;
        Random random = new Random(1);
        menu = menu(random).getBytes(UTF_8);
        footer = footer(random).getBytes(UTF_8);
        for (int i = 0; i < SECTIONS; i++) {
            sections[i] = section(random).getBytes(UTF_8);
        }
    }

    int count() {
        return count;
    }

    /** The path of a page; the first is the start page. */
    String path(int number) {
        return number == 0 ? "/" : "/topic-" + number % TOPICS + "/page-" + number + "/";
    }

    byte[] page(int number) {
        Random random = new Random(number);
        ByteArrayOutputStream html = new ByteArrayOutputStream(SHORTEST + SPREAD + 10_000);
        html.writeBytes(head(number, random).getBytes(UTF_8));
        html.writeBytes(style);
        html.writeBytes(menu);
        html.writeBytes(opening(number, random).getBytes(UTF_8));
        int size = SHORTEST + random.nextInt(SPREAD);
        while (html.size() + footer.length < size) {
            html.writeBytes(sections[random.nextInt(SECTIONS)]);
        }
        html.writeBytes(footer);
        return html.toByteArray();
    }

    private String head(int number, Random random) {
        return "<!doctype html><html lang=en-GB><head><meta charset=utf-8><title>" + title(number)
                + " | Example Trust</title><meta name=description content=\"" + words(random, 20)
                + "\"><link rel=canonical href=\"" + path(number) + "\"><script type=\"application/ld+json\">"
                + "{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":\"Example Trust\"}</script>";
    }

    private static String title(int number) {
        return words(new Random(number), 3) + " " + number;
    }

    private String menu(Random random) {
        StringBuilder html = new StringBuilder(
                "<body class=\"page has-sidebar\"><header><a href=/>Home</a><nav class=\"mega-menu\"><ul>");
        for (int i = 0; i < 60; i++) {
            link(html, i % count, random);
        }
        return html.append("</ul></nav></header>").toString();
    }

    private String opening(int number, Random random) {
        StringBuilder html = new StringBuilder("<nav class=\"breadcrumb\"><ol><li><a href=/>Home</a>");
        link(html, number % TOPICS, random);
        html.append("</ol></nav><div class=\"wrap\"><main id=content><h1>")
                .append(title(number))
                .append("</h1><ul class=children>");
        for (int child = 2 * number + 1; child <= 2 * number + 2 && child < count; child++) {
            link(html, child, random);
        }
        return html.append("</ul>").toString();
    }

    private String footer(Random random) {
        StringBuilder html = new StringBuilder("</main><aside class=\"sidebar\"><ul>");
        links(html, random, 15);
        html.append("</ul></aside></div><footer><p>Registered charity no. 1089464. Call 020 7946 0000, ")
                .append(
                        "<a href=mailto:hello@example.org>hello@example.org</a>, 1 High Street, London EC1A 1BB</p><ul>");
        links(html, random, 25);
        return html.append("</ul></footer><script>")
                .append("var a=function(b){return b+1};".repeat(60))
                .append("</script></body></html>")
                .toString();
    }

    private String section(Random random) {
        StringBuilder html = new StringBuilder("<section class=\"block block--text\"><div class=\"inner\"><h2>")
                .append(words(random, 5))
                .append("</h2>");
        for (int i = 0; i < 3; i++) {
            paragraph(html, random);
        }
        switch (random.nextInt(4)) {
            case 0 -> links(html, random, 6);
            case 1 ->
                html.append("<table><tr><th>Day<th>Time</tr>")
                        .append("<tr><td>Monday</td><td>9am to 5pm</td></tr>".repeat(5))
                        .append("</table>");
            case 2 ->
                html.append("<pre><code class=\"language-java\">int x = 1;\nint y = x &lt; 2 ? 3 : 4;\n</code></pre>");
            default -> card(html, random);
        }
        return html.append("</div></section>\n").toString();
    }

    private void paragraph(StringBuilder html, Random random) {
        html.append("<p>")
                .append(words(random, 60))
                .append(" <a href=\"")
                .append(path(random.nextInt(count)))
                .append("\">")
                .append(words(random, 3))
                .append("</a>, <strong>")
                .append(words(random, 2))
                .append("</strong> &amp; ")
                .append(words(random, 20))
                .append(".</p>\n");
    }

    private void card(StringBuilder html, Random random) {
        html.append("<div class=card><a href=\"")
                .append(path(random.nextInt(count)))
                .append("\"><img src=/i.jpg alt=\"A volunteer\"><h3>")
                .append(words(random, 4))
                .append("</h3></a><p>")
                .append(words(random, 25))
                .append("</p></div>");
    }

    private void links(StringBuilder html, Random random, int many) {
        for (int i = 0; i < many; i++) {
            link(html, random.nextInt(count), random);
        }
    }

    private void link(StringBuilder html, int number, Random random) {
        html.append("<li class=\"menu-item\"><a href=\"")
                .append(path(number))
                .append("\">")
                .append(words(random, 3))
                .append("</a></li>\n");
    }

    private static String words(Random random, int many) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < many; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
