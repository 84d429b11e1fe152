package dev.waymark.worker;

import jakarta.annotation.Priority;
import jakarta.batch.api.listener.JobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts the number of the job, and which attempt it is, on every line that is logged while it is worked on, in any class. The
 * server's formatters write a map among the parameters of a record as fields of their own.
 */
@Named
@Dependent
class JobLog implements JobListener {

    /** Threads that a crawl starts are of the same job. */
    private static final InheritableThreadLocal<Map<String, String>> CURRENT = new InheritableThreadLocal<>();

    @Inject
    private JobContext context;

    @Override
    public void beforeJob() {
        Properties run = context.getProperties();
        CURRENT.set(Map.of("Job", run.getProperty("job"), "Attempt", run.getProperty("attempt")));
    }

    @Override
    public void afterJob() {
        CURRENT.remove();
    }

    static boolean mark(LogRecord line) {
        Map<String, String> current = CURRENT.get();
        if (current != null) {
            Object[] given = line.getParameters() == null ? new Object[0] : line.getParameters();
            Object[] marked = Arrays.copyOf(given, given.length + 1, Object[].class);
            marked[given.length] = current;
            line.setParameters(marked);
        }
        return true;
    }

    /** Filters at the handlers of the root logger, which see every line. */
    @ApplicationScoped
    static class Marker {

        void begin(@Observes @Priority(1) Startup event) {
            set(JobLog::mark);
        }

        void end(@Observes Shutdown event) {
            set(null);
        }

        private static void set(@Nullable Filter filter) {
            Arrays.stream(Logger.getLogger("").getHandlers()).forEach(handler -> handler.setFilter(filter));
        }
    }
}
