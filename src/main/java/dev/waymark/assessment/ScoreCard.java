package dev.waymark.assessment;

import dev.waymark.assess.Grade;
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
 * byte for each pixel, a number in {@link #PALETTE}: 16 steps from paper to a colour, for each colour.
 */
public final class ScoreCard {

    public static final int WIDTH = 1200;
    public static final int HEIGHT = 630;

    /** Of a letter, in pixels. */
    public static final int LETTER = 96;

    public static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:, …";

    /** What the steps end with: ink, grey, the colours of the mark, and those of a good, a fair and a poor score. */
    public static final List<Integer> COLOURS = List.of(0x1a231e, 0x4f5e56, 0xffd140, 0x17603f, 0x855300, 0xa3271b);

    public static final int PAPER = 0xfaf9f4;
    public static final int STEPS = 16;
    private static final byte[] PALETTE = palette();

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
        write(pixels, name, HOST_TOP, 0, width(name) > ROOM ? 2 : 1);
        write(
                pixels,
                "Grade " + score.grade() + ", " + score.overall() + " of 100",
                SCORE_TOP,
                colour(score.grade()),
                1);
        return png(pixels);
    }

    private static int colour(Grade grade) {
        return switch (grade) {
            case A, B -> 3;
            case C -> 4;
            case D, F -> 5;
        };
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
        int middle = top + (LETTER - LETTER / smaller) / 2;
        for (int letter : text.chars().toArray()) {
            int start = start(letter);
            for (int y = 0; y < LETTER / smaller; y++) {
                for (int x = 0; x < LETTER / smaller && left + x < WIDTH; x++) {
                    int step = step(start + 1, x * smaller, y * smaller, smaller);
                    if (step > 0) {
                        pixels[(middle + y) * WIDTH + left + x] = (byte) (colour * STEPS + step);
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

    private static byte[] palette() {
        byte[] palette = new byte[COLOURS.size() * STEPS * 3];
        int at = 0;
        for (int colour : COLOURS) {
            for (int step = 0; step < STEPS; step++) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int from = PAPER >> shift & 0xff;
                    int to = colour >> shift & 0xff;
                    palette[at++] = (byte) (from + (to - from) * step / (STEPS - 1));
                }
            }
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
            chunk(out, "PLTE", PALETTE);
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
