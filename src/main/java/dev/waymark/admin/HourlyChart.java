package dev.waymark.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A plot of a sum over the hours of the day, in UTC.
 *
 * @param name what its message goes by: {@code figures.name}
 * @param total the day's, in words
 */
public record HourlyChart(String name, String total, List<Column> columns) {

    private static final int WIDTH = 10;
    private static final int HEIGHT = 60;

    /** One hour: where it is drawn, and its value in words. */
    public record Column(int x, int y, int height, String words) {}

    /** @param words writes a sum */
    static HourlyChart of(String name, Map<Integer, Long> sums, LongFunction<String> words) {
        long greatest = sums.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            long sum = sums.getOrDefault(hour, 0L);
            int height = greatest == 0 || sum == 0 ? 0 : (int) Math.max(1, HEIGHT * sum / greatest);
            columns.add(
                    new Column(hour * WIDTH, HEIGHT - height, height, "%02d:00 %s".formatted(hour, words.apply(sum))));
        }
        return new HourlyChart(
                name,
                words.apply(sums.values().stream().mapToLong(Long::longValue).sum()),
                columns);
    }
}
