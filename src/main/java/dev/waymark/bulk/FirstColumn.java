package dev.waymark.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first column of a table as CSV (RFC 4180), with commas, semicolons or tabs between its columns. */
final class FirstColumn {

    private static final Set<String> HEADINGS = Set.of("url", "urls", "address", "website", "site", "link", "domain");
    private static final String SEPARATORS = ",;\t";

    private final String text;
    private int at;

    private FirstColumn(String text) {
        this.text = text;
    }

    /** Its cells; one that is empty, and a heading, are left out. */
    static List<String> of(String csv) {
        String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
        List<String> cells = new FirstColumn(text).cells();
        boolean headed = !cells.isEmpty() && HEADINGS.contains(cells.get(0).toLowerCase(Locale.ROOT));
        return headed ? cells.subList(1, cells.size()) : cells;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        while (at < text.length()) {
            String first = cell().strip();
            if (!first.isEmpty()) {
                cells.add(first);
            }
            while (at < text.length() && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                at++;
                cell();
            }
            at++; // a line end
        }
        return cells;
    }

    /** Reads up to a separator or a line end outside of quotation marks. */
    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        at += quoted ? 1 : 0;
        while (at < text.length() && (quoted || !isEnd(text.charAt(at)))) {
            char next = text.charAt(at);
            boolean doubled = quoted && next == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (quoted && next == '"' && !doubled) {
                quoted = false;
            } else {
                cell.append(next);
            }
            at += doubled ? 2 : 1;
        }
        return cell.toString();
    }

    private static boolean isEnd(char next) {
        return next == '\n' || next == '\r' || SEPARATORS.indexOf(next) >= 0;
    }
}
