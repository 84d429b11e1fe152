package dev.waymark.enrich;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** One grant of a published file; blank for what it does not say. */
record Grant(String id, BigDecimal amount, Optional<LocalDate> awarded, String theme, String region) {}
