package dev.waymark.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that use {@link PayingWaymark} run one class after the other, beside those that use the other shared servers. Of those others
 * they may use what no test there counts or changes; what needs both goes into two classes, since a class that waited for this lock
 * would hold up all that come after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(PayingWaymark.LOCK)
public @interface OnPayingWaymark {}
