package dev.drover.core.process;

import static dev.drover.core.process.Scene.NOW;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Decision;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.InstanceState;
import dev.drover.model.ServerMark;
import dev.drover.model.ServerMark.Once;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/// What a person may say of a server, and by which words it is meant.
final class MarkRulesTest {
    private final Scene scene = new Scene();

    @BeforeEach
    void oneSessionWithServers() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx @acme/one").runs(12, 11, "node one.js");
        scene.runs(13, 10, "npx two a").runs(14, 10, "npx two b");
        scene.configured(11, "one").configured(13, "two").configured(14, "two");
        scene.runs(21, 1, "mayla-daemon").daemon(21, Scene.MAYLA);
        scene.session(10, InstanceState.BUSY);
    }

    private List<Event> decide(Rule<String> rule) {
        Decision<String> decision = rule.decide(scene.state, NOW);
        scene.state = scene.state.apply(decision.events());
        return decision.events();
    }

    private List<Event> mark(String word, Once once) {
        return decide(MarkRules.mark(scene.tree(), word, once));
    }

    private List<Event> unmark(String word) {
        return decide(MarkRules.unmark(scene.tree(), word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "11@11", "12", "one", "npm:@acme/one"})
    void aServerIsMeantByItsPidWhatBelongsToItItsNameOrItsSignature(String word) {
        assertThat(mark(word, Once.USER))
                .containsExactly(
                        new Event.ServerMarked(
                                new ServerMark("npm:@acme/one", "one", Once.USER, NOW)));
        assertThat(MarkRules.mark(scene.tree(), word, Once.USER).decide(scene.state, NOW).reply())
                .isEqualTo("npm:@acme/one");
    }

    @Test
    void sayingItTwiceChangesNothingAndSayingOtherwiseDoes() {
        mark("one", Once.USER);
        assertThat(mark("one", Once.USER)).isEmpty();
        assertThat(mark("one", Once.WORKSPACE)).hasSize(1);
        assertThat(scene.state.marks()).hasSize(1);
        assertThat(unmark("one")).containsExactly(new Event.ServerUnmarked("npm:@acme/one"));
        assertThat(unmark("one")).isEmpty();
        assertThat(scene.state.marks()).isEmpty();
        assertThat(MarkRules.unmark(scene.tree(), "one").decide(scene.state, NOW).reply())
                .isEqualTo("npm:@acme/one");
    }

    @Test
    void aMarkIsKnownByItsSignatureWhenTheServerIsGone() {
        mark("one", Once.USER);
        scene.processes.remove(11L);
        scene.processes.remove(12L);
        assertThat(mark("npm:@acme/one", Once.WORKSPACE)).hasSize(1);
        assertThat(unmark("npm:@acme/one")).hasSize(1);
    }

    private void refuses(String word, String... why) {
        assertThatThrownBy(() -> mark(word, Once.USER))
                .isInstanceOf(Refused.class)
                .hasMessageContainingAll(why);
        assertThatThrownBy(() -> unmark(word)).isInstanceOf(Refused.class);
    }

    @Test
    void saysWhatIsNoServer() {
        refuses("nothing", "No server that runs now is 'nothing'", "`drover processes`");
        refuses("4711", "No server that runs now");
        refuses("x".repeat(9_000), "…");
        refuses("two", "'two' fits 2 servers", "signature");
        refuses("21", "'may-la' is a daemon", "profiles.json");
        refuses("10", "Process 10 belongs to no server");
    }

    @Test
    void whatNobodyCanTellApartIsNotMarked() {
        scene.runs(15, 10, "node");
        refuses("15", "Process 15 belongs to no server that can be told from others");
    }

    @Test
    void whatASessionRunsBelowAServerIsTheSessions() {
        scene.runs(30, 12, "claude").runs(31, 30, "sh").runs(32, 31, "sleep");
        scene.session(30, InstanceState.BUSY);
        refuses("32", "Process 32 belongs to no server");
    }

    @Test
    void thereIsAnEndToMarks() {
        for (int i = 0; i < MarkRules.MOST - 1; i++) {
            scene.marked("s" + i, Once.USER);
        }
        assertThat(mark("one", Once.USER)).hasSize(1);
        assertThatThrownBy(() -> mark("13", Once.USER)).hasMessageContaining("500 marks already");
        assertThat(mark("one", Once.WORKSPACE)).as("one that is there").hasSize(1);
    }
}
