package dev.waymark.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What each tier gives, and whether the paid one is on sale: the one switch that rules server and pages alike. */
@ApplicationScoped
public class Tiers {

    @Inject
    @ConfigProperty(name = "PAYMENTS")
    String payments;

    @Inject
    private PaidTier paid;

    @Inject
    @ConfigProperty(name = "FULL_SERVICE_FOR_ALL")
    boolean fullServiceForAll;

    @Inject
    @ConfigProperty(name = "PAID_PRICE_PENCE")
    int price;

    @Inject
    @ConfigProperty(name = "PAID_CURRENCY")
    String currency;

    @Inject
    @ConfigProperty(name = "FREE_PAGES")
    int freePages;

    @Inject
    @ConfigProperty(name = "PAID_PAGES")
    int paidPages;

    @Inject
    @ConfigProperty(name = "FREE_DAYS_KEPT")
    int freeDaysKept;

    @Inject
    @ConfigProperty(name = "PAID_DAYS_KEPT")
    int paidDaysKept;

    /** Whether the paid tier is on sale: it is switched on, and set up. */
    public boolean paidIsOffered() {
        return !payments.strip().equalsIgnoreCase("off") && paid.isSetUp();
    }

    /** Whether a submission gets the full service: it is paid, or nothing is on sale and the operator gives it to everybody. */
    public boolean isFull(Tier tier) {
        return tier == Tier.PAID || isFullForAll();
    }

    /** Whether everybody gets the full service: nothing is on sale and the operator gives it away. */
    public boolean isFullForAll() {
        return fullServiceForAll && !paidIsOffered();
    }

    /** The most pages that are read. */
    public int pages(Tier tier) {
        return tier == Tier.PAID ? paidPages : freePages();
    }

    /** How long the result is kept. */
    public Duration retention(Tier tier) {
        return Duration.ofDays(tier == Tier.PAID ? paidDaysKept : freeDaysKept());
    }

    /** What is on sale; empty when nothing is. */
    public Optional<Offer> offer() {
        return paidIsOffered()
                ? Optional.of(new Offer(Offer.written(price, currency), paidPages, paidDaysKept))
                : Optional.empty();
    }

    /** What is on sale to who has this already; empty when they have it all. */
    public Optional<Offer> offerFor(Tier tier) {
        return isFull(tier) ? Optional.empty() : offer();
    }

    /** What the paid tier costs, in the smallest unit of the currency. */
    public int price() {
        return price;
    }

    public String currency() {
        return currency;
    }

    /** The most pages that are read for nothing. */
    public int freePages() {
        return isFullForAll() ? paidPages : freePages;
    }

    /** How long a result that cost nothing is kept. */
    public int freeDaysKept() {
        return isFullForAll() ? paidDaysKept : freeDaysKept;
    }
}
