package dev.waymark.mcp;

import dev.waymark.job.JobStatus;
import dev.waymark.job.Jobs;
import dev.waymark.job.ProgressStreams;
import dev.waymark.mcp.protocol.Arguments;
import dev.waymark.mcp.protocol.CallProgress;
import dev.waymark.mcp.protocol.ForeignText;
import dev.waymark.mcp.protocol.Parameter;
import dev.waymark.mcp.protocol.Tool;
import dev.waymark.mcp.protocol.ToolResult;
import dev.waymark.message.Message;
import dev.waymark.submission.FreeTier;
import dev.waymark.submission.Order;
import dev.waymark.template.Template;
import dev.waymark.throttle.ClientIds;
import dev.waymark.web.ApiScope;
import dev.waymark.web.PublicUrl;
import dev.waymark.web.Token;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The tools that have a website read and hand out what was written. */
@ApplicationScoped
class JobTools {

    @Inject
    private FreeTier freeTier;

    @Inject
    private Jobs jobs;

    @Inject
    private JobFiles files;

    @Inject
    private ProgressStreams streams;

    @Inject
    private ClientIds clients;

    @Inject
    private PublicUrl address;

    List<Tool> of(CallContext caller) {
        return List.of(
                new Tool(
                        "generate_llms_txt",
                        List.of(
                                Parameter.required("url"),
                                Parameter.text("template", Template.ids().toArray(String[]::new)),
                                Parameter.flag("include_noindex")),
                        false,
                        caller.guarded(ApiScope.GENERATE, (told, progress) -> generate(told, progress, caller))),
                new Tool(
                        "get_job",
                        List.of(Parameter.required("job_id")),
                        true,
                        caller.guarded(
                                ApiScope.READ, (told, progress) -> follow(token(told), false, progress, caller))),
                new Tool(
                        "get_file",
                        List.of(
                                Parameter.required("job_id"),
                                Parameter.text("file", JobFiles.NAMES.toArray(String[]::new)),
                                Parameter.number("offset")),
                        true,
                        caller.guarded(ApiScope.READ, (told, progress) -> file(told, caller))));
    }

    private CompletionStage<ToolResult> generate(Arguments told, CallProgress progress, CallContext caller) {
        Order.Draft draft = new Order.Draft(
                told.textOrNull("url"), told.textOrNull("template"), null, null, told.flag("include_noindex"));
        Token token = freeTier.submit(draft, caller.request()).token();
        return follow(token, progress.isCancelledByLeaving(), progress, caller);
    }

    private static Token token(Arguments told) {
        return Token.valueOf(told.text("job_id").orElseThrow());
    }

    /** The job as it is; for who wants to hear of its progress, once it has ended. */
    private CompletionStage<ToolResult> follow(
            Token token, boolean cancelledByLeaving, CallProgress progress, CallContext caller) {
        JobStatus job = jobs.status(token).orElseThrow(Token::unknown);
        CompletableFuture<ToolResult> result = new CompletableFuture<>();
        JobWatcher watcher = new JobWatcher(
                token,
                job.id(),
                clients.of(caller.request()).name(),
                progress,
                caller.messages(),
                left -> complete(result, () -> left ? gone(token, cancelledByLeaving) : shown(token, caller)));
        boolean waits =
                progress.isWanted() && !job.state().isEnd() && streams.open(watcher) == ProgressStreams.Room.ENOUGH;
        return waits ? result : shown(token, caller).now();
    }

    /** Whatever happens, such as a job that was erased meanwhile, the caller does not wait for ever. */
    private static void complete(CompletableFuture<ToolResult> result, Supplier<ToolResult> made) {
        try {
            result.complete(made.get());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    /** Nobody hears this. */
    private ToolResult gone(Token token, boolean cancelled) {
        if (cancelled) {
            jobs.cancel(token);
        }
        return ToolResult.failure("");
    }

    private ToolResult shown(Token token, CallContext caller) {
        JobStatus job = jobs.status(token).orElseThrow(Token::unknown);
        ToolResult result = ToolResult.of(JobSummary.of(token, job, address));
        if (!job.state().isEnd()) {
            return result.with(caller.messages().text(Message.of("mcp.job.running")));
        }
        Optional<ForeignText> file = files.find(token, JobFiles.LLMS_TXT);
        return file.isEmpty() ? result : part(result, file.get(), 0, caller);
    }

    private CompletionStage<ToolResult> file(Arguments told, CallContext caller) {
        Token token = token(told);
        String name = told.text("file").orElse(JobFiles.LLMS_TXT);
        ForeignText file = files.find(token, name).orElseThrow(Token::unknown);
        return part(ToolResult.empty(), file, told.number("offset"), caller).now();
    }

    /** As much of a file as a model reads at once, and how to get the rest. */
    private static ToolResult part(ToolResult result, ForeignText file, int offset, CallContext caller) {
        FilePart part = FilePart.of(file.text(), offset);
        result.withForeign(new ForeignText(file.uri(), file.origin(), part.text()), caller.messages());
        return part.isWhole()
                ? result
                : result.with(caller.messages().text(Message.of("mcp.file.part", part.from(), part.to(), part.of())));
    }
}
