package dev.waymark.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Tests on servers of their own, which no others use, run beside those that share servers; one such class of a lane at a time, and its
 * tests one after the other, since the class as a whole holds the lock.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = OwnServers.Lane.class)
public @interface OwnServers {

    /**
     * Two classes of different lanes may run at once. There are three, about as long as each other: 1 is for those that kill and
     * disturb servers, 2 for the journeys and what shares {@link FullWaymark}, 3 for the rest.
     */
    int lane() default 1;

    /** The lock of a lane. */
    final class Lane implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> test) {
            return Set.of(new Lock("servers beside the shared ones, lane "
                    + test.getAnnotation(OwnServers.class).lane()));
        }
    }
}
