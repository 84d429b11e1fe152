package dev.waymark.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.waymark.assessment.ScoreCard;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** {@code bin/lab/cards}: draws the picture of links to Waymark, and what those of links to a result are put together from. */
public final class Cards {

    private static final Path ASSETS = Path.of("src/main/webapp/assets");
    private static final Path PARTS = Path.of("src/main/resources/card");

    private static final String STYLE = """
            <!DOCTYPE html><meta charset="utf-8"><style>
            @font-face {font-family: Heading; src: url(data:font/woff2;base64,%s); font-weight: 200 900}
            * {margin: 0; padding: 0}
            body {background: %s; color: #1a231e; font: 700 72px/1.1 Heading; font-kerning: none}
            .card {box-sizing: border-box; width: 1200px; height: 630px; border-top: 14px solid #ffd140; padding: 80px 96px}
            h1 {font-size: 1em}
            .brand {display: flex; align-items: center; gap: 28px; font-size: 64px; margin-bottom: 64px}
            .brand img {width: 88px; height: 88px}
            .small {font: 400 34px/1.3 sans-serif; color: #4f5e56; margin-top: 26px}
            .letter {height: 96px; font: 600 68px/96px Heading; white-space: pre; display: inline-block}
            </style>""";

    private final Page page;
    private final String style;
    private final String mark;

    private Cards(Page page) throws IOException {
        this.page = page;
        style = STYLE.replaceFirst("%s", encoded(ASSETS.resolve("fonts/source-serif-4.woff2")));
        mark = "<img src=\"data:image/svg+xml;base64," + encoded(ASSETS.resolve("waymark.svg")) + "\">";
    }

    /** Draws all. */
    public static void main(String[] arguments) throws IOException {
        new Cards(Browsers.chromium()
                        .newPage(new Browser.NewPageOptions().setViewportSize(ScoreCard.WIDTH, ScoreCard.HEIGHT)))
                .draw();
        System.exit(0);
    }

    private void draw() throws IOException {
        Files.write(
                ASSETS.resolve("card.png"),
                shot("<h1>Show AI assistants the way around your website</h1>"
                        + "<p class=small>Writes the llms.txt of any website. Free, no sign-up."));
        pack("background", steps(shot("<p class=small style='margin-top: -4px'>The llms.txt of")));
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        for (String letter : ScoreCard.LETTERS.split("")) {
            page.setContent(style.replaceFirst("%s", "#fff") + "<span class=letter>" + letter);
            page.evaluate("document.fonts.ready");
            Number width = (Number) page.evaluate("document.querySelector('.letter').getBoundingClientRect().width");
            letters.write((int) Math.round(width.doubleValue()));
            BufferedImage drawn = image(page.screenshot());
            for (int y = 0; y < ScoreCard.LETTER; y++) {
                for (int x = 0; x < ScoreCard.LETTER; x++) {
                    int black = 255 - (drawn.getRGB(x, y) >> 8 & 0xff);
                    letters.write(Math.min(ScoreCard.STEPS - 1, black * ScoreCard.STEPS / 220));
                }
            }
        }
        pack("letters", letters.toByteArray());
    }

    private byte[] shot(String text) {
        page.setContent(style.replaceFirst("%s", "#%06x".formatted(ScoreCard.PAPER))
                + "<div class=card><div class=brand>" + mark + " Waymark</div>" + text);
        page.evaluate("document.fonts.ready");
        return page.screenshot();
    }

    /** Of each pixel the nearest colour of the palette. */
    private static byte[] steps(byte[] png) throws IOException {
        BufferedImage drawn = image(png);
        byte[] steps = new byte[ScoreCard.WIDTH * ScoreCard.HEIGHT];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) nearest(drawn.getRGB(i % ScoreCard.WIDTH, i / ScoreCard.WIDTH));
        }
        return steps;
    }

    private static int nearest(int pixel) {
        int nearest = 0;
        long least = Long.MAX_VALUE;
        for (int entry = 0; entry < ScoreCard.PALETTE; entry++) {
            long distance = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = (ScoreCard.rgb(entry) >> shift & 0xff) - (pixel >> shift & 0xff);
                distance += (long) apart * apart;
            }
            if (distance < least) {
                least = distance;
                nearest = entry;
            }
        }
        return nearest;
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static void pack(String name, byte[] content) throws IOException {
        Files.createDirectories(PARTS);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(PARTS.resolve(name + ".gz")))) {
            out.write(content);
        }
    }

    private static String encoded(Path file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    }
}
