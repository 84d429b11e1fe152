package dev.waymark.assess;

import java.util.Locale;
import java.util.Optional;

/** How large a charity is, by its latest income in pounds. There is no band for an income that is not known. */
public enum SizeBand {
    SMALL(0, 1),
    MEDIUM(100_000, 2),
    LARGE(1_000_000, 3),
    MAJOR(10_000_000, 5);

    private final long from;
    private final int services;

    SizeBand(long from, int services) {
        this.from = from;
        this.services = services;
    }

    /** @param income empty when it is not known, which is not the same as none */
    static Optional<SizeBand> of(Optional<Long> income) {
        return income.map(pounds -> {
            SizeBand band = SMALL;
            for (SizeBand larger : values()) {
                band = pounds >= larger.from ? larger : band;
            }
            return band;
        });
    }

    /** How many services such a charity is expected to tell of. */
    int services() {
        return services;
    }

    boolean isAtLeast(SizeBand other) {
        return compareTo(other) >= 0;
    }

    /** As it is in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
