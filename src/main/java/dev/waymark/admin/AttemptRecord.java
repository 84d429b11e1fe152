package dev.waymark.admin;

import dev.waymark.web.UtcTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a job.
 *
 * @param end how it ended, in the batch engine's words; {@code started} while it runs or when its server died
 */
public record AttemptRecord(
        int number, UtcTime begun, @Nullable UtcTime ended, String end, List<Stage> stages) {

    /** One step of it. */
    public record Stage(String name, String end, String took) {}

    public String took() {
        return begun.until(ended);
    }
}
