package dev.drover.core.process;

import static dev.drover.core.process.Scene.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;

import org.junit.jupiter.api.Test;

/// What of a tree is offered for an ending.
final class LeftoversTest {
    private final Scene scene = new Scene();

    private InstanceId endedSession() {
        scene.runs(50, 1, "claude");
        InstanceId id = scene.session(50, InstanceState.IDLE);
        scene.processes.remove(50L);
        scene.ended(id);
        return id;
    }

    @Test
    void theTopmostOfWhatWasLeftBehindIsOfferedWithItsEvidence() {
        scene.runs(11, 1, "npm exec srv").runs(12, 11, "node srv.js");
        scene.seenBelow(11, endedSession());

        assertThat(Leftovers.of(scene.tree()))
                .singleElement()
                .satisfies(
                        c -> {
                            assertThat(c.process()).isEqualTo(key(11));
                            assertThat(c.cause()).isEqualTo(EndingCause.ORPHAN);
                            assertThat(c.reason()).contains("herd 50");
                        });
    }

    @Test
    void theOneTooManyIsOfferedAndTheOneThatIsUsedIsNot() {
        scene.runs(11, 1, "mayla-daemon").daemon(11, Scene.MAYLA);
        scene.runs(21, 1, "mayla-daemon").daemon(21, Scene.MAYLA);
        scene.clients.put(key(11), 2);
        scene.clients.put(key(21), 0);

        assertThat(Leftovers.of(scene.tree()))
                .extracting(EndingCandidate::process, EndingCandidate::cause)
                .containsExactly(tuple(key(21), EndingCause.DUPLICATE));
    }

    @Test
    void whatALiveSessionUsesIsNeverOffered() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").configured(11, "srv");
        scene.session(10, InstanceState.BUSY);

        assertThat(Leftovers.of(scene.tree())).isEmpty();
    }
}
