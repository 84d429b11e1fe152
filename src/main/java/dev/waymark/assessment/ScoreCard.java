package dev.waymark.assessment;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;

/**
 * A score as the picture that other websites show beside a link: a PNG of 1,200 by 630 pixels (the Open Graph protocol, {@code og:image}).
 *
 * <p>It needs no fonts and no graphics of the server: letters and background were drawn before, by {@code bin/lab/cards}. Both have one
 * byte for each pixel, the number of a colour ({@link #rgb}): 16 steps from paper to ink, and so on.
 */
public final class ScoreCard {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    /** Of a letter, in pixels. */
    public static final int LETTER = 96;

    public static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:, …";

    public static final int PAPER = 0xfaf9f4;
    private static final int INK = 0x1a231e;

    /** What the steps end with: ink, grey, the colour of the mark beside {@link ScoreBadge#GOOD}, and those of scores. */
    private static final List<Integer> COLOURS =
            List.of(INK, 0x4f5e56, 0xffd140, ScoreBadge.GOOD, ScoreBadge.FAIR, ScoreBadge.POOR);

    /** From paper to a colour. */
    public static final int STEPS = 16;

    /** How many colours a pixel may have. */
    public static final int PALETTE = COLOURS.size() * STEPS;

    private static final int MARGIN = 96;
    private static final int HOST_TOP = 300;
    private static final int SCORE_TOP = 430;
    private static final int ROOM = WIDTH - 2 * MARGIN;

    /** Read with the first picture, and not by the program that draws them. */
    private static final class Parts {

        static final byte[] BACKGROUND = read("background", WIDTH * HEIGHT);

        /** For each letter its width, then its rows, each of {@link #LETTER} steps. */
        static final byte[] LETTERS_DRAWN = read("letters", LETTERS.length() * (1 + LETTER * LETTER));
    }

    private ScoreCard() {}

    /**
     * The PNG file.
     *
     * @param host as in an address; of a long one the end is shown
     */
    public static byte[] of(String host, ScoreSummary score) {
        byte[] pixels = Parts.BACKGROUND.clone();
        String name = host;
        for (int cut = 1; width(name) > 2 * ROOM; cut++) {
            name = "…" + host.substring(cut);
        }
        write(pixels, name, HOST_TOP, INK, width(name) > ROOM ? 2 : 1);
        write(
                pixels,
                "Grade " + score.grade() + ", " + score.overall() + " of 100",
                SCORE_TOP,
                ScoreBadge.colour(score.grade()),
                1);
        return png(pixels);
    }

    private static int width(String text) {
        return text.chars()
                .map(ScoreCard::start)
                .map(start -> Parts.LETTERS_DRAWN[start])
                .sum();
    }

    /** Where a letter is drawn; for one that is not there, a hyphen. */
    private static int start(int letter) {
        int index = LETTERS.indexOf(letter);
        return (index < 0 ? LETTERS.indexOf('-') : index) * (1 + LETTER * LETTER);
    }

    /** @param smaller 1 for letters as they were drawn, 2 for those of half the size */
    private static void write(byte[] pixels, String text, int top, int colour, int smaller) {
        int left = MARGIN;
        int first = COLOURS.indexOf(colour) * STEPS;
        int middle = top + (LETTER - LETTER / smaller) / 2;
        for (int letter : text.chars().toArray()) {
            int start = start(letter);
            for (int y = 0; y < LETTER / smaller; y++) {
                for (int x = 0; x < LETTER / smaller && left + x < WIDTH; x++) {
                    int step = step(start + 1, x * smaller, y * smaller, smaller);
                    if (step > 0) {
                        pixels[(middle + y) * WIDTH + left + x] = (byte) (first + step);
                    }
                }
            }
            left += Parts.LETTERS_DRAWN[start] / smaller;
        }
    }

    /** The mean of a square of pixels. */
    private static int step(int start, int left, int top, int size) {
        int sum = 0;
        for (int y = top; y < top + size; y++) {
            for (int x = left; x < left + size; x++) {
                sum += Parts.LETTERS_DRAWN[start + y * LETTER + x];
            }
        }
        return sum / (size * size);
    }

    /** A colour of the palette, as three bytes of red, green and blue. */
    public static int rgb(int number) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = PAPER >> shift & 0xff;
            int to = COLOURS.get(number / STEPS) >> shift & 0xff;
            colour |= (from + (to - from) * (number % STEPS) / (STEPS - 1)) << shift;
        }
        return colour;
    }

    private static byte[] palette() {
        byte[] palette = new byte[3 * PALETTE];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (rgb(i / 3) >> (16 - i % 3 * 8));
        }
        return palette;
    }

    /** Portable Network Graphics, third edition: colour type 3, no filter. */
    private static byte[] png(byte[] pixels) {
        ByteArrayOutputStream file = new ByteArrayOutputStream(40_000);
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeLong(0x89504e470d0a1a0aL);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            new DataOutputStream(header).writeInt(WIDTH);
            new DataOutputStream(header).writeInt(HEIGHT);
            header.writeBytes(new byte[] {8, 3, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "PLTE", palette());
            chunk(out, "IDAT", deflated(pixels));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static byte[] deflated(byte[] pixels) throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(40_000);
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream rows = new DeflaterOutputStream(deflated, deflater)) {
            for (int y = 0; y < HEIGHT; y++) {
                rows.write(0);
                rows.write(pixels, y * WIDTH, WIDTH);
            }
        } finally {
            deflater.end();
        }
        return deflated.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    private static byte[] read(String name, int size) {
        try (InputStream in = new GZIPInputStream(ScoreCard.class.getResourceAsStream("/card/" + name + ".gz"))) {
            byte[] content = in.readAllBytes();
            if (content.length != size) {
                throw new IllegalStateException("The picture " + name + " has " + content.length + " bytes.");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException("the picture is part of the application", e);
        }
    }
}
