package dev.waymark.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.mcp.protocol.Parameter;
import dev.waymark.mcp.protocol.Tool;
import dev.waymark.mcp.protocol.ToolResult;
import dev.waymark.message.Message;
import dev.waymark.template.Template;
import dev.waymark.validate.FileValidator;
import dev.waymark.validate.ValidationView;
import dev.waymark.web.ApiScope;
import dev.waymark.web.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The tools that judge files that exist. */
@ApplicationScoped
class FileTools {

    private static final ObjectMapper READER = new ObjectMapper();

    @Inject
    private FileValidator validator;

    @Inject
    private Json json;

    List<Tool> of(CallContext caller) {
        return List.of(
                new Tool(
                        "validate_llms_txt",
                        List.of(
                                Parameter.required("content"),
                                Parameter.text("url"),
                                Parameter.text("template", Template.ids().toArray(String[]::new))),
                        true,
                        caller.guarded(
                                ApiScope.GENERATE,
                                (told, progress) -> validate(
                                        new FileValidator.Draft(
                                                told.textOrNull("content"),
                                                told.textOrNull("url"),
                                                told.textOrNull("template"),
                                                false),
                                        caller))),
                new Tool(
                        "check_site",
                        List.of(Parameter.required("url")),
                        true,
                        caller.guarded(
                                ApiScope.GENERATE,
                                (told, progress) -> validate(
                                        new FileValidator.Draft(null, told.textOrNull("url"), null, true), caller))));
    }

    private CompletionStage<ToolResult> validate(FileValidator.Draft draft, CallContext caller) {
        ValidationView view = validator.validate(draft, caller.request());
        String origin = draft.url() == null ? caller.messages().text("mcp.origin.file") : draft.url();
        return ToolResult.foreign(value(view), caller.messages().text(Message.of("mcp.foreign", origin)))
                .now();
    }

    private JsonNode value(ValidationView view) {
        try {
            return READER.readTree(json.getContext(ValidationView.class).toJson(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was written here cannot be read", e);
        }
    }
}
