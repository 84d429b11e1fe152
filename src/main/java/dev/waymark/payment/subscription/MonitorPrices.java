package dev.waymark.payment.subscription;

import dev.waymark.payment.StripeUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What monitoring costs: as it is set here or, where a price is named, as Stripe says. */
@ApplicationScoped
class MonitorPrices {

    private static final Logger LOG = Logger.getLogger(MonitorPrices.class.getName());
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Clock clock = Clock.systemUTC();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    @Inject
    private SubscriptionSettings settings;

    @Inject
    private SubscriptionClient stripe;

    /** What Stripe has said of a price, and until when that is not asked again. */
    private record Known(Optional<MonitorPrice> price, Instant until) {}

    /** The price for a period; empty when Stripe does not say it, now or ever. */
    Optional<MonitorPrice> of(BillingPeriod period) {
        Optional<String> id = settings.priceId(period);
        return id.isEmpty() ? Optional.of(settings.told(period)) : named(id.get(), period);
    }

    private Optional<MonitorPrice> named(String id, BillingPeriod period) {
        Instant now = clock.instant();
        return known.compute(
                        id,
                        (same, before) ->
                                before != null && now.isBefore(before.until()) ? before : ask(id, period, before, now))
                .price();
    }

    private Known ask(String id, BillingPeriod period, @Nullable Known before, Instant now) {
        try {
            Optional<MonitorPrice> price = stripe.price(id, period);
            if (price.isEmpty()) {
                LOG.warning(() -> id + " is no active price for a " + period.id() + ", so that none is offered");
            }
            return new Known(price, now.plus(price.isEmpty() ? RETRY : FRESH));
        } catch (StripeUnavailable e) {
            LOG.warning(() -> "Stripe does not say what " + id + " costs: " + e.getMessage());
            return new Known(before == null ? Optional.empty() : before.price(), now.plus(RETRY));
        }
    }
}
