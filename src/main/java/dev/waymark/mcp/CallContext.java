package dev.waymark.mcp;

import dev.waymark.mcp.protocol.Tool;
import dev.waymark.mcp.protocol.ToolResult;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import dev.waymark.web.ApiScope;
import dev.waymark.web.KeyHolder;
import dev.waymark.web.ProblemDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who calls a tool, and in which language. */
record CallContext(HttpServletRequest request, Messages messages) {

    /** The work for callers whose key, if they have one, allows it; a refusal is told to the model in words. */
    Tool.Work guarded(ApiScope needed, Tool.Work work) {
        return (arguments, progress) -> {
            Optional<KeyHolder> holder = KeyHolder.of(request);
            if (holder.isPresent() && !holder.get().scopes().contains(needed)) {
                String scope = needed.name().toLowerCase(Locale.ROOT);
                return ToolResult.failure(messages.text(Message.of("error.key-scope", scope)))
                        .now();
            }
            try {
                return work.run(arguments, progress);
            } catch (WebApplicationException e) {
                ProblemDetails problem = ProblemDetails.in(e).orElseThrow(() -> e);
                return ToolResult.failure(words(problem)).now();
            }
        };
    }

    private String words(ProblemDetails problem) {
        String fields = problem.errors().stream()
                .map(field -> field.field() + ": " + messages.text(field.message()))
                .collect(Collectors.joining("\n"));
        return fields.isEmpty() ? messages.text(problem.detail()) : fields;
    }
}
