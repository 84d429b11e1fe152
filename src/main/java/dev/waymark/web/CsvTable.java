package dev.waymark.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A table as CSV (RFC 4180). Each value is quoted, and none is taken for a formula by a spreadsheet. Source: OWASP, "CSV Injection".
 */
public final class CsvTable {

    private static final MediaType CSV = new MediaType("text", "csv");
    private static final String FORMULAS = "=+-@\t\r\n";
    private static final String LINE_END = "\r\n";

    private final StringBuilder text = new StringBuilder();

    /**
     * A table without rows.
     *
     * @param columns names that need no quotes
     */
    public CsvTable(String... columns) {
        text.append(String.join(",", columns)).append(LINE_END);
    }

    public void add(Object... values) {
        text.append(Arrays.stream(values)
                        .map(value -> value instanceof Number ? value.toString() : cell(String.valueOf(value)))
                        .collect(Collectors.joining(",")))
                .append(LINE_END);
    }

    private static String cell(String value) {
        boolean formula = !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    /** As a file to save. */
    public Response asFile(String name) {
        return Response.ok(toString(), CSV.withCharset("UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"" + name + '"')
                .build();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
