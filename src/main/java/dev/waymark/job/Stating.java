package dev.waymark.job;

import dev.waymark.enrich.Enrichment;
import dev.waymark.outline.Stated;
import java.util.List;
import java.util.Optional;

/** The facts of registers in the form in which the outline takes them. */
final class Stating {

    private Stating() {}

    static List<Stated> of(Optional<Enrichment> enrichment) {
        return enrichment.map(Enrichment::facts).orElse(List.of()).stream()
                .map(fact -> new Stated(fact.label(), fact.text(), fact.source(), fact.date()))
                .toList();
    }
}
