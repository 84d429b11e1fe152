package dev.waymark.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.TextBlockParam;
import dev.waymark.claude.Outcome.Answered;
import dev.waymark.claude.Outcome.Failed;
import dev.waymark.claude.Outcome.Failure;
import dev.waymark.claude.Outcome.Stop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The door to Anthropic's Messages API: one request, one outcome. Whether to try again is for {@link Conversation} to say.
 *
 * <p>No field, parameter, result or lambda names a class of the SDK: the server would read all twelve thousand of them each time it
 * starts.
 */
final class AnthropicApi implements ModelApi {

    private static final int TOO_MANY = 429;
    private static final Pattern SPENDING = Pattern.compile(
            "(?i)usage limit|spend(?:ing)? limit|credit balance|billing|quota|workspace limit|monthly limit");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,3})?");

    private final ModelSettings settings;

    AnthropicApi(ModelSettings settings) {
        this.settings = settings;
    }

    @Override
    public Outcome ask(Model model, Prompt prompt) {
        long start = System.nanoTime();
        AnthropicClient client = AnthropicOkHttpClient.builder()
                .apiKey(settings.key())
                .baseUrl(settings.baseUrl())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
        try {
            MessageCreateParams.Builder question = MessageCreateParams.builder()
                    .model(model.name())
                    .maxTokens(prompt.mostTokens())
                    .putAdditionalBodyProperty("system", JsonValue.from(system(prompt)))
                    .putAdditionalBodyProperty("output_config", JsonValue.from(output(prompt)));
            TextBlockParam.Builder material = TextBlockParam.builder().text(prompt.material());
            if (prompt.repeated()) {
                material.cacheControl(CacheControlEphemeral.builder().build());
            }
            question.addUserMessageOfContentBlockParams(List.of(
                    ContentBlockParam.ofText(material.build()),
                    ContentBlockParam.ofText(
                            TextBlockParam.builder().text(prompt.turns().get(0)).build())));
            for (int i = 1; i < prompt.turns().size(); i++) {
                if (i % 2 == 0) {
                    question.addUserMessage(prompt.turns().get(i));
                } else {
                    question.addAssistantMessage(prompt.turns().get(i));
                }
            }
            Message message = client.messages().create(question.build());
            StringBuilder text = new StringBuilder();
            for (ContentBlock block : message.content()) {
                if (block.isText()) {
                    text.append(block.asText().text());
                }
            }
            String reason = message.stopReason().map(Object::toString).orElse("end_turn");
            return new Answered(
                    text.toString(),
                    stop(reason),
                    new Usage(
                            message.usage().inputTokens(),
                            message.usage().outputTokens(),
                            message.usage().cacheReadInputTokens().orElse(0L),
                            message.usage().cacheCreationInputTokens().orElse(0L)));
        } catch (AnthropicServiceException e) {
            return refused(e.statusCode(), String.valueOf(e.body()), e.headers().values("retry-after"));
        } catch (AnthropicIoException e) {
            boolean slow = String.valueOf(e.getCause()).toLowerCase(Locale.ROOT).contains("timeout");
            return unreachable(slow, Duration.ofNanos(System.nanoTime() - start));
        } catch (AnthropicException e) { // bytes that are no message
            return new Failed(
                    Failure.UNAVAILABLE, true, Duration.ZERO, true, e.getClass().getSimpleName());
        } finally {
            client.close();
        }
    }

    /** The fixed part, which the other side keeps for the next questions. */
    private static List<Map<String, Object>> system(Prompt prompt) {
        return List.of(Map.of("type", "text", "text", prompt.system(), "cache_control", Map.of("type", "ephemeral")));
    }

    private Map<String, Object> output(Prompt prompt) {
        Map<String, Object> output = new HashMap<>();
        output.put("format", Map.of("type", "json_schema", "schema", prompt.schema()));
        if (!settings.effort().isEmpty()) {
            output.put("effort", settings.effort());
        }
        return output;
    }

    private static Stop stop(String reason) {
        return switch (reason) {
            case "refusal" -> Stop.REFUSED;
            case "end_turn", "stop_sequence" -> Stop.COMPLETE;
            default -> Stop.CUT_OFF;
        };
    }

    private static Failed unreachable(boolean slow, Duration after) {
        String what = slow ? "no answer in time" : "no connection";
        return new Failed(
                slow ? Failure.TOO_SLOW : Failure.UNAVAILABLE,
                true,
                Duration.ZERO,
                slow,
                what + ", after " + after.toMillis() + " ms");
    }

    private static Failed refused(int status, String said, List<String> retryAfter) {
        Duration wait = retryAfter.stream()
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofMillis((long) (Double.parseDouble(value) * 1000)))
                .findFirst()
                .orElse(Duration.ZERO);
        String detail = "status " + status;
        if ((status == TOO_MANY || status == 400 || status == 402 || status == 403)
                && SPENDING.matcher(said).find()) {
            return new Failed(Failure.USED_UP, false, wait, false, detail + ", a spending limit");
        }
        boolean again = status == TOO_MANY || status == 408 || status >= 500;
        return new Failed(again ? Failure.UNAVAILABLE : Failure.REJECTED, again, wait, false, detail);
    }
}
