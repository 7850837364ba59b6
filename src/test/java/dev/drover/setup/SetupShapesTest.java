package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.setup.hooks.OurCommand;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Thirty settings files, each laid out in its own way: what setup changes in them, and that it
/// leaves no trace.
final class SetupShapesTest {
    private static final Path SHAPES = Path.of("src/test/resources/setup/shapes");
    private static final JsonMapper READER =
            JsonMapper.builder()
                    .enable(
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    @TempDir Path home;

    static Stream<String> shapes() throws IOException {
        try (Stream<Path> files = Files.list(SHAPES)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void addsCharactersAndChangesNone(String shape) throws IOException {
        byte[] before = Files.readAllBytes(SHAPES.resolve(shape));
        SetupHome there = new SetupHome(home);
        Path file = there.write(".claude/settings.json", before);

        assertThat(there.install("claude-code")).allMatch(Outcome::done);

        String was = text(before);
        String is = text(Files.readAllBytes(file));
        assertThat(isLeftOver(was, is)).as(is).isTrue();
        for (String line : was.split("\n", -1)) {
            if (!line.isBlank() && !is.contains(line)) {
                // Only where a bracket had to be opened, or all stands on one line.
                assertThat(line).containsAnyOf("{}", "[]", "{ \"", "{\"", "[{", "[ {", "[ /*");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void meansTheSameWithOurHooksBesideTheOthers(String shape) throws IOException {
        byte[] before = Files.readAllBytes(SHAPES.resolve(shape));
        SetupHome there = new SetupHome(home);
        Path file = there.write(".claude/settings.json", before);

        there.install("claude-code");

        JsonNode is = READER.readTree(text(Files.readAllBytes(file)).replace("\uFEFF", ""));
        for (String event : Setup.events("claude-code")) {
            assertThat(ours(is.get("hooks").get(event))).as(event).hasSize(1);
        }
        ObjectNode rest = (ObjectNode) is;
        strip(rest);
        ObjectNode was = (ObjectNode) READER.readTree(text(before).replace("\uFEFF", ""));
        strip(was);
        assertThat(rest).isEqualTo(was);
        assertThat(rest.propertyNames()).containsExactlyElementsOf(was.propertyNames());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void comesOutWithoutATrace(String shape) throws IOException {
        byte[] before = Files.readAllBytes(SHAPES.resolve(shape));
        SetupHome there = new SetupHome(home);
        Path file = there.write(".claude/settings.json", before);

        there.install("claude-code");
        there.install("statusline");
        assertThat(there.uninstall("claude-code", "statusline")).allMatch(Outcome::done);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(there.files()).containsExactly(".claude/settings.json");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatOthersAddMeanwhileStays(String shape) throws IOException {
        byte[] before = Files.readAllBytes(SHAPES.resolve(shape));
        SetupHome there = new SetupHome(home);
        Path file = there.write(".claude/settings.json", before);

        there.install("claude-code");
        String with = Files.readString(file);
        int at = with.indexOf('{', with.startsWith("//") ? with.indexOf('\n') : 0) + 1;
        Files.writeString(file, with.substring(0, at) + "\"new\": [1, 2]," + with.substring(at));
        assertThat(there.uninstall("claude-code")).allMatch(Outcome::done);

        JsonNode is = READER.readTree(Files.readString(file).replace("\uFEFF", ""));
        assertThat(is.get("new").toString()).isEqualTo("[1,2]");
        assertThat(Files.readString(file)).doesNotContain("drover");
        ((ObjectNode) is).remove("new");
        assertThat(is).isEqualTo(READER.readTree(text(before).replace("\uFEFF", "")));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aSecondTimeThereIsNothingToDo(String shape) throws IOException {
        SetupHome there = new SetupHome(home);
        there.write(".claude/settings.json", Files.readAllBytes(SHAPES.resolve(shape)));
        there.install("claude-code", "statusline");
        assertThat(there.setup.plan(List.of("claude-code", "statusline"), Wish.USUAL))
                .noneMatch(Plan::changes)
                .allMatch(p -> p.refusal() == null);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Is the first text what is left of the second one if some characters are taken out?
    static boolean isLeftOver(String was, String is) {
        int at = 0;
        for (int i = 0; i < is.length() && at < was.length(); i++) {
            at += is.charAt(i) == was.charAt(at) ? 1 : 0;
        }
        return at == was.length();
    }

    private static List<JsonNode> ours(JsonNode groups) {
        List<JsonNode> ours = new ArrayList<>();
        for (JsonNode group : groups) {
            for (JsonNode hook : group.path("hooks")) {
                if (OurCommand.of(hook.path("command").asString("")).isPresent()) {
                    assertThat(hook.get("type").asString()).isEqualTo("command");
                    ours.add(hook);
                }
            }
        }
        return ours;
    }

    /// Takes our groups out, and what is empty then.
    static void strip(ObjectNode settings) {
        if (settings.get("hooks") instanceof ObjectNode hooks) {
            for (String event : List.copyOf(hooks.propertyNames())) {
                JsonNode groups = hooks.get(event);
                if (groups.isArray()) {
                    var kept =
                            groups.values().stream()
                                    .filter(g -> ours(READER.createArrayNode().add(g)).isEmpty())
                                    .toList();
                    hooks.set(event, READER.createArrayNode().addAll(kept));
                    if (kept.isEmpty()) {
                        hooks.remove(event);
                    }
                }
            }
            if (hooks.isEmpty()) {
                settings.remove("hooks");
            }
        }
    }
}
