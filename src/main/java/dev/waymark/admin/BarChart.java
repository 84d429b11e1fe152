package dev.waymark.admin;

import dev.waymark.message.Message;
import java.util.List;

/**
 * A plot of a few values beside one another.
 *
 * @param name what its messages go by: {@code figures.name}, and {@code figures.name.none} when there are no values
 */
public record BarChart(String name, List<Bar> bars) {

    /** One value: as text, and as a share of the greatest, 0 to 100. */
    public record Bar(Message label, Message text, long share) {}

    /** A value that is not drawn yet. */
    record Value(Message label, Message text, double size) {}

    static BarChart of(String name, List<Value> values) {
        double greatest = values.stream().mapToDouble(Value::size).max().orElse(0);
        return new BarChart(
                name,
                values.stream()
                        .map(value -> new Bar(
                                value.label(),
                                value.text(),
                                greatest == 0 ? 0 : Math.max(1, Math.round(100 * value.size() / greatest))))
                        .toList());
    }
}
