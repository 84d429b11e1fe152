package dev.waymark.job;

import dev.waymark.enrich.Enrichment;
import dev.waymark.outline.RegisterFact;
import java.util.List;
import java.util.Optional;

/** The facts of registers in the form in which the outline takes them. */
final class Stating {

    private Stating() {}

    static List<RegisterFact> of(Optional<Enrichment> enrichment) {
        return enrichment.map(Enrichment::facts).orElse(List.of()).stream()
                .map(fact -> new RegisterFact(fact.label(), fact.text(), fact.source(), fact.date()))
                .toList();
    }
}
