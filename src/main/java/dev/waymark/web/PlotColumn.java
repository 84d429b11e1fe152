package dev.waymark.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where one value of a plot is drawn, in an SVG of 240 by 60 whose y grows downwards. */
public record PlotColumn(double x, int y, double width, int height) {

    private static final double WIDTH = 240;
    private static final int HEIGHT = 60;
    private static final double GAP = 0.2;

    /** The columns of values from left to right, the greatest as high as the plot; nothing is drawn below zero. */
    public static List<PlotColumn> of(long... values) {
        long greatest = Arrays.stream(values).max().orElse(0);
        double slot = WIDTH / values.length;
        List<PlotColumn> columns = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int height = greatest <= 0 || values[i] <= 0 ? 0 : (int) Math.max(1, HEIGHT * values[i] / greatest);
            columns.add(
                    new PlotColumn(rounded(slot * (i + GAP / 2)), HEIGHT - height, rounded(slot * (1 - GAP)), height));
        }
        return columns;
    }

    private static double rounded(double length) {
        return Math.round(100 * length) / 100.0;
    }
}
