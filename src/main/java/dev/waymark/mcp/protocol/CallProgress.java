package dev.waymark.mcp.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Tells who has called a tool how far it is. Source: Model Context Protocol 2026-07-28, "Progress". */
public final class CallProgress {

    private final @Nullable JsonNode token;
    private final boolean cancelledByLeaving;
    private final Notifications caller;
    private int last = -1;

    /** @param token what the caller's client calls it; null when it did not ask */
    CallProgress(@Nullable JsonNode token, boolean cancelledByLeaving, Notifications caller) {
        this.token = token;
        this.cancelledByLeaving = cancelledByLeaving;
        this.caller = caller;
    }

    /** Whether the caller asked to hear how far the work is, and so waits for its end. */
    public boolean isWanted() {
        return token != null;
    }

    /** Whether who leaves before the end wants the work to be given up, as since 2026-07-28. */
    public boolean isCancelledByLeaving() {
        return cancelledByLeaving;
    }

    /** The one who waits. */
    public Notifications caller() {
        return caller;
    }

    /**
     * Tells how far the work is; what is not more than before is not sent.
     *
     * @param done in whatever is counted
     * @param total zero when it is not known
     */
    public synchronized void tell(int done, int total, String words) {
        if (token == null || done <= last) {
            return;
        }
        last = done;
        ObjectNode notification =
                RpcMessage.JSON.createObjectNode().put("jsonrpc", "2.0").put("method", "notifications/progress");
        ObjectNode params = notification.putObject("params");
        params.set("progressToken", token);
        params.put("progress", done);
        if (total > 0) {
            params.put("total", Math.max(done, total));
        }
        params.put("message", words);
        caller.send(notification);
    }
}
