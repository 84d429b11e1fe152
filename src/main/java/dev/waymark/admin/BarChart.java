package dev.waymark.admin;

import java.util.List;

/**
 * A plot of a few values beside one another.
 *
 * @param unseen what is said when there are none
 */
public record BarChart(String title, String unseen, List<Bar> bars) {

    /** One value: in words, and as a share of the greatest, 0 to 100. */
    public record Bar(String label, String words, long share) {}

    /** A value that is not drawn yet. */
    record Value(String label, String words, double size) {}

    static BarChart of(String title, String unseen, List<Value> values) {
        double greatest = values.stream().mapToDouble(Value::size).max().orElse(0);
        return new BarChart(
                title,
                unseen,
                values.stream()
                        .map(value -> new Bar(
                                value.label(),
                                value.words(),
                                greatest == 0 ? 0 : Math.max(1, Math.round(100 * value.size() / greatest))))
                        .toList());
    }
}
