package dev.waymark.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A plot of a sum over the hours or days of a period, in UTC.
 *
 * @param name what its message goes by: {@code figures.name}
 * @param total that of the period, in words
 * @param scale what is written below it, from left to right
 */
public record TimeChart(String name, String total, List<Column> columns, List<String> scale) {

    private static final double WIDTH = 240;
    private static final int HEIGHT = 60;
    private static final double GAP = 0.2;

    /** One hour or day: where it is drawn, and its value in words. */
    public record Column(double x, int y, double width, int height, String words) {}

    /**
     * The plot of a period.
     *
     * @param sums by the number of the hour or day in the period
     * @param words writes a sum
     */
    static TimeChart of(String name, Period period, Map<Integer, Long> sums, LongFunction<String> words) {
        long greatest = sums.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        double slot = WIDTH / period.slots();
        for (int i = 0; i < period.slots(); i++) {
            long sum = sums.getOrDefault(i, 0L);
            int height = greatest <= 0 || sum <= 0 ? 0 : (int) Math.max(1, HEIGHT * sum / greatest);
            columns.add(new Column(
                    rounded(slot * (i + GAP / 2)),
                    HEIGHT - height,
                    rounded(slot * (1 - GAP)),
                    height,
                    period.label(i) + " " + words.apply(sum)));
        }
        return new TimeChart(
                name,
                words.apply(sums.values().stream().mapToLong(Long::longValue).sum()),
                columns,
                period.scale());
    }

    private static double rounded(double length) {
        return Math.round(100 * length) / 100.0;
    }
}
