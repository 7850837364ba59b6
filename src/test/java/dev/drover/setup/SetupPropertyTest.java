package dev.drover.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.setup.hooks.HookEdit;
import dev.drover.setup.hooks.HookEvent;
import dev.drover.setup.hooks.HookShape;
import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Setup and then uninstall is as if nothing had been, whatever the file looked like.
final class SetupPropertyTest {

    @Property(tries = 150)
    void setupAndUninstallLeaveTheFileAsItWas(@ForAll long seed) throws IOException {
        String text = new RandomSettings(seed).text();
        Path home = Files.createTempDirectory("drover-setup-");
        try {
            SetupHome there = new SetupHome(home);
            byte[] before = text.getBytes(StandardCharsets.UTF_8);
            Path file = there.write(".claude/settings.json", before);

            assertThat(there.install("statusline", "claude-code")).allMatch(Outcome::done);
            String with = Files.readString(file);
            assertThat(SetupShapesTest.isLeftOver(text, with)).as(with).isTrue();
            assertThat(there.uninstall("claude-code", "statusline")).allMatch(Outcome::done);

            assertThat(Files.readString(file)).isEqualTo(text);
            assertThat(there.files()).containsExactly(".claude/settings.json");
        } finally {
            remove(home);
        }
    }

    /// Even if the copy is lost that tells of containers that were empty before.
    @Property(tries = 300)
    void withoutTheCopyOnlyWhatWasEmptyIsLost(@ForAll long seed, @ForAll("shapes") HookShape shape)
            throws MalformedTextException {
        String text = new RandomSettings(seed).text();
        HookEdit edit = new HookEdit("claude-code", shape);
        List<HookEvent> events = new ArrayList<>();
        for (String event : Setup.events("claude-code")) {
            events.add(new HookEvent(event, "\"/o p/drover\" hook claude-code", 5));
        }

        String with = edit.installed(text, events, "/o p/drover", false);
        JsonText.read(with);
        assertThat(edit.isIn(with)).isTrue();
        assertThat(edit.installed(with, events, "/o p/drover", false)).isEqualTo(with);
        String moved = edit.installed(with, events, "/new/drover", false);
        assertThat(moved).isEqualTo(with.replace("/o p/drover", "/new/drover"));

        String without = edit.removed(with, text);
        assertThat(edit.isIn(without)).isFalse();
        assertThat(edit.core(String.valueOf(without))).isEqualTo(edit.core(text));
        String core = edit.core(text);
        if (core.equals(text)) {
            String alone = edit.removed(with, null);
            assertThat(alone).isEqualTo(text);
        }
    }

    @Provide
    Arbitrary<HookShape> shapes() {
        return Arbitraries.of(HookShape.CLAUDE, HookShape.CODEX);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
