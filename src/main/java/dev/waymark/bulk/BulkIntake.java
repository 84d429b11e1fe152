package dev.waymark.bulk;

import dev.waymark.account.signin.Account;
import dev.waymark.message.Message;
import dev.waymark.submission.FreeTier;
import dev.waymark.submission.Order;
import dev.waymark.submission.UrlPolicy;
import dev.waymark.throttle.Client;
import dev.waymark.throttle.Limit;
import dev.waymark.throttle.LimitDecision;
import dev.waymark.throttle.RateLimits;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.ProblemDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes lists: each website is accepted or refused by itself, and counts as one free submission of the account. */
@ApplicationScoped
class BulkIntake {

    /** Lists of an account. */
    private static final int HOURLY = 60;

    @Inject
    private UrlPolicy policy;

    @Inject
    private FreeTier freeTier;

    @Inject
    private RateLimits limits;

    @Inject
    private Bulks bulks;

    @Inject
    private BulkRunner runner;

    /**
     * What was taken.
     *
     * @param headers how many more the account may ask for today; empty when it was not asked
     */
    record Taken(BulkId id, Map<String, String> headers) {}

    /**
     * Stores a list. A website that is in it twice is taken once.
     *
     * @throws WebApplicationException 429 over the limit of lists, which bounds what refused websites fill
     */
    Taken take(Account account, Wanted wanted) {
        limits.require(
                new Limit("bulk", HOURLY, Duration.ofHours(1)),
                new Client(KeyHolder.nameOf(account.id()), Optional.empty()),
                Message.of("limit.bulk", HOURLY));
        Map<String, CheckedItem> items = new LinkedHashMap<>();
        wanted.websites().stream().map(this::check).forEach(item -> items.putIfAbsent(item.url(), item));
        Optional<LimitDecision> last = charge(account, items);
        BulkId id = bulks.store(account, wanted.name(), List.copyOf(items.values()));
        runner.lookAtOnce();
        return new Taken(id, last.map(LimitDecision::headers).orElse(Map.of()));
    }

    private CheckedItem check(Order.Draft draft) {
        try {
            return CheckedItem.accepted(policy.check(draft));
        } catch (WebApplicationException refused) {
            Message why = ProblemDetails.in(refused).stream()
                    .flatMap(problem -> Stream.concat(
                            problem.errors().stream().map(ProblemDetails.Field::message), Stream.of(problem.detail())))
                    .findFirst()
                    .orElseThrow(() -> refused);
            return CheckedItem.refused(draft.url() == null ? "" : draft.url(), why);
        }
    }

    /** Counts the accepted ones until the account has no more today. */
    private Optional<LimitDecision> charge(Account account, Map<String, CheckedItem> items) {
        Optional<LimitDecision> last = Optional.empty();
        for (Map.Entry<String, CheckedItem> item : items.entrySet()) {
            if (item.getValue().order().isPresent()) {
                if (last.isEmpty() || last.get().passes()) {
                    last = Optional.of(freeTier.tryAcquire(account.id()));
                }
                if (!last.get().passes()) {
                    item.setValue(item.getValue()
                            .over(Message.of("limit.api", last.get().limit().count())));
                }
            }
        }
        return last;
    }
}
