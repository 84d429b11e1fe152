package dev.waymark.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.mcp.protocol.Arguments;
import dev.waymark.mcp.protocol.Parameter;
import dev.waymark.mcp.protocol.Tool;
import dev.waymark.mcp.protocol.ToolResult;
import dev.waymark.message.Message;
import dev.waymark.template.Template;
import dev.waymark.validate.AccessInspections;
import dev.waymark.validate.AccessView;
import dev.waymark.validate.FileValidator;
import dev.waymark.validate.ValidationView;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The tools that judge files and websites that exist. */
@ApplicationScoped
class FileTools {

    private static final ObjectMapper READER = new ObjectMapper();

    @Inject
    private FileValidator validator;

    @Inject
    private AccessInspections inspections;

    @Inject
    private Json json;

    List<Tool> of(CallContext caller) {
        return List.of(
                new Tool(
                        "validate_llms_txt",
                        List.of(
                                Parameter.text("content"),
                                Parameter.text("url"),
                                Parameter.text("template", Template.ids().toArray(String[]::new))),
                        true,
                        caller.guarded(ApiScope.GENERATE, (told, progress) -> validate(told, caller))),
                new Tool(
                        "check_site",
                        List.of(Parameter.required("url")),
                        true,
                        caller.guarded(ApiScope.GENERATE, (told, progress) -> check(told, caller))));
    }

    /** The links of a file at an address are followed; those of a text that was sent may lead nowhere yet. */
    private CompletionStage<ToolResult> validate(Arguments told, CallContext caller) {
        Optional<String> content = told.text("content");
        FileValidator.Draft draft = new FileValidator.Draft(
                told.textOrNull("content"), told.textOrNull("url"), told.textOrNull("template"), content.isEmpty());
        ValidationView view = validator.validate(draft, caller.request());
        String origin =
                content.isPresent() || draft.url() == null ? caller.messages().text("mcp.origin.file") : draft.url();
        return shown(view, origin, caller);
    }

    private CompletionStage<ToolResult> check(Arguments told, CallContext caller) {
        AccessView view = inspections.view(told.textOrNull("url"), caller.request());
        return shown(view, view.site(), caller);
    }

    private CompletionStage<ToolResult> shown(Object view, String origin, CallContext caller) {
        String notice = caller.messages().text(Message.of("mcp.foreign", origin));
        try {
            JsonNode value = READER.readTree(json.getContext(view.getClass()).toJson(view));
            return ToolResult.foreign(value, notice).now();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was written here cannot be read", e);
        }
    }
}
