package dev.drover.ipc.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.drover.ipc.Json;
import dev.drover.model.Event;
import dev.drover.model.view.BranchAsk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The document by itself: valid, whole, and of the same shapes as the schema files.
final class OpenApiTest {
    private static final JsonNode DOCUMENT = node(Json.bytes(OpenApi.document("test")));

    private static JsonNode node(byte[] text) {
        return Json.mapper().readTree(text);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = OpenApiTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void itIsValidByTheMetaSchemaOfOpenApi() throws IOException {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                new String(
                                        resource("/openapi/openapi-3.1-schema.json"),
                                        StandardCharsets.UTF_8),
                                InputFormat.JSON);
        assertThat(meta.validate(DOCUMENT)).isEmpty();
        assertThat(meta.validate(node("{\"openapi\": \"3.1.1\"}".getBytes(StandardCharsets.UTF_8))))
                .as("what is no document")
                .isNotEmpty();
    }

    @Test
    void itsSchemasAreSchemas() throws IOException {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (JsonNode schema : DOCUMENT.at("/components/schemas")) {
            assertThat(meta.validate(schema)).as("%s", schema).isEmpty();
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsThereForNothing() {
        Set<String> named = new TreeSet<>();
        DOCUMENT.findValues("$ref").forEach(ref -> named.add(ref.asString()));
        assertThat(named)
                .allSatisfy(
                        ref ->
                                assertThat(DOCUMENT.at(ref.substring(1)).isObject())
                                        .as(ref)
                                        .isTrue());
        assertThat(DOCUMENT.at("/components/schemas").propertyNames())
                .allSatisfy(name -> assertThat(named).contains("#/components/schemas/" + name));
    }

    @Test
    void everyOperationHasANameOfItsOwnAndALineOfWords() {
        List<String> names = new ArrayList<>();
        for (JsonNode path : DOCUMENT.get("paths")) {
            for (JsonNode operation : path) {
                names.add(operation.get("operationId").asString());
                assertThat(operation.get("summary").asString()).endsWith(".");
                assertThat(operation.get("tags")).hasSize(1);
            }
        }
        assertThat(names)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z]+"))
                .contains("status", "sendMessage", "openApi", "events");
    }

    @Test
    void everyKindOfEventIsThere() {
        Set<String> kinds = new TreeSet<>(Set.of("reset"));
        kinds(Event.class).forEach(kind -> kinds.add(kind.getSimpleName()));
        JsonNode events =
                DOCUMENT.at("/paths/~1v1~1events/get/responses/200/content/text~1event-stream")
                        .get("x-events");
        assertThat(new TreeSet<>(events.propertyNames())).isEqualTo(kinds);
        assertThat(events).allMatch(e -> !e.get("description").asString().isBlank());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(OpenApiTest::kinds);
    }

    /// The files are what `drover … --json` is tested by: both must promise the same fields.
    @ParameterizedTest
    @CsvSource({
        "alerts, AlertView, true",
        "audit, JournalEntry, true",
        "branch-claims, BranchClaimView, true",
        "branch-conflicts, BranchConflictView, true",
        "branch-grant, BranchGrant, false",
        "branches, BranchesView, false",
        "ending, EndingView, false",
        "guard, GuardedFileView, true",
        "guard-deed, GuardDeed, false",
        "guard-text, GuardedTextView, false",
        "guard-versions, GuardedVersionView, true",
        "health, Health, false",
        "instance-metrics, InstanceMetrics, false",
        "instances, InstanceView, true",
        "join-answer, JoinAnswer, false",
        "join-requests, JoinRequestView, true",
        "marks, ServerMark, true",
        "message-read, ReadCount, false",
        "message-receipt, MessageReceipt, false",
        "messages, MessageView, true",
        "metrics, MetricsView, false",
        "port, PortView, false",
        "port-leftovers, PortLeftover, true",
        "port-table, PortsView, false",
        "ports, PortView, true",
        "processes, ProcessView, true",
        "settings, SettingView, true",
        "silences, SilencesView, false",
        "status, Overview, false",
        "usage-report, UsageReport, false",
        "worktree-deed, WorktreeDeed, false",
        "worktree-trash, TrashedWorktreeView, true",
        "worktrees, WorktreeView, true"
    })
    void itPromisesTheFieldsThatTheSchemaFilesPromise(String file, String name, boolean list)
            throws IOException {
        JsonNode root = node(resource("/schemas/" + file + ".json"));
        JsonNode theirs = followed(root, root);
        if (list) {
            assertThat(theirs.get("type").asString()).isEqualTo("array");
            theirs = followed(theirs.get("items"), root);
        }
        compare(name, theirs, root, DOCUMENT.at("/components/schemas/" + name), new HashSet<>());
    }

    private static JsonNode followed(JsonNode schema, JsonNode root) {
        JsonNode to = schema.get("$ref");
        return to == null ? schema : followed(root.at(to.asString().substring(1)), root);
    }

    private static void compare(
            String at, JsonNode file, JsonNode root, JsonNode ours, Set<String> seen) {
        JsonNode theirs = followed(file, root);
        JsonNode own = followed(ours, DOCUMENT);
        if (!seen.add(at) || at.length() > 200) {
            return;
        }
        if (own.has("enum")) {
            // A file may know that of all words only some can stand there.
            assertThat(words(own.get("enum")))
                    .as("words of %s", at)
                    .containsAll(words(theirs.get("enum")));
            return;
        }
        String type = own.get("type").asString();
        if (theirs.has("type") && theirs.get("type").isString()) {
            assertThat(theirs.get("type").asString()).as("type of %s", at).isEqualTo(type);
        }
        if (type.equals("array") && theirs.has("items")) {
            compare(at + "[]", theirs.get("items"), root, own.get("items"), seen);
        }
        // Some files name another file in words, and say no more.
        if (own.has("properties") && theirs.has("properties")) {
            JsonNode fields = own.get("properties");
            JsonNode others = theirs.get("properties");
            assertThat(new TreeSet<>(others.propertyNames()))
                    .as("fields of %s", at)
                    .isEqualTo(new TreeSet<>(fields.propertyNames()));
            assertThat(words(theirs.get("required")))
                    .as("what %s always has", at)
                    .isEqualTo(words(own.get("required")));
            for (String field : fields.propertyNames()) {
                compare(at + "." + field, others.get(field), root, fields.get(field), seen);
            }
        }
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new TreeSet<>();
        if (list != null) {
            list.forEach(word -> words.add(word.asString()));
        }
        return words;
    }

    @Test
    void whatARequestNeedsIsWhatMayNotBeNull() {
        JsonNode ask = DOCUMENT.at("/components/schemas/" + BranchAsk.class.getSimpleName());
        assertThat(words(ask.get("required"))).containsExactly("branch", "directory");
        assertThat(ask.at("/properties/intent/enum")).hasSize(3);
        assertThat(ask.at("/properties/intent/description").asString()).startsWith("null for");
    }

    @Test
    void aTypeWithoutARuleIsNotGuessedAt() {
        assertThatThrownBy(() -> new Shapes().of(Thread.class))
                .hasMessageContaining("no schema for");
    }
}
