package dev.waymark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Code takes the time from a {@link java.time.Clock}, so that a test can set it. */
class ClockTest {

    /** These wait for the real time to pass, or compare the machine's clock with another. */
    private static final Set<String> WAITING =
            Set.of("BodyLimitFilter", "DatabaseClock", "DatabaseRetry", "EclipseLinkCustomizer");

    /** These write down when something happened. Each that gets a clock leaves the list; none joins it. */
    private static final Set<String> WITHOUT_A_CLOCK_YET =
            Set.of("Checkouts", "Fulfilment", "JobDetail", "JobPage", "Payments", "Results", "Submissions");

    @Test
    void onlyTheNamedClassesAskForTheTimeThemselves() {
        Set<String> asking = CodeClasses.read().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Instant.class)
                        && call.getTarget().getName().equals("now")
                        && call.getTarget().getRawParameterTypes().isEmpty())
                .map(call -> call.getOriginOwner().getSimpleName())
                .collect(Collectors.toSet());
        asking.removeAll(WAITING);
        assertThat(asking).isSubsetOf(WITHOUT_A_CLOCK_YET);
    }
}
