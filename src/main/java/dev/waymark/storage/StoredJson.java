package dev.waymark.storage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.waymark.message.Message;
import dev.waymark.url.Url;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Records as JSON, the form in which the database stores what it need not search. */
public final class StoredJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    MapperFeature
                            .ACCEPT_CASE_INSENSITIVE_ENUMS) // registers' findings were once stored with small letters
            .addModule(new SimpleModule()
                    .addSerializer(Url.class, new UrlWriter())
                    .addDeserializer(Url.class, new UrlReader())
                    .addSerializer(Message.class, new StoredMessage.Writer())
                    .addDeserializer(Message.class, new StoredMessage.Reader())
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new DayReader()))
            .build();

    private StoredJson() {}

    /** The JSON of a record of simple values. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of simple values are always representable as JSON", e);
        }
    }

    /**
     * The record that was stored; properties that it no longer has are passed over.
     *
     * @throws IllegalStateException if it is not of this type
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    /**
     * The same as {@link #write}, compressed, in a JSON string: to parse and to compress the 50 KB of a page takes the database three
     * milliseconds, this less than one.
     */
    public static String writeCompressed(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            MAPPER.writeValue(out, value);
        } catch (IOException e) {
            throw new IllegalStateException("records of simple values are always representable as JSON", e);
        } finally {
            deflater.end();
        }
        return '"' + Base64.getEncoder().encodeToString(bytes.toByteArray()) + '"';
    }

    /** The record that was stored, compressed or, by an earlier version, as it is; see {@link #read}. */
    public static <T> T readCompressed(String json, Class<T> type) {
        if (!json.startsWith("\"")) {
            return read(json, type);
        }
        byte[] bytes = Base64.getDecoder().decode(json.substring(1, json.length() - 1));
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return MAPPER.readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    private static final class DayReader extends JsonDeserializer<LocalDate> {
        @Override
        public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return LocalDate.parse(in.getText());
        }
    }

    private static final class UrlWriter extends JsonSerializer<Url> {
        @Override
        public void serialize(Url url, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(url.toString());
        }
    }

    private static final class UrlReader extends JsonDeserializer<Url> {
        @Override
        public Url deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Url.parse(in.getText());
        }
    }
}
