package dev.waymark.job.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * A map of folders as a drawing of text and bars. Heights are in units of the size of its text and widths in hundredths of its own, so that
 * it fits a phone as it fits a wide screen.
 *
 * @param height of the whole
 */
public record FolderDrawing(List<Line> lines, List<Branch> branches, double height) {

    private static final double LINE_HEIGHT = 3;
    private static final double INDENT = 1.5;
    /** Leaves room for the figures behind the longest bar. */
    private static final double MAX_WIDTH = 55;
    /** What is there is seen, however little it is. */
    private static final double MIN_WIDTH = 0.8;

    private static final int MAX_LABEL_CHARACTERS = 28;

    /**
     * One folder.
     *
     * @param label the path, cut where it is too long
     * @param kept the width of the first bar
     * @param optional the width of the second, which begins where the first ends
     * @param left the width of the third
     */
    public record Line(
            FolderMap.Folder folder, String label, double x, double y, double kept, double optional, double left) {

        /** Where the bars end. */
        public double end() {
            return kept + optional + left;
        }
    }

    /** From a folder to one that it holds: down, then to the right. */
    public record Branch(double x, double top, double bottom, double right) {}

    public static FolderDrawing of(FolderMap map) {
        int largest =
                map.folders().stream().mapToInt(FolderMap.Folder::total).max().orElse(1);
        double scale = MAX_WIDTH / Math.max(1, largest);
        List<Line> lines = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        double[] above = new double[3];
        for (FolderMap.Folder folder : map.folders()) {
            double y = lines.size() * LINE_HEIGHT;
            above[folder.depth()] = y;
            if (folder.depth() > 0) {
                double x = (folder.depth() - 1) * INDENT;
                branches.add(new Branch(
                        x + INDENT / 3, above[folder.depth() - 1] + LINE_HEIGHT - 0.5, y + 0.75, x + INDENT * 0.8));
            }
            lines.add(new Line(
                    folder,
                    label(folder.path()),
                    folder.depth() * INDENT,
                    y,
                    width(folder.kept(), scale),
                    width(folder.optional(), scale),
                    width(folder.left(), scale)));
        }
        return new FolderDrawing(lines, branches, lines.size() * LINE_HEIGHT);
    }

    private static double width(int addresses, double scale) {
        return addresses == 0 ? 0 : Math.max(MIN_WIDTH, Math.round(10 * addresses * scale) / 10.0);
    }

    private static String label(String path) {
        return path.length() <= MAX_LABEL_CHARACTERS ? path : path.substring(0, MAX_LABEL_CHARACTERS) + "\u2026";
    }
}
