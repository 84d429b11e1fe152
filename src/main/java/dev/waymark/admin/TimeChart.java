package dev.waymark.admin;

import dev.waymark.web.PlotColumn;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * A plot of a sum over the hours or days of a period, in UTC.
 *
 * @param name what its message goes by: {@code figures.name}
 * @param total that of the period, in words
 * @param scale what is written below it, from left to right
 */
public record TimeChart(String name, String total, List<Column> columns, List<String> scale) {

    /** One hour or day: where it is drawn, and its value in words. */
    public record Column(PlotColumn at, String words) {}

    /**
     * The plot of a period.
     *
     * @param sums by the number of the hour or day in the period
     * @param words writes a sum
     */
    static TimeChart of(String name, Period period, Map<Integer, Long> sums, LongFunction<String> words) {
        List<PlotColumn> drawn = PlotColumn.of(IntStream.range(0, period.slots())
                .mapToLong(slot -> sums.getOrDefault(slot, 0L))
                .toArray());
        List<Column> columns = IntStream.range(0, period.slots())
                .mapToObj(slot -> new Column(
                        drawn.get(slot), period.label(slot) + " " + words.apply(sums.getOrDefault(slot, 0L))))
                .toList();
        return new TimeChart(
                name,
                words.apply(sums.values().stream().mapToLong(Long::longValue).sum()),
                columns,
                period.scale());
    }
}
