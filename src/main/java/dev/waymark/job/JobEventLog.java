package dev.waymark.job;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Logs what happens to jobs: one line for each event, with the job's number and attempt as fields of their own in the JSON format. The
 * number gives no access; the token is never logged.
 */
@ApplicationScoped
public class JobEventLog {

    private static final Logger LOG = Logger.getLogger(JobEventLog.class.getName());

    public void started(Job job) {
        write("began", job.attempt(), Map.of("host", job.host(), "broken", job.broken()));
    }

    public void ends(Attempt attempt, String how) {
        write(how, attempt, Map.of());
    }

    private static void write(String event, Attempt attempt, Map<String, ?> more) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", event);
        fields.put("job", attempt.jobId());
        fields.put("attempt", attempt.number());
        fields.putAll(more);
        LogRecord line = new LogRecord(Level.INFO, attempt + ": " + event);
        line.setLoggerName(LOG.getName());
        line.setParameters(new Object[] {fields});
        LOG.log(line);
    }
}
