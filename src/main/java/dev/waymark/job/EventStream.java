package dev.waymark.job;

import dev.waymark.web.Token;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;

/** Somebody who has asked for the progress of a job as server-sent events. */
record EventStream(Token token, long jobId, String client, SseEventSink sink, Sse sse)
        implements ProgressStreams.Watcher {

    @Override
    public boolean isOpen() {
        return !sink.isClosed();
    }

    @Override
    public void progress(JobStatus job) {
        JobView view = JobView.of(token, job);
        send("progress", view);
        if (view.ended()) {
            send("end", view);
        }
    }

    private void send(String name, JobView job) {
        sink.send(sse.newEventBuilder()
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(job)
                .build());
    }

    @Override
    public void keepAlive() {
        sink.send(sse.newEventBuilder().comment("").build());
    }

    @Override
    public void close() {
        sink.close();
    }
}
