package dev.drover.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.drover.model.AlertId;
import dev.drover.model.BranchId;
import dev.drover.model.Field;
import dev.drover.model.InstanceId;
import dev.drover.model.MessageId;
import dev.drover.model.Source;
import dev.drover.model.WorkspaceId;

import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.StdConverter;

import java.util.Map;
import java.util.Set;

/// JSON as it lies in the database: the record components and nothing derived from them, lower-case
/// words, ISO-8601 times, absent instead of null, ids as plain text.
final class StoreJson {
    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .changeDefaultVisibility(
                            v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                    .enable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                    .enable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addMixIn(InstanceId.class, PlainInstanceId.class)
                    .addMixIn(WorkspaceId.class, PlainWorkspaceId.class)
                    .addMixIn(AlertId.class, PlainAlertId.class)
                    .addMixIn(BranchId.class, PlainBranchId.class)
                    .addMixIn(MessageId.class, PlainMessageId.class)
                    .addMixIn(PSet.class, PersistentSet.class)
                    .addMixIn(PMap.class, PersistentMap.class)
                    .build();

    private StoreJson() {}

    /// The only persistent set inside the model's records: ids of subagents.
    private static final class ToPersistentSet extends StdConverter<Set<String>, PSet<String>> {
        @Override
        public PSet<String> convert(Set<String> plain) {
            return HashTreePSet.from(plain);
        }
    }

    /// The only persistent map inside the model's records: the source of each field.
    private static final class ToPersistentMap
            extends StdConverter<Map<Field, Source>, PMap<Field, Source>> {
        @Override
        public PMap<Field, Source> convert(Map<Field, Source> plain) {
            return HashTreePMap.from(plain);
        }
    }

    @JsonDeserialize(converter = ToPersistentSet.class)
    private interface PersistentSet {}

    @JsonDeserialize(converter = ToPersistentMap.class)
    private interface PersistentMap {}

    private abstract static class PlainInstanceId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainInstanceId(String unused) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class PlainWorkspaceId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainWorkspaceId(String unused) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class PlainAlertId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainAlertId(String unused) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class PlainBranchId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainBranchId(String unused) {}

        @JsonValue
        abstract String value();
    }

    private abstract static class PlainMessageId {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        PlainMessageId(String unused) {}

        @JsonValue
        abstract String value();
    }
}
