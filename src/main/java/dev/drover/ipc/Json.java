package dev.drover.ipc;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.drover.model.InstanceId;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.Health;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.ProcessView;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the API speaks it: ISO-8601 times, lower-case words, absent instead of null, unknown
/// fields accepted, duplicate keys and deep nesting refused.
public final class Json {
    private static final JsonMapper MAPPER =
            mapper(
                    StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(256 * 1024)
                            .maxTokenCount(20_000)
                            .maxDocumentLength(1 << 20)
                            .build());

    private Json() {}

    /// Made only where a client reads an answer.
    private static final class Replies {
        static final JsonMapper MAPPER =
                mapper(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(64)
                                .maxStringLength(64 << 20)
                                .build());
    }

    /// The one mapper for requests and replies. Replies may be longer than what is read from
    /// strangers: see {@link Client}.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// Reads what the daemon says, which may be long: a thousand instances.
    static JsonMapper replies() {
        return Replies.MAPPER;
    }

    private static JsonMapper mapper(StreamReadConstraints constraints) {
        return JsonMapper.builder(
                        JsonFactory.builder()
                                .streamReadConstraints(constraints)
                                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                .build())
                .changeDefaultPropertyInclusion(
                        i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addMixIn(InstanceView.class, InstanceViewNames.class)
                .addMixIn(InstanceMetrics.class, InstanceViewNames.class)
                .addMixIn(ProcessView.class, ProcessViewNames.class)
                .addMixIn(Health.class, HealthNames.class)
                .addMixIn(InstanceId.class, InstanceIdText.class)
                .build();
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private interface InstanceViewNames {
        @JsonProperty("short")
        String shortId();
    }

    private interface ProcessViewNames {
        @JsonProperty("class")
        ProcessClass why();
    }

    /// An id is its text, not an object around it.
    private abstract static class InstanceIdText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        InstanceIdText(String value) {
            throw new AssertionError(value);
        }

        @JsonValue
        abstract String value();
    }

    private interface HealthNames {
        @JsonProperty("instance_id")
        String instanceId();
    }
}
