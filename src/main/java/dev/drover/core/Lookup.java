package dev.drover.core;

import dev.drover.model.Alert;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;

import java.util.List;

/// Finds the instance or alert that a person means by an id, its short form, or the beginning of
/// either.
public final class Lookup {
    private Lookup() {}

    /// @throws Refused if none or more than one fits
    public static Instance instance(State state, String text) {
        if (InstanceId.isValid(text)) {
            return state.instances()
                    .get(new InstanceId(text))
                    .orElseThrow(() -> new Refused(new Refusal.UnknownInstance(text)));
        }
        List<Instance> fitting =
                text.isBlank()
                        ? List.of()
                        : state.instances().all().stream()
                                .filter(
                                        i ->
                                                i.id().value().startsWith(text)
                                                        || i.id().shortForm().startsWith(text)
                                                        || i.label()
                                                                .name()
                                                                .filter(text::equals)
                                                                .isPresent())
                                .toList();
        if (fitting.size() > 1) {
            List<Instance> live = fitting.stream().filter(Instance::isLive).toList();
            if (live.size() == 1) {
                return live.getFirst();
            }
            throw new Refused(new Refusal.AmbiguousInstance(text, fitting.size()));
        }
        if (fitting.isEmpty()) {
            throw new Refused(new Refusal.UnknownInstance(text));
        }
        return fitting.getFirst();
    }

    /// An alert by its id or the beginning of it; an open one counts before those that are over.
    ///
    /// @throws Refused if none or more than one fits
    public static Alert alert(State state, String text) {
        List<Alert> fitting =
                text.isBlank()
                        ? List.of()
                        : state.alerts().all().stream()
                                .filter(a -> a.id().value().startsWith(text))
                                .toList();
        List<Alert> open = fitting.stream().filter(Alert::isOpen).toList();
        if (open.size() == 1) {
            return open.getFirst();
        }
        if (fitting.isEmpty()) {
            throw new Refused(new Refusal.UnknownAlert(text));
        }
        if (fitting.size() > 1) {
            throw new Refused(new Refusal.AmbiguousAlert(text, fitting.size()));
        }
        return fitting.getFirst();
    }
}
