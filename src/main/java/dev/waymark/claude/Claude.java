package dev.waymark.claude;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.models.messages.CacheControlEphemeral;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import dev.waymark.claude.Outcome.Answered;
import dev.waymark.claude.Outcome.Failed;
import dev.waymark.claude.Outcome.Failure;
import dev.waymark.claude.Outcome.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The door to Anthropic's Messages API: one request, one outcome. Whether to try again is for {@link Session} to say. */
final class Claude implements Door, AutoCloseable {

    private static final int TOO_MANY = 429;
    private static final Pattern SPENDING = Pattern.compile(
            "(?i)usage limit|spend(?:ing)? limit|credit balance|billing|quota|workspace limit|monthly limit");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,3})?");

    private final AnthropicClient client;

    Claude(Settings settings) {
        client = AnthropicOkHttpClient.builder()
                .apiKey(settings.key())
                .baseUrl(settings.baseUrl())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    @Override
    public Outcome ask(Model model, Prompt prompt) {
        long start = System.nanoTime();
        try {
            return answered(client.messages().create(parameters(model, prompt)));
        } catch (AnthropicServiceException e) {
            return refused(e);
        } catch (AnthropicIoException e) {
            boolean slow = String.valueOf(e.getCause()).toLowerCase(Locale.ROOT).contains("timeout");
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Failed(
                    slow ? Failure.TOO_SLOW : Failure.UNAVAILABLE,
                    true,
                    Duration.ZERO,
                    slow,
                    (slow ? "no answer in time, after " : "no connection, after ") + took.toMillis() + " ms");
        } catch (AnthropicException e) { // bytes that are no message
            return new Failed(
                    Failure.UNAVAILABLE, true, Duration.ZERO, true, e.getClass().getSimpleName());
        }
    }

    private static MessageCreateParams parameters(Model model, Prompt prompt) {
        MessageCreateParams.Builder parameters = MessageCreateParams.builder()
                .model(model.name())
                .maxTokens(prompt.mostTokens())
                .systemOfTextBlockParams(List.of(TextBlockParam.builder()
                        .text(prompt.system())
                        .cacheControl(CacheControlEphemeral.builder().build())
                        .build()))
                .outputConfig(OutputConfig.builder()
                        .format(JsonOutputFormat.builder()
                                .schema(schema(prompt))
                                .build())
                        .build());
        for (int i = 0; i < prompt.turns().size(); i++) {
            if (i % 2 == 0) {
                parameters.addUserMessage(prompt.turns().get(i));
            } else {
                parameters.addAssistantMessage(prompt.turns().get(i));
            }
        }
        return parameters.build();
    }

    private static JsonOutputFormat.Schema schema(Prompt prompt) {
        JsonOutputFormat.Schema.Builder schema = JsonOutputFormat.Schema.builder();
        prompt.schema().forEach((name, value) -> schema.putAdditionalProperty(name, JsonValue.from(value)));
        return schema.build();
    }

    private static Answered answered(Message message) {
        String text = message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .collect(Collectors.joining());
        Usage usage = new Usage(
                message.usage().inputTokens(),
                message.usage().outputTokens(),
                message.usage().cacheReadInputTokens().orElse(0L),
                message.usage().cacheCreationInputTokens().orElse(0L));
        return new Answered(text, stop(message.stopReason().orElse(StopReason.END_TURN)), usage);
    }

    private static Stop stop(StopReason reason) {
        if (reason.equals(StopReason.REFUSAL)) {
            return Stop.REFUSED;
        }
        boolean complete = reason.equals(StopReason.END_TURN) || reason.equals(StopReason.STOP_SEQUENCE);
        return complete ? Stop.COMPLETE : Stop.CUT_OFF;
    }

    private static Failed refused(AnthropicServiceException e) {
        int status = e.statusCode();
        String said = String.valueOf(e.body());
        Duration wait = e.headers().values("retry-after").stream()
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

    @Override
    public void close() {
        client.close();
    }
}
