package dev.waymark.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.waymark.message.Message;
import dev.waymark.message.Messages;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is stored: its key and arguments, so that it can be read in any language, and its English text, for a release that
 * has the key no longer. What was stored before messages had keys is a text alone.
 */
final class StoredMessage {

    private static final String KEY = "key";
    private static final String ARGUMENTS = "arguments";
    private static final String DATE = "date";
    private static final String ENGLISH = "english";

    private StoredMessage() {}

    /** Arguments are texts, whole numbers, days and messages. */
    static final class Writer extends JsonSerializer<Message> {

        @Override
        public void serialize(Message message, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (message.isVerbatim()) {
                out.writeString(message.toString());
                return;
            }
            out.writeStartObject();
            out.writeStringField(KEY, message.key());
            out.writeArrayFieldStart(ARGUMENTS);
            for (Object argument : message.arguments()) {
                write(argument, out, provider);
            }
            out.writeEndArray();
            out.writeStringField(ENGLISH, message.toString());
            out.writeEndObject();
        }

        private void write(Object argument, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (argument instanceof Message message) {
                serialize(message, out, provider);
            } else if (argument instanceof Number number) {
                out.writeNumber(number.longValue());
            } else if (argument instanceof LocalDate day) {
                out.writeStartObject();
                out.writeStringField(DATE, day.toString());
                out.writeEndObject();
            } else {
                out.writeString((String) argument);
            }
        }
    }

    static final class Reader extends JsonDeserializer<Message> {

        @Override
        public @Nullable Message deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonNode stored = in.readValueAsTree();
            return stored.isTextual() && stored.asText().isEmpty() ? null : message(stored);
        }

        private static Message message(JsonNode stored) {
            if (stored.isTextual()) {
                return Message.verbatim(stored.asText());
            }
            if (!Messages.hasKey(stored.path(KEY).asText())) {
                return Message.verbatim(stored.path(ENGLISH).asText());
            }
            List<Object> arguments = new ArrayList<>();
            stored.path(ARGUMENTS).forEach(argument -> arguments.add(argument(argument)));
            return new Message(stored.path(KEY).asText(), arguments);
        }

        private static Object argument(JsonNode stored) {
            if (stored.isNumber()) {
                return stored.asLong();
            }
            if (stored.isTextual()) {
                return stored.asText();
            }
            return stored.has(DATE) ? LocalDate.parse(stored.path(DATE).asText()) : message(stored);
        }
    }
}
