package dev.drover.ui.instances;

import dev.drover.model.InstanceState;
import dev.drover.ui.part.StateLook;
import dev.drover.ui.table.Pills;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The pills of the states that agents are in. Those that have ended count only while they are
/// listed.
final class StatePills {
    /// These stay where they are also at zero, so that the row does not jump about.
    private static final Set<StateLook> ALWAYS =
            Set.of(StateLook.WAITING, StateLook.BUSY, StateLook.IDLE);

    private StatePills() {}

    static Pills<InstanceState> of(InstancesModel model) {
        Pills<InstanceState> pills =
                new Pills<>(
                                model.only(),
                                Arrays.stream(StateLook.values()).map(StatePills::kind).toList())
                        .withAll("agent", "agents");
        model.counts().addListener((property, before, after) -> draw(pills, model));
        model.showEnded().addListener((property, before, after) -> draw(pills, model));
        draw(pills, model);
        return pills;
    }

    private static Pills.Kind<InstanceState> kind(StateLook look) {
        return new Pills.Kind<>(
                look.state(),
                look.word(),
                look.meaning(),
                List.of("dot", look.styleClass()),
                look == StateLook.WAITING ? "calling" : "",
                ALWAYS.contains(look));
    }

    private static void draw(Pills<InstanceState> pills, InstancesModel model) {
        InstancesModel.Counts counts = model.counts().get();
        boolean ended = model.showEnded().get();
        pills.draw(counts.live(), state -> state.isLive() || ended ? counts.of(state) : 0);
    }
}
