package dev.waymark.enrich;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.enrich.RegisterClient.Unavailable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What grants say together: how many, how much, for what and where. */
record GrantFigures(List<Grant> grants) {

    private static final int NAMED = 5;

    /** By label, in the order in which a file tells them. */
    ObjectNode json() throws Unavailable {
        if (grants.isEmpty()) {
            throw new Unavailable("no-pounds");
        }
        List<BigDecimal> amounts = grants.stream().map(Grant::amount).sorted().toList();
        BigDecimal total = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode figures = RegisterClient.mapper().createObjectNode();
        figures.put(
                "Grants published",
                "%,d %s worth %s%s"
                        .formatted(
                                grants.size(), grants.size() == 1 ? "grant" : "grants", Money.pounds(total), period()));
        figures.put(
                "Grant sizes awarded",
                "median %s, from %s to %s"
                        .formatted(
                                Money.pounds(median(amounts)),
                                Money.pounds(amounts.get(0)),
                                Money.pounds(amounts.get(amounts.size() - 1))));
        put(figures, "Grant programmes", Grant::theme);
        put(figures, "Where grants went", Grant::region);
        return figures;
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.valueOf(2));
    }

    private String period() {
        List<LocalDate> days = grants.stream()
                .flatMap(grant -> grant.awarded().stream())
                .sorted()
                .toList();
        return days.isEmpty()
                ? ""
                : ", from %s to %s".formatted(Money.day(days.get(0)), Money.day(days.get(days.size() - 1)));
    }

    private void put(ObjectNode figures, String label, Function<Grant, String> value) {
        Map<String, Long> counts = grants.stream()
                .map(value)
                .filter(text -> !text.isBlank())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        Optional<String> most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(entry -> "%s (%,d)".formatted(entry.getKey(), entry.getValue()))
                .reduce((one, next) -> one + "; " + next);
        most.ifPresent(text -> figures.put(label, text));
    }
}
