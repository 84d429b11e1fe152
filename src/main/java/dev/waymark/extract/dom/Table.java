package dev.waymark.extract.dom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A table of data, as opposed to one that only lays out a page.
 *
 * @param rows the cells of each row
 */
public record Table(List<List<Element>> rows) {

    private static final Pattern SPAN = Pattern.compile("[1-9]\\d?");

    private static final int MOST_COLUMNS = 40;
    private static final int LONGEST_CELL = 400;
    private static final Set<String> LAYOUT =
            Set.of("table", "h1", "h2", "h3", "pre", "form", "article", "section", "blockquote");
    private static final Set<String> BREAKING = Set.of("p", "div", "ul", "ol", "br");

    /** The table, unless it is there for layout. */
    public static Optional<Table> in(Element element) {
        List<List<Element>> rows = rows(element);
        boolean layout = element.attr("role").equals("presentation")
                || rows.size() < 2
                || rows.stream().allMatch(row -> row.size() < 2)
                || rows.stream().anyMatch(Table::laysOut);
        return layout ? Optional.empty() : Optional.of(new Table(rows));
    }

    /** The foot comes last, wherever it is written. */
    public static List<List<Element>> rows(Element table) {
        List<List<Element>> rows = new ArrayList<>();
        List<Element> parts = table.children();
        parts.stream().filter(part -> !isFoot(part)).forEach(part -> addRows(part, rows));
        parts.stream().filter(Table::isFoot).forEach(part -> addRows(part, rows));
        return rows;
    }

    private static boolean isFoot(Element part) {
        return part.normalName().equals("tfoot");
    }

    private static void addRows(Element part, List<List<Element>> rows) {
        if (part.normalName().equals("tr")) {
            rows.add(part.children());
        } else {
            part.children().stream()
                    .filter(row -> row.normalName().equals("tr"))
                    .forEach(row -> rows.add(row.children()));
        }
    }

    private static boolean laysOut(List<Element> row) {
        return row.size() > MOST_COLUMNS || row.stream().anyMatch(Table::laysOut);
    }

    private static boolean laysOut(Element cell) {
        return cell.firstElementChild() != null
                && (cell.stream().anyMatch(part -> LAYOUT.contains(part.normalName()))
                        || (cell.text().length() > LONGEST_CELL && cell.stream().anyMatch(Table::breaks)));
    }

    private static boolean breaks(Element part) {
        return BREAKING.contains(part.normalName());
    }

    /** The table as Markdown, its cells as this renders them. */
    public List<String> lines(Function<Element, String> renderer) {
        int[] hanging = new int[MOST_COLUMNS];
        List<List<String>> cells =
                rows.stream().map(row -> cells(row, hanging, renderer)).toList();
        int columns = cells.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            lines.add("| " + String.join(" | ", row) + " |" + "  |".repeat(columns - row.size()));
            if (lines.size() == 1) {
                lines.add("|" + " --- |".repeat(columns));
            }
        }
        return lines;
    }

    /** Hanging says for each column through how many more rows the cell above reaches. */
    private static List<String> cells(List<Element> row, int[] hanging, Function<Element, String> renderer) {
        List<String> cells = new ArrayList<>();
        for (Element cell : row) {
            skipHanging(cells, hanging);
            int first = cells.size();
            int rowspan = span(cell.attr("rowspan"));
            for (int i = span(cell.attr("colspan")); i > 0 && cells.size() < MOST_COLUMNS; i--) {
                hanging[cells.size()] = rowspan - 1;
                cells.add("");
            }
            if (first < cells.size()) {
                cells.set(first, renderer.apply(cell).replace("|", "\\|"));
            }
        }
        skipHanging(cells, hanging);
        return cells;
    }

    private static void skipHanging(List<String> cells, int[] hanging) {
        while (cells.size() < MOST_COLUMNS && hanging[cells.size()] > 0) {
            hanging[cells.size()]--;
            cells.add("");
        }
    }

    private static int span(String columns) {
        return !columns.isEmpty() && SPAN.matcher(columns).matches() ? Integer.parseInt(columns) : 1;
    }
}
