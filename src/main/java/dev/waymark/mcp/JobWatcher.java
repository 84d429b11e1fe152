package dev.waymark.mcp;

import dev.waymark.job.JobStatus;
import dev.waymark.job.ProgressStreams;
import dev.waymark.mcp.protocol.CallProgress;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.web.Token;
import java.util.function.Consumer;

/**
 * Waits for the end of a job in place of who called a tool.
 *
 * @param over told at the end whether the caller left before
 */
record JobWatcher(
        Token token, long jobId, String client, CallProgress progress, Messages messages, Consumer<Boolean> over)
        implements ProgressStreams.Watcher {

    @Override
    public boolean isOpen() {
        return progress.caller().isOpen();
    }

    @Override
    public void progress(JobStatus job) {
        Message words = job.place() > 0
                ? Message.of("mcp.progress.waiting", job.place())
                : Message.of("mcp.progress.reading", job.pagesRead(), job.pagesKnown());
        progress.tell(job.pagesRead(), job.pagesKnown(), messages.text(words));
    }

    @Override
    public void keepAlive() {
        progress.caller().keepAlive();
    }

    @Override
    public void close() {
        over.accept(!isOpen());
    }
}
