package dev.orderflow.web.http;

import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonFormat.Value;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;

/** JSON as this API writes it: money as decimal strings, times as ISO 8601 in UTC, nothing where there is nothing to say. */
public final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .withConfigOverride(BigDecimal.class, money -> money.setFormat(Value.forShape(Shape.STRING)))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            // Said here and not by an annotation: WildFly takes Jackson's annotations as a wish for its own Jackson.
            .withConfigOverride(Problem.class, problem -> problem.setInclude(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Beyond what any request of ours has. */
    static final int DEEPEST = 50;

    /**
     * For what clients send. Text of theirs stays in no table of the virtual machine; of the limits only the depth can be met, because
     * a body is bounded before, and a number is judged before anything is made of it.
     */
    static final JsonFactory OF_STRANGERS = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(RequestJson.LIMIT)
                    .maxStringLength(RequestJson.LIMIT)
                    .maxNameLength(RequestJson.LIMIT)
                    .build())
            .build();

    private Json() {}

    /** The JSON text as it is, of a program that we asked; what clients send is read by {@link RequestJson}. */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("not JSON", e));
        }
    }

    /** The value as JSON text in UTF-8. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(new IOException("cannot write " + value.getClass(), e));
        }
    }
}
