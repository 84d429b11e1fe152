package dev.waymark.payment;

import dev.waymark.message.Message;
import dev.waymark.web.Ids;
import dev.waymark.web.ProblemDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who buys, as it comes in from a form or from JSON; a field that was left out is null.
 *
 * @param agreesToStart whether a consumer agrees that the work starts at once, and that the right to cancel ends when it is complete
 */
public record BuyerAnswer(@Nullable String buyer, @Nullable Boolean agreesToStart) {

    /** Nothing is answered yet. */
    static final BuyerAnswer NONE = new BuyerAnswer(null, null);

    /** What a program says; one that does not say who buys buys for an organisation. */
    static BuyerAnswer ofProgram(@Nullable String buyer, @Nullable Boolean agreesToStart) {
        return new BuyerAnswer(buyer == null ? Ids.of(Buyer.Kind.ORGANISATION) : buyer, agreesToStart);
    }

    /** What has to be answered still; empty when all is. */
    List<ProblemDetails.Field> problems() {
        Optional<Buyer.Kind> kind = kind();
        if (kind.isEmpty()) {
            return List.of(new ProblemDetails.Field("buyer", Message.of("confirm.buyer.missing")));
        }
        return isComplete(kind.get())
                ? List.of()
                : List.of(new ProblemDetails.Field("agrees_to_start", Message.of("confirm.agree.missing")));
    }

    /**
     * The buyer.
     *
     * @param clock says when a consumer agreed
     * @throws jakarta.ws.rs.WebApplicationException 422 when something has to be answered still
     */
    Buyer checked(Clock clock) {
        List<ProblemDetails.Field> problems = problems();
        if (!problems.isEmpty()) {
            throw ProblemDetails.invalid(problems).asException();
        }
        Buyer.Kind kind = kind().orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Buyer(kind, kind == Buyer.Kind.CONSUMER ? now : null);
    }

    private Optional<Buyer.Kind> kind() {
        return Arrays.stream(Buyer.Kind.values())
                .filter(kind -> Ids.of(kind).equals(buyer))
                .findFirst();
    }

    private boolean isComplete(Buyer.Kind kind) {
        return kind == Buyer.Kind.ORGANISATION || Boolean.TRUE.equals(agreesToStart);
    }
}
